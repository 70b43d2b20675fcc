package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.verb.Secrets;
import cn.baodi.command.verb.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role before every verb, on a folder with an account for each. */
class PermissionVerbsTest {
    private static final String OWN = "绿水长流2020";
    private static final String SECOND = "青山不改2020";
    /** Verbs that are let in and then told something else. */
    private static final Set<String> ENDS_OTHERWISE = Set.of("summaries", "demo", "close", "takeBack");
    /** How a refusal for want of a role reads. */
    private static final String REFUSED = "(?s).*(您的角色.*请由他们来做|它不在您看得到的表里).*";

    @TempDir
    static Path folder;

    private static Path data;
    private static Path backup;
    private static Path units;
    private static long imported;
    private static int round;

    private int code;
    private String err;

    @BeforeAll
    static void fill() throws IOException {
        data = folder.resolve("data");
        try (App app = app(data, Locale.SIMPLIFIED_CHINESE)) {
            app.open(keys -> null);
            app.accounts().protect(new Account("第二人", Set.of(Role.ADMIN, Role.LEADER), false), SECOND.toCharArray());
            Keys.SignedIn admin = app.accounts().confirm(SECOND.toCharArray());
            for (Role role : Role.values()) {
                app.accounts().add(admin, new Account(role.name(), Set.of(role), false), OWN.toCharArray());
            }
            Path team = Files.write(folder.resolve("team.csv"), List.of("队伍名称,类别,所属单位", "新来的,预备队,朝霞街道"));
            Register<?> teams = app.features().stream()
                    .flatMap(area -> area.registers().stream())
                    .filter(register -> register.sheet().key().equals("teams"))
                    .findFirst()
                    .orElseThrow();
            Imported done =
                    new FileImport(app.ledger(), Texts.CHINESE).read(teams, team, ImportOptions.USUAL, Progress.none());
            assertThat(done.stored()).isEqualTo(1);
            imported = done.seq();
            retire(app, teams);
            backup = app.ledger().backUp("试").file();
        }
        units = folder.resolve("units.csv");
    }

    private static <T extends Row> void retire(App app, Register<T> register) {
        T newest = register.repository()
                .page(Filter.NONE, Sort.down("code"), null, 1)
                .rows()
                .get(0);
        app.ledger().write("作废", batch -> register.repository().retire(batch, newest, "误"));
    }

    private static App app(Path at, Locale locale) {
        return new App(at, locale, new Session("某人"), DemoFolder.CLOCK, CheapKeys::at);
    }

    static Stream<PermissionTable.Row> rows() {
        return PermissionTable.rows().filter(row -> row.area().equals("verb"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theVerbObeysWhomTheTableSays(PermissionTable.Row row) throws IOException {
        Set<Role> obeyed = new TreeSet<>();
        for (Role role : Role.values()) {
            run(row.door(), role);
            boolean refused = err.matches(REFUSED);
            assertThat(code)
                    .as("%s %s: %s", row, role, err)
                    .isEqualTo(refused || ENDS_OTHERWISE.contains(row.door()) ? Verbs.FAILED : Verbs.DONE);
            if (!refused) {
                obeyed.add(role);
            }
        }
        assertThat(obeyed).as(row.toString()).isEqualTo(row.passing());
    }

    private void run(String door, Role role) throws IOException {
        String out = folder.resolve("out.csv").toString();
        // A village that is new each time.
        Files.write(units, List.of("代码,名称,类别", (120115104600L + round++) + ",新庄村" + round + ",村"));
        List<String> args = new ArrayList<>(
                switch (door) {
                    case "demo" -> List.of("demo"); // there is data already, which is told to who may ask
                    case "addAccount" ->
                        List.of("accounts", "add", "--name", role + "的新人" + round, "--roles", "reader");
                    case "close" -> // another organisation's name is told to who may close
                        List.of(
                                "close-crisis",
                                "--out",
                                folder.toString(),
                                "--organisation",
                                "别处",
                                "--basis",
                                "试",
                                "--approver",
                                "第二人");
                    case "restore" -> List.of("restore", "--from", backup.toString());
                    case "accounts" -> List.of("accounts", "list");
                    case "backup" -> List.of("backup");
                    case "report" -> List.of("report", "--text");
                    case "summaries" -> List.of("summaries", "--out", folder.toString());
                    case "check" -> List.of("check");
                    case "audit" -> List.of("audit");
                    case "imports" -> List.of("imports");
                    case "takeBack" -> // it was built upon since, which is told to who may
                        List.of("imports", "--take-back", String.valueOf(imported));
                    case "sheets" -> List.of("sheets");
                    case "import" -> List.of("import", "--sheet", "units", units.toString());
                    case "export" -> List.of("export", "--sheet", "units", "--out", out);
                    case "full" ->
                        List.of(
                                "export",
                                "--sheet",
                                "units",
                                "--out",
                                out,
                                "--full",
                                "--purpose",
                                "核对",
                                "--approver",
                                "第二人");
                    default -> throw new IllegalArgumentException(door);
                });
        if (!door.equals("sheets")) {
            args.addAll(List.of("--user", role.name()));
        }
        args.addAll(List.of("--data", data.toString()));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        code = Verbs.run(
                args.toArray(String[]::new),
                PermissionVerbsTest::app,
                new Known(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        err = told.toString(StandardCharsets.UTF_8);
    }

    private static final class Known implements Secrets {
        private final Map<String, String> environment =
                Map.of(Secrets.PASSWORD, OWN, Secrets.NEW_PASSWORD, OWN, Secrets.APPROVER_PASSWORD, SECOND);

        @Override
        public String environment(String name) {
            return environment.get(name);
        }

        @Override
        public char[] ask(String words) {
            return null;
        }
    }
}
