package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.account.Approved;
import cn.baodi.command.core.Access;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.data.Backups;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.report.Coverage;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.Reports;
import cn.baodi.command.report.StoredReport;
import cn.baodi.command.ui.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role before every door of the real console that needs no screen and no command line. */
class PermissionDoorsTest {
    private static final Set<String> ELSEWHERE =
            Set.of("navigation", "screen", "area", "tile", "add", "exportAct", "fullAct", "copy", "print", "save");

    private static final Cutoff CUTOFF = Cutoff.at(Demo.NOW);

    /** What the search of an area finds something for. */
    private static final Map<String, String> SOUGHT = Map.of(
            "checkpoint", "K1",
            "volunteer", "V1",
            "household", "H1",
            "delivery", "P0000001",
            "hotline", "R0000001",
            "returns", "D000001",
            "epidemic", "E000001",
            "unit", "朝霞街道",
            "stock", "W001");

    /** A row that is new to the area's register, by heading. */
    private static final Map<String, List<String>> NEW_ROW = Map.of(
            "checkpoint", List.of("卡口名称,类别,所属单位,状态,白班应到,夜班应到", "新设卡口,村居出入口,朝霞街道,正常,2,2"),
            "volunteer", List.of("姓名,电话,所属单位,服务类别,状态", "新来的,19900009999,朝霞街道,互帮互助,待命"),
            "household", List.of("户主,村居,类别,人口", "新来的,120115104201,低保,2"),
            "delivery", List.of("困难家庭,物资,份数,应送时间", "H00001,米面油,1,2020-02-10 18:00"),
            "hotline", List.of("来电时间,主题", "2020-02-09 14:00,焦虑恐慌"),
            "returns", List.of("日期,村居,排查户数", "2020-01-20,120115104201,12"),
            "epidemic", List.of("日期,地区,新增确诊", "2020-01-20,全区,2"),
            "unit", List.of("代码,名称,类别", "120115104998,新庄村,村"),
            "stock", List.of("物资名称,类别,计量单位,只随配送出库", "酒精棉片,防护消杀,件,否"));

    @TempDir
    static Path folder;

    private static final Visit TOWN = new Visit("王卜庄镇", 120115103000L, null);
    private static final ReportPdf SETTER = new ReportPdf();

    private static App app;
    /** So many days have a report by now. */
    private static int days;

