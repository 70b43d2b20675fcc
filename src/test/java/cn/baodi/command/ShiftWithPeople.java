package cn.baodi.command;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.TempFolder;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.ReportText;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.FxBackground;
import cn.baodi.command.ui.FxNotices;
import cn.baodi.command.ui.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/**
 * A shift in a process of its own, with twenty known people in it: cards, files in and out, drafts, searches, a report,
 * a backup, and everything that can go wrong on the way.
 */
public final class ShiftWithPeople {
    private final App app;
    private final Path desktop;
    private final Locale locale = Texts.CHINESE;

    private ShiftWithPeople(App app, Path desktop) {
        this.app = app;
        this.desktop = desktop;
    }

    /** @param args the data folder, a folder of the officer's own, {@code whole} or {@code until-killed} */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        LogFile.of(folder);
        TempFolder.use(folder);
        Clock clock = Clock.system(DutyClock.ZONE);
        try (App app = new App(folder, Texts.CHINESE, new Session("张值班"), clock)) {
            app.openData();
            ShiftWithPeople shift = new ShiftWithPeople(app, Path.of(args[1]));
            if (args[2].equals("whole")) {
                shift.work();
                System.out.println("worked");
                System.out.flush();
                System.in.read(); // whoever looks at the process is done
            } else {
                for (int i = 0; ; i++) {
                    shift.writeAll("第" + i + "轮");
                    System.out.println("written " + i);
                    System.out.flush();
                }
            }
        }
        System.exit(0);
    }

    private void work() throws Exception {
        writeAll("");
        importTwice();
        drafts();
        look();
        spill();
        goWrong();
        report();
        app.ledger().backUp("整点");
        Preferences preferences = Preferences.load(app.database().folder());
        preferences.change(values -> values.operator("张值班").size(110));
        preferences.save();
    }

    private List<Register<?>> registers() {
        return app.features().stream().flatMap(f -> f.registers().stream()).toList();
    }

    private void writeAll(String round) {
        for (Register<?> register : registers()) {
            if (register.sheet().key().equals("units")) {
                change(register, round);
            } else {
                write(register, round);
            }
        }
    }

    /** Units have numbers of their own: twenty of them get new people instead. */
    private <T extends Row> void change(Register<T> register, String round) {
        List<T> rows = register.repository()
                .page(Filter.NONE, register.sort(), null, People.COUNT)
                .rows();
        app.ledger().write("修改 " + register.sheet().title() + round, batch -> {
            for (int i = 0; i < rows.size(); i++) {
                T row = rows.get(i);
                People.Person person = People.all().get(i);
                Sheet.Reading<T> reading =
                        register.sheet().read(c -> c.equals("name") ? null : cell(register, row, person, c), row);
                if (reading.good()) {
                    register.repository().change(batch, row, reading.record());
                }
            }
        });
    }

    /** Twenty rows like the first, with a person's name, phone, address and note wherever a text or phone stands. */
    private <T extends Row> void write(Register<T> register, String round) {
        T like = register.repository()
                .page(Filter.NONE, register.sort(), null, 1)
                .rows()
                .get(0);
        app.ledger().write("登记 " + register.sheet().title() + round, batch -> {
            for (People.Person person : People.all()) {
                Sheet.Reading<T> reading = register.sheet().read(c -> cell(register, like, person, c), null);
                if (!reading.good()) { // such as somebody who follows up what needs nobody
                    reading = register.sheet().read(c -> sparing(register, like, person, c), null);
                }
                if (reading.good()) {
                    try {
                        register.repository().add(batch, reading.record());
                    } catch (Refused e) {
                        continue; // such as one shift twice for the same person
                    }
                }
            }
        });
    }

    private static <T extends Row> String sparing(Register<T> register, T like, People.Person person, String key) {
        Column<T, ?> column = register.sheet().column(key);
        boolean isPersons =
                column.personal() || column.required() || column.type().kind() == Type.Kind.CODE;
        return isPersons ? cell(register, like, person, key) : column.text(like);
    }

    private static <T extends Row> String cell(Register<T> register, T like, People.Person person, String key) {
        Column<T, ?> column = register.sheet().column(key);
        Type.Kind kind = column.type().kind();
        if (kind == Type.Kind.CODE) {
            return register.sheet().key().equals("units") ? column.text(like) : "";
        }
        return switch (kind) {
            case PHONE -> person.phone();
            case IDENTITY -> person.identity();
            case NOTE -> person.note();
            case TEXT -> key.equals("address") ? person.address() : person.name();
            case MOMENT -> key.equals("followUpDue") ? "2099-01-01 08:00" : column.text(like); // for him who follows up
            default -> column.text(like);
        };
    }

    private void importTwice() throws IOException {
        StringBuilder rows = new StringBuilder("姓名,手机号,身份证号,所属单位,服务方向,状态\r\n");
        StringBuilder households = new StringBuilder("户主,手机号,村居,类别,人数\r\n");
        for (People.Person person : People.all()) {
            rows.append(person.name())
                    .append(',')
                    .append(person.phone())
                    .append(',')
                    .append(person.identity())
                    .append(",朝霞街道,互帮互助,待命\r\n");
            households.append(person.name()).append(',').append(person.phone()).append("x,没有这个村,低保,1\r\n");
        }
        Path volunteers = Files.writeString(desktop.resolve("volunteers.csv"), rows);
        Path bad = Files.writeString(desktop.resolve("households.csv"), households);
        tryImport("volunteers", volunteers);
        tryImport("households", bad);
        for (Register<?> register : registers()) {
            export(register);
        }
    }

    private void tryImport(String key, Path file) {
        for (Register<?> register : registers()) {
            if (register.sheet().key().equals(key)) {
                try {
                    new FileImport(app.ledger(), locale).read(register, file, ImportOptions.USUAL, Progress.none());
                } catch (Failure e) {
                    LoggerFactory.getLogger(ShiftWithPeople.class).warn("import {}", e.key(), e);
                }
            }
        }
    }

    private <T extends Row> void export(Register<T> register) {
        for (String kind : List.of(".csv", ".xlsx")) {
            new Exports(app.ledger(), app.session(), app.clock(), locale)
                    .write(
                            Exports.Order.masked(register, Filter.NONE, register.sort()),
                            desktop.resolve(register.sheet().key() + kind),
                            Progress.none());
        }
    }

    private void drafts() {
        for (People.Person person : People.all()) {
            Map<String, String> cells = new HashMap<>();
            cells.put("caller", person.name());
            cells.put("phone", person.phone());
            cells.put("note", person.note());
            app.ledger().keep("draft." + person.phone().substring(7), Map.of("cells", cells));
            app.ledger()
                    .keep(
                            "filters.calls",
                            Map.of("filters", List.of(Map.of("name", person.name(), "text", person.phone()))));
        }
    }

    private void look() {
        for (People.Person person : People.all()) {
            for (Feature feature : app.features()) {
                feature.search(person.name(), 20);
                feature.search(person.phone(), 20);
            }
            for (Register<?> register : registers()) {
                register.repository().page(Filter.NONE.text(person.name()), register.sort(), null, 50);
                register.repository().page(Filter.NONE.text(person.phone()), register.sort(), null, 50);
            }
        }
    }

    /** More rows than the database sorts in memory. */
    private void spill() {
        app.database().read(handle -> {
            handle.execute("SET MAX_MEMORY_ROWS 1000");
            return handle
                    .createQuery("SELECT c.note, h.phone, h.name FROM call c CROSS JOIN household h"
                            + " ORDER BY h.address, c.note, h.name")
                    .mapToMap()
                    .stream()
                    .limit(100)
                    .count();
        });
    }

    /** Whatever goes wrong is told and logged as the program does it. */
    private void goWrong() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        FxBackground.startToolkit(() -> {
            Fonts.loadForScreen();
            FxNotices notices = new FxNotices(new Stage(), locale);
            new FxBackground(notices, Texts.of(locale, FxBackground.class)).tellUncaught();
            for (People.Person person : People.all()) {
                RuntimeException bug = new IllegalStateException(person.toString(), new IOException(person.note()));
                notices.failure(bug);
                notices.failure(new Failure(bug, "report.failed"));
            }
            told.countDown();
        });
        told.await();
        for (People.Person person : People.all()) {
            fail("SELECT * FROM household WHERE nonsense = :name", person.name());
            fail("SELECT CAST(:name AS INT)", person.name() + person.phone());
            fail("SELECT * FROM call WHERE id = CAST(:name AS BIGINT)", person.note());
            for (Register<?> register : registers()) {
                try {
                    refused(register, person);
                } catch (RuntimeException e) {
                    LoggerFactory.getLogger(ShiftWithPeople.class).error("refused", e);
                }
            }
        }
        Platform.runLater(() -> {
            throw new IllegalStateException(People.all().toString());
        });
    }

    private void fail(String sql, String value) {
        try {
            app.database()
                    .read(handle -> handle.createQuery(sql)
                            .bind("name", value)
                            .mapToMap()
                            .list());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(ShiftWithPeople.class).error("query", e);
        }
    }

    /** Too long for its column, past all checks: the database's own words hold the value. */
    private <T extends Row> void refused(Register<T> register, People.Person person) {
        T row = register.repository()
                .page(Filter.NONE, register.sort(), null, 1)
                .rows()
                .get(0);
        app.ledger()
                .write(
                        "作废",
                        batch -> register.repository()
                                .retire(batch, row, person.note().repeat(20)));
    }

    private void report() {
        Cutoff cutoff = Cutoff.at(Demo.NOW);
        Texts texts = app.texts(DailyReport.class);
        DailyReport report = DailyReport.compose(
                app.areas().all(),
                cutoff,
                DailyReport.Head.of(app.ledger(), app.session(), Demo.NOW, true, texts),
                texts);
        SafeFile.write(desktop.resolve("report.pdf"), new ReportPdf().bytes(report, texts));
        ReportText.of(report, texts);
    }
}
