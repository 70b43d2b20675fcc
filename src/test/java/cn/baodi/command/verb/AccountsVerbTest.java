package cn.baodi.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.data.Database;
import cn.baodi.command.exchange.sample.BoxRepository;
import cn.baodi.command.exchange.sample.Store;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs on a folder with accounts. */
class AccountsVerbTest {
    private static final String ADMIN = "青山不改2020";
    private static final String OFFICER = "绿水长流2020";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path data;
    private String out;
    private String err;

    @BeforeEach
    void protect() {
        data = folder.resolve("data");
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        assertThat(run("accounts", "protect", "--user", "王芳")).isEqualTo(Verbs.DONE);
        terminal.environment.clear();
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(Verbs.DATA, data.toString()));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Verbs.run(
                all.toArray(String[]::new),
                SampleDesk::new,
                terminal,
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        out = written.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path secret(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), text);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    /** Kind and words of all that stands in the audit, oldest first. */
    private List<String> audit() {
        Keys keys = CheapKeys.at(data, Store.CLOCK);
        try (Database database = new Database(data)) {
            database.open(
                    List.of(BoxRepository.MIGRATION),
                    () -> keys.signIn("王芳", ADMIN.toCharArray()).key());
            return database.read(
                    h -> h.createQuery("SELECT kind || ' ' || operator || ' ' || action FROM audit_batch ORDER BY seq")
                            .mapTo(String.class)
                            .list());
        }
    }

    private void addOfficer() {
        addOfficer("officer,热线员");
    }

    private void addOfficer(String roles) {
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        terminal.environment.put(Secrets.NEW_PASSWORD, OFFICER);
        assertThat(run("accounts", "add", "--user", "王芳", "--name", "李强", "--roles", roles))
                .isEqualTo(Verbs.DONE);
        terminal.environment.clear();
    }