    @BeforeAll
    static void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
    }

    @AfterAll
    static void close() {
        app.close();
    }

    private static void signIn(Set<Role> roles) {
        app.session().signIn(new Account("某人", roles, false));
    }

    static Stream<PermissionTable.Row> rows() {
        return PermissionTable.rows().filter(row -> !row.area().equals("verb") && !ELSEWHERE.contains(row.door()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDoorLetsInWhomTheTableSays(PermissionTable.Row row) {
        Set<Role> passed = new TreeSet<>();
        try {
            for (Role role : Role.values()) {
                signIn(Set.of(role));
                if (passes(row)) {
                    passed.add(role);
                }
            }
        } finally {
            signIn(EnumSet.allOf(Role.class));
        }
        assertThat(passed).as(row.toString()).isEqualTo(row.passing());
    }

    private boolean passes(PermissionTable.Row row) {
        Feature area = row.area().equals("program") ? null : area(row.area());
        return switch (row.door()) {
            case "registers" -> !area.registers().isEmpty();
            case "figures" -> !area.figures(Scope.of(CUTOFF)).isEmpty();
            case "trend" -> area.trend(Scope.of(CUTOFF)).isPresent();
            case "alerts" -> !area.alerts(Demo.NOW.plusDays(1)).isEmpty();
            case "report" -> area.report(CUTOFF).isPresent();
            case "visit" ->
                row.area().equals("report")
                        ? Visit.refusal(app.session(), app.texts(Reports.class)) == null
                        : area.visit(TOWN, Demo.NOW).isPresent();
            case "search" -> !area.search(SOUGHT.get(area.key()), 3).isEmpty();
            case "command" -> commands(area, Access.Right.WRITE);
            case "look" -> commands(area, Access.Right.SEE);
            case "write" -> registers(row.area()).allMatch(PermissionDoorsTest::retires);
            case "import" -> imports(registers(row.area()).toList(), NEW_ROW.get(area.key()));
            case "export" -> registers(row.area()).allMatch(register -> exports(register, false));
            case "full" -> registers(row.area()).allMatch(register -> exports(register, true));
            case "shield" -> registers(row.area()).allMatch(PermissionDoorsTest::lifts);
            case "callers" ->
                registers(row.area())
                        .flatMap(register -> register.sheet().columns().stream())
                        .map(Column::key)
                        .toList()
                        .containsAll(List.of("phone", "caller", "note", "followUpNote"));
            case "findCaller" -> !area.search(phoneOfACaller(), 3).isEmpty();
            case "fill" -> isDone(() -> app.ledger().load("试", Progress.none(), batch -> retireOne(batch)));
            case "restore" -> restores();
            case "draft" -> isDone(() -> draft(++days));
            case "review" -> {
                StoredReport draft = asAll(() -> draft(++days));
                yield isDone(() -> reports().review(draft));
            }
            case "issue" -> {
                StoredReport reviewed = asAll(() -> reports().review(draft(++days)));
                yield isDone(() -> reports().issue(reviewed, "试"));
            }
            default -> throw new IllegalArgumentException(row.door());
        };
    }

    private static Reports reports() {
        return new Reports(
                app.database(),
                app.ledger(),
                app.session(),
                app.clock(),
                () -> List.of(area("checkpoint")),
                () -> true,
                app.texts(Reports.class),
                SETTER);
    }

    /** A report of a day that has none yet, sent for review. */
    private static StoredReport draft(int daysAgo) {
        Cutoff cutoff = Cutoff.endOf(Demo.NOW.toLocalDate().minusDays(daysAgo));
        return reports().submit(reports().write(null, Coverage.daily(cutoff), "", ""));
    }

    private static <R> R asAll(java.util.function.Supplier<R> work) {
        Account officer = app.session().account();
        signIn(EnumSet.allOf(Role.class));
        R done = work.get();
        app.session().signIn(officer);
        return done;
    }

    private static Feature area(String key) {
        return app.areas().all().stream()
                .filter(area -> area.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static boolean commands(Feature area, Access.Right right) {
        List<Boolean> possible = area.commands().stream()
                .filter(command -> command.right() == right)
                .map(command -> command.disabled().get() == null)
                .distinct()
                .toList();
        assertThat(possible).as("all of them or none").hasSize(1);
        return possible.get(0);
    }

    /** The registers of an area, got while somebody was on duty who may have them: the doors behind are tried. */
    private static Stream<Register<?>> registers(String key) {
        Account officer = app.session().account();
        signIn(EnumSet.allOf(Role.class));
        List<Register<?>> registers = area(key).registers();
        app.session().signIn(officer);
        return registers.stream();
    }

    /** Whether it was not refused for want of a role. */
    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Failure e) {
            if (e.key().startsWith("permission.")) {
                return false;
            }
            throw e;
        }
    }

    private static <T extends Row> boolean retires(Register<T> register) {
        return isDone(() -> {
            app.ledger().write("试", batch -> {
                List<T> rows = new ArrayList<>();
                register.repository().each(Filter.NONE, register.sort(), rows::add);
                for (T row : rows) {
                    try {
                        register.repository().retire(batch, row, "试");
                        return;
                    } catch (Refused e) {
                        continue; // something depends on it
                    }
                }
                throw new AssertionError("no row can be retired");
            });
            app.ledger().undo();
        });
    }

    private static void retireOne(cn.baodi.command.data.Batch batch) {
        @SuppressWarnings("unchecked")
        Register<Row> passages = (Register<Row>) registers("checkpoint")
                .filter(register -> register.sheet().key().equals("passages"))
                .findFirst()
                .orElseThrow();
        Row row = passages.repository()
                .page(Filter.NONE, passages.sort(), null, 1)
                .rows()
                .get(0);
        passages.repository().retire(batch, row, "试");
    }

    private static boolean imports(List<Register<?>> registers, List<String> lines) {
        Register<?> register = registers.stream()
                .filter(r -> Arrays.stream(lines.get(0).split(","))
                        .allMatch(heading -> r.sheet().columnNamed(heading) != null))
                .findFirst()
                .orElseThrow();
        return isDone(() -> {
            try {
                Path file = Files.write(folder.resolve("new.csv"), lines);
                assertThat(new FileImport(app.ledger(), Texts.CHINESE)
                                .read(register, file, ImportOptions.USUAL, Progress.none())
                                .problems())
                        .isEmpty();
                app.ledger().undo();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static <T extends Row> boolean exports(Register<T> register, boolean full) {
        Exports exports = new Exports(app.ledger(), app.session(), app.clock(), Texts.CHINESE);
        // Nobody's list is empty, and no list is long.
        Filter few = Filter.NONE.text("1");
        return isDone(() -> exports.write(
                new Exports.Order<>(
                        register,
                        few,
                        register.sort(),
                        full ? Approved.by("王值班长", app.session().operator()) : null),
                folder.resolve("out.csv"),
                Progress.none()));
    }

    /** Whether a special protection can be lifted. */
    private static <T extends Row> boolean lifts(Register<T> register) {
        T shielded = register.repository()
                .page(Filter.NONE.chip("shielded", "true"), register.sort(), null, 1)
                .rows()
                .get(0);
        T lifted = register.sheet()
                .read(column -> column.equals("shielded") ? "否" : null, shielded)
                .record();
        return isDone(() -> {
            app.ledger().write("试", batch -> register.repository().change(batch, shielded, lifted));
            app.ledger().undo();
        });
    }

    private static String phoneOfACaller() {
        Account officer = app.session().account();
        signIn(EnumSet.allOf(Role.class));
        String phone = registers("hotline")
                .map(PermissionDoorsTest::somePhone)
                .findFirst()
                .orElseThrow();
        app.session().signIn(officer);
        return phone;
    }

    private static <T extends Row> String somePhone(Register<T> calls) {
        return calls.repository().page(Filter.NONE, calls.sort(), null, 200).rows().stream()
                .map(row -> calls.sheet().column("phone").text(row))
                .filter(phone -> !phone.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static boolean restores() {
        Backups.Backup backup = app.database().backups().list().stream()
                .findFirst()
                .orElseGet(() -> app.ledger().backUp("试"));
        return isDone(() -> app.ledger().restore(backup, "试", "试"));
    }

    /** A cell says nothing where the door is shut to everybody for another reason. */
    @ParameterizedTest
    @MethodSource("rows")
    void whoHasAllRolesPassesEveryDoor(PermissionTable.Row row) {
        assertThat(passes(row)).isTrue();
    }

    @Test
    void whoSeesTheReportSeesEveryAreaWithAPartInIt() {
        Set<Role> readers = area("report").access().see();
        for (Feature area : app.areas().all()) {
            if (area.report(CUTOFF).isPresent()
                    || !area.figures(Scope.of(CUTOFF)).isEmpty()) {
                assertThat(area.access().see()).as(area.key()).containsAll(readers);
            }
        }
    }

    @Test
    void everyAreaIsInTheTable() {
        Set<String> rows = PermissionTable.rows().map(PermissionTable.Row::area).collect(Collectors.toSet());
        assertThat(app.areas().all()).extracting(Feature::key).isSubsetOf(rows);
    }

    @Test
    void theGuideSaysWhatTheAreasDeclare() throws IOException {
        String guide = Files.readString(Path.of("src/site/markdown/user-guide.md"));
        Texts texts = app.texts(App.class);
        for (Feature area : app.areas().all()) {
            Access access = area.access();
            String row = String.join(
                    " | ",
                    "| " + area.title(),
                    Access.words(access.see(), texts),
                    Access.words(access.write(), texts),
                    Access.words(access.export(), texts) + " |");
            assertThat(guide).contains(row.replace("|  |", "| |"));
        }
    }

    @Test
    void aColumnThatAnOfficerMayNotReadDoesNotLeaveForBeingNamed() {
        Register<?> calls = registers("hotline").findFirst().orElseThrow();
        signIn(Set.of(Role.OFFICER));
        try {
            Exports.Order<?> order = Exports.Order.masked(calls, Filter.NONE, calls.sort());
            assertThat(order.columns(List.of("risk", "note", "code")).leaving())
                    .extracting("key")
                    .containsExactly("risk", "code");
            assertThat(order.leaving()).extracting("key").doesNotContain("note");
            assertThat(order.left()).isEmpty();
        } finally {
            signIn(EnumSet.allOf(Role.class));
        }
    }

    @Test
    void aRefusalSaysWhoMay() {
        signIn(Set.of(Role.READER));
        try {
            app.ledger().write("试", PermissionDoorsTest::retireOne);
        } catch (Failure e) {
            assertThat(e.text(Texts.CHINESE)).contains("只读", "值班长、值班员", "没有变动");
            assertThat(e.text(Texts.ENGLISH)).contains("reader", "shift leader, duty officer");
            return;
        } finally {
            signIn(EnumSet.allOf(Role.class));
        }
        throw new AssertionError("it was let in");
    }
}