    @Test
    void theRecoveryCodeIsSaidOnceWithTheFirstAccount() {
        assertThat(out).contains("管理员是“王芳”").containsPattern("(?m)^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$");
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        assertThat(run("accounts", "protect", "--user", "李强")).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("已经设有账号");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check", "demo", "export --sheet boxes --out x.csv", "report --text", "backup", "accounts list"})
    void withoutANameNothingOpensAndTheSentenceSaysHow(String line) {
        assertThat(run(line.split(" "))).isEqualTo(Verbs.FAILED);
        assertThat(err.lines())
                .singleElement()
                .asString()
                .contains("设有账号", "--user", "--password-file", "BAODI_CONSOLE_PASSWORD");
        assertThat(out).isEmpty();
    }

    @Test
    void theSheetsAreListedWithoutAnybody() {
        assertThat(run("sheets")).isEqualTo(Verbs.DONE);
        assertThat(run("sheets", "--user", "王芳")).isEqualTo(Verbs.WRONG_USAGE);
    }

    @Test
    void aPasswordComesFromTheFileElseTheEnvironmentElseTheTerminal() throws IOException {
        terminal.environment.put(Secrets.PASSWORD, "不是这个2020");
        String file = secret(ADMIN + "\n第二行").toString();
        assertThat(run("check", "--user", "王芳", "--password-file", file)).isEqualTo(Verbs.DONE);
        assertThat(err).isEmpty();
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        assertThat(run("check", "--user", " 王芳")).isEqualTo(Verbs.DONE);
        terminal.environment.clear();
        terminal.typed.add(ADMIN);
        assertThat(run("check", "--user", "王芳")).isEqualTo(Verbs.DONE);
        assertThat(terminal.asked).containsExactly("“王芳”的口令： ");
    }

    @Test
    void aFileThatOthersCanReadIsSaid() throws IOException {
        Path file = secret(ADMIN);
        org.junit.jupiter.api.Assumptions.assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("check", "--user", "王芳", "--password-file", file.toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(err).contains("别的用户也能读");
    }

    @Test
    void aWrongPasswordAnUnknownNameAndNoPasswordAreOneSentenceEach() throws IOException {
        terminal.environment.put(Secrets.PASSWORD, "不是这个2020");
        for (String name : List.of("王芳", "没有这人")) {
            assertThat(run("check", "--user", name)).isEqualTo(Verbs.FAILED);
            assertThat(err.lines()).singleElement().asString().contains("账号或口令不对", "BAODI_CONSOLE_PASSWORD");
        }
        terminal.environment.clear();
        assertThat(run("check", "--user", "王芳")).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("没有口令", "--password-file");
        assertThat(run(
                        "check",
                        "--user",
                        "王芳",
                        "--password-file",
                        folder.resolve("gone").toString()))
                .isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("口令文件", "读不出来");
    }

    @Test
    void aPasswordFileThatIsTooLongOrNeverEndsIsRefused() throws IOException {
        Path endless = Path.of("/dev/zero");
        for (Path file : List.of(secret("x".repeat(5000)), folder, endless)) {
            if (Files.exists(file)) {
                assertThat(run("check", "--user", "王芳", "--password-file", file.toString()))
                        .isEqualTo(Verbs.FAILED);
                assertThat(err).as(file.toString()).contains("口令文件", "读不出来");
            }
        }
    }

    @Test
    void aPasswordIsNeverAnArgument() {
        assertThat(run("check", "--user", "王芳", "--password", ADMIN)).isEqualTo(Verbs.WRONG_USAGE);
    }

    @Test
    void whoWritesStandsInTheAuditAndWhoWasRefusedToo() throws IOException {
        addOfficer();
        terminal.environment.put(Secrets.PASSWORD, "不是这个2020");
        run("check", "--user", "李强");
        run("check", "--user", "没有这人");
        terminal.environment.put(Secrets.PASSWORD, OFFICER);
        Path file = Files.writeString(folder.resolve("boxes.csv"), "姓名,种类\n张三,木箱");
        assertThat(run("import", "--user", "李强", "--sheet", "boxes", file.toString()))
                .isEqualTo(Verbs.DONE);

        assertThat(audit())
                .contains(
                        "ACCOUNT 王芳 给数据文件夹设了口令，管理员“王芳”",
                        "ACCOUNT 王芳 添加账号“李强”（值班员、热线员）",
                        "REFUSED 李强 2020-02-09 14:30:00 登录“李强”被拒：口令或恢复码不对",
                        "REFUSED 李强 2020-02-09 14:30:00 登录被拒：没有这个账号",
                        "SIGN_IN 李强 “李强”登录")
                .anyMatch(line -> line.startsWith("WRITE 李强"))
                .noneMatch(line -> line.contains("没有这人"));
    }

    @Test
    void onlyAnAdministratorAddsAndEverybodyChangesHisOwn() {
        addOfficer();
        terminal.environment.put(Secrets.PASSWORD, OFFICER);
        terminal.environment.put(Secrets.NEW_PASSWORD, "第三个口令2020");
        assertThat(run("accounts", "add", "--user", "李强", "--name", "赵敏", "--roles", "只读"))
                .isEqualTo(Verbs.FAILED);
        assertThat(err).contains("能做的是管理员");
        assertThat(run("accounts", "password", "--user", "李强", "--name", "王芳")).isEqualTo(Verbs.FAILED);
        assertThat(run("accounts", "password", "--user", "李强")).isEqualTo(Verbs.DONE);
        assertThat(run("check", "--user", "李强")).isEqualTo(Verbs.FAILED);
        terminal.environment.put(Secrets.PASSWORD, "第三个口令2020");
        assertThat(run("check", "--user", "李强")).isEqualTo(Verbs.DONE);
        assertThat(run("accounts", "list", "--user", "李强")).isEqualTo(Verbs.FAILED);
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        assertThat(run("accounts", "list", "--user", "王芳")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("李强  值班员、热线员", "王芳  管理员");
    }

    @Test
    void anAdministratorResetsAnothersPasswordAskedTwiceAtTheTerminal() {
        addOfficer();
        terminal.typed.addAll(List.of(ADMIN, "重设的口令2020", "重设的口令2021"));
        assertThat(run("accounts", "password", "--user", "王芳", "--name", "李强")).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("两次输入的口令不一样");
        terminal.typed.addAll(List.of(ADMIN, "重设的口令2020", "重设的口令2020"));
        assertThat(run("accounts", "password", "--user", "王芳", "--name", "李强")).isEqualTo(Verbs.DONE);
        terminal.typed.add("重设的口令2020");
        assertThat(run("check", "--user", "李强")).isEqualTo(Verbs.DONE);
    }

    @Test
    void weakPasswordsBadNamesAndUnknownRolesAreRefusedInWords() {
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        terminal.environment.put(Secrets.NEW_PASSWORD, "短");
        assertThat(run("accounts", "add", "--user", "王芳", "--name", "李强", "--roles", "officer"))
                .isEqualTo(Verbs.FAILED);
        assertThat(err).contains("至少要 8 个字");
        assertThat(run("accounts", "add", "--user", "王芳", "--name", "李\t强", "--roles", "officer"))
                .isEqualTo(Verbs.FAILED);
        assertThat(err).contains("账号名只能用");
        assertThat(run("accounts", "add", "--user", "王芳", "--name", "李强", "--roles", "boss"))
                .isEqualTo(Verbs.WRONG_USAGE);
        assertThat(run("accounts", "add", "--user", "王芳")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(run("accounts", "fly", "--user", "王芳")).isEqualTo(Verbs.WRONG_USAGE);
    }

    @Test
    void aFolderWithoutAccountsAsksNobody() {
        data = folder.resolve("open");
        assertThat(run("demo")).isEqualTo(Verbs.DONE);
        assertThat(run("check")).isEqualTo(Verbs.DONE);
        assertThat(run("accounts", "list")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("accounts protect");
    }

    @Test
    void aBackupFromBeforeTheAccountsNoLongerGivesTheKeyAwayAndIsStillGood() throws IOException {
        data = folder.resolve("open");
        Path file = Files.writeString(folder.resolve("boxes.csv"), "姓名,种类\n张三,木箱");
        run("import", "--sheet", "boxes", file.toString());
        run("backup");
        Path backup;
        try (var files = Files.list(data.resolve("backups"))) {
            backup = files.findFirst().orElseThrow();
        }
        assertThat(carriesPlainKey(backup)).isTrue();
        terminal.environment.put(Secrets.PASSWORD, ADMIN);
        assertThat(run("accounts", "protect", "--user", "王芳")).isEqualTo(Verbs.DONE);

        assertThat(carriesPlainKey(backup)).isFalse();
        assertThat(run("restore", "--user", "王芳", "--from", backup.toString(), "--yes"))
                .isEqualTo(Verbs.DONE);
        assertThat(run("check", "--user", "王芳")).isEqualTo(Verbs.DONE);
    }

    private static boolean carriesPlainKey(Path backup) throws IOException {
        try (var zip = new java.util.zip.ZipFile(backup.toFile());
                var in = zip.getInputStream(zip.getEntry(Keys.FILE))) {
            return Keys.holdsPlainKey(in.readAllBytes());
        }
    }

    @Test
    void anOlderBackupIsRestoredWithTheNewPasswordAndItsOwnSlotsStillOpenItWhenTheKeysAreLost() throws IOException {
        addOfficer("officer,管理员");
        Path file = Files.writeString(folder.resolve("boxes.csv"), "姓名,种类\n张三,木箱");
        terminal.environment.put(Secrets.PASSWORD, OFFICER);
        run("import", "--user", "李强", "--sheet", "boxes", file.toString());
        assertThat(run("backup", "--user", "李强")).isEqualTo(Verbs.DONE);
        Path backup = Path.of(out.substring(out.indexOf('：') + 1).strip());
        Files.writeString(file, "姓名,种类\n李四,木箱");
        run("import", "--user", "李强", "--sheet", "boxes", file.toString());
        terminal.environment.put(Secrets.NEW_PASSWORD, "第三个口令2020");
        run("accounts", "password", "--user", "李强");

        assertThat(run("restore", "--user", "李强", "--from", backup.toString(), "--yes"))
                .isEqualTo(Verbs.FAILED);
        terminal.environment.put(Secrets.PASSWORD, "第三个口令2020");
        assertThat(run("restore", "--user", "李强", "--from", backup.toString(), "--yes"))
                .isEqualTo(Verbs.DONE);
        Path exported = folder.resolve("out.csv");
        run("export", "--user", "李强", "--sheet", "boxes", "--out", exported.toString());
        assertThat(exported).content().contains("张三").doesNotContain("李四");

        // Both key files gone: the slots of the backup are put back, as the message says.
        Files.delete(data.resolve(Keys.FILE));
        Files.delete(data.resolve(Keys.FILE + ".previous"));
        assertThat(run("check", "--user", "李强")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("没有密钥文件");
        try (var zip = new java.util.zip.ZipFile(backup.toFile());
                var in = zip.getInputStream(zip.getEntry(Keys.FILE))) {
            Files.copy(in, data.resolve(Keys.FILE));
        }
        terminal.environment.put(Secrets.PASSWORD, OFFICER);
        assertThat(run("check", "--user", "李强")).isEqualTo(Verbs.DONE);
    }
}
