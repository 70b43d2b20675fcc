package cn.baodi.command;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Visit;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import cn.baodi.command.intake.TownFile;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Picture;
import cn.baodi.command.ui.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of every screen with the demonstration district, for the documents and to be looked at. They go to
 * {@code target/pictures}, or where {@code -Dpictures} says.
 */
@Tag("pictures")
@ExtendWith(ApplicationExtension.class)
class ConsolePictures {
    @TempDir
    Path folder;

    private Stage stage;
    private Console console;

    @Start
    void start(Stage window) {
        stage = window;
    }

    @AfterEach
    void close() {
        if (console != null) {
            console.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1920,1080,100,zh",
        "light,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void everyScreen(String theme, int width, int height, int percent, String language, FxRobot robot) {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
        });
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        Register<?> deliveries = register("deliveries");
        long delivery = first(deliveries);
        robot.interact(() -> work(deliveries));
        for (Feature feature : console.features.all()) {
            if (feature.icon() == null) {
                continue; // it has a window of its own
            }
            robot.interact(() -> console.shell.go(feature.key()));
            save(robot, feature.key(), tail);
            for (Register<?> register : feature.registers()) {
                robot.interact(() ->
                        feature.show(Link.to(feature.key(), register.sheet().key(), first(register))));
                save(robot, feature.key() + "-" + register.sheet().key(), tail);
            }
        }
        robot.interact(() -> console.shell.open(Link.to("audit", "deliveries", delivery)));
        robot.interact(() ->
                robot.lookup("#auditTable").queryTableView().getSelectionModel().select(1));
        save(robot, "audit-record", tail);
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.interact(
                () -> robot.lookup("#paletteField").queryTextInputControl().setText("lj"));
        save(robot, "search", tail);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.press(KeyCode.F1).release(KeyCode.F1);
        save(robot, "keys", tail);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.interact(() -> console.shell.go("delivery"));
        dialog(robot, "chooseDialog", "export-columns-" + tail, KeyCode.CONTROL, KeyCode.E);
        dialog(robot, "signDialog", "export-full-" + tail, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    }

    /** What opens over the screen in front, which it then leaves. */
    private static void dialog(FxRobot robot, String id, String picture, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
        Path to = Path.of(System.getProperty("pictures", "target/pictures"));
        robot.interact(() -> Picture.save(robot.lookup("#" + id).query().getScene(), to.resolve(picture + ".png")));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The dashboard of other times and units. */
    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1920,1080,100,zh",
        "light,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void theDashboardDivided(String theme, int width, int height, int percent, String language, FxRobot robot) {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
        });
        robot.interact(() -> robot.lookup("#tile-checkpoint-people").query().requestFocus());
        robot.type(KeyCode.ENTER);
        save(robot, "dashboard-towns", tail);
        robot.type(KeyCode.ENTER);
        save(robot, "dashboard-villages", tail);
        robot.type(KeyCode.RIGHT, KeyCode.ENTER);
        save(robot, "dashboard-village", tail);
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        robot.interact(() -> robot.lookup("#dashboardRange").queryAs(MenuButton.class).getItems().stream()
                .skip(4)
                .findFirst()
                .ifPresent(MenuItem::fire));
        save(robot, "dashboard-week", tail);
        robot.interact(() -> robot.lookup("#dashboardRange").queryAs(MenuButton.class).getItems().stream()
                .skip(2)
                .findFirst()
                .ifPresent(MenuItem::fire));
        save(robot, "dashboard-shift", tail);
    }

    /** Who has reported, and the grid in which a town's returns are entered. */
    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1920,1080,100,zh",
        "light,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void theReturns(String theme, int width, int height, int percent, String language, FxRobot robot) {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
            console.shell.go("returns");
        });
        robot.interact(() -> robot.lookup("#boardTowns").query().requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER, KeyCode.DOWN, KeyCode.LEFT);
        save(robot, "returns-board", tail);
        robot.interact(() -> ((ToggleButton) robot.lookup("#tab-entry").query()).fire());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            robot.lookup("#entry-0-isolatedClosing").queryTextInputControl().setText("99");
            robot.lookup("#entry-2-households").queryTextInputControl().setText("十二");
            robot.lookup("#entry-2-people").queryTextInputControl().requestFocus();
            console.shell.commands().all().stream()
                    .filter(entry -> entry.command().id().equals("act.save"))
                    .forEach(entry -> entry.command().action().run());
        });
        save(robot, "returns-entry", tail);
    }

    /** The wall view, each page. */
    @ParameterizedTest
    @CsvSource({"light,1366,768,zh", "dark,1366,768,zh", "light,1920,1080,zh", "dark,1920,1080,zh", "light,1366,768,en"
    })
    void theWall(String theme, int width, int height, String language, FxRobot robot) {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(
                    values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT))));
            console.start();
            console.shell.commands().all().stream()
                    .filter(entry -> entry.command().id().equals("wall.open"))
                    .forEach(entry -> entry.command().action().run());
        });
        Scene wall = robot.lookup("#wall").query().getScene();
        Path to = Path.of(System.getProperty("pictures", "target/pictures"));
        for (int page = 1; page <= 4; page++) {
            String name = "wall-" + page + "-" + theme + "-" + width + "x" + height + "-" + language + ".png";
            robot.interact(() -> {
                wall.getWindow().setWidth(width);
                wall.getWindow().setHeight(height);
            });
            robot.interact(() -> Picture.save(wall, to.resolve(name)));
            robot.interact(() -> wall.getRoot()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false)));
        }
        robot.interact(() -> wall.getWindow().hide());
    }

    /** What stands before the data: first start, sign-in, lock, the way in with the recovery code. */
    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void everyDoor(String theme, int width, int height, int percent, String language, FxRobot robot) {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent)
                    .operator("王芳")
                    .organisation("宝坻区新冠肺炎疫情防控工作指挥部"));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
            console.shell.firstStart(answer -> {});
        });
        save(robot, "door-first-1", tail);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        save(robot, "door-first-2", tail);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        save(robot, "door-first-3", tail);
        robot.interact(() -> ((RadioButton) robot.lookup("#firstEmpty").query()).setSelected(true));
        robot.interact(
                () -> robot.lookup("#firstPassword").queryTextInputControl().setText("kurz"));
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        save(robot, "door-first-3-account", tail);
        robot.interact(() -> console.shell.showCode("0F2K-7QX9-M3TB-44VN-PZ1C-8HJD-WRE5-6YSA-9GKT", () -> {}));
        save(robot, "door-code", tail);
        robot.interact(() -> ((CheckBox) robot.lookup("#recoveryWritten").query()).setSelected(true));
        robot.interact(() -> ((Button) robot.lookup("#recoveryDone").query()).fire());
        robot.interact(() -> {
            console.app.keys().protect(Account.administrator("王芳"), "qingshan2020".toCharArray());
            console.shell.signIn();
        });
        robot.interact(
                () -> robot.lookup("#gatePassword").queryTextInputControl().setText("ｍｉ"));
        save(robot, "door-sign-in", tail);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        save(robot, "door-refused", tail);
        robot.interact(() -> ((Button) robot.lookup("#gateForgot").query()).fire());
        save(robot, "door-recover", tail);
        robot.interact(console.shell::unlock);
        robot.interact(() -> {
            console.app.session().signIn(console.app.keys().accounts().get(0));
            console.app
                    .accounts()
                    .add(
                            console.app.accounts().confirm("qingshan2020".toCharArray()),
                            new Account("李强", Set.of(Role.OFFICER, Role.HOTLINE), false),
                            "lvshui2020".toCharArray());
            console.app
                    .accounts()
                    .add(
                            console.app.accounts().confirm("qingshan2020".toCharArray()),
                            new Account("赵敏", Set.of(Role.AUDITOR), false),
                            "hailang2020".toCharArray());
            console.shell.go("account");
        });
        save(robot, "door-accounts", tail);
        robot.interact(() -> robot.lookup("#accountsTable")
                .queryTableView()
                .getSelectionModel()
                .select(0));
        save(robot, "door-accounts-change", tail);
        robot.interact(() -> ((Button) robot.lookup("#accountAdd").query()).fire());
        robot.interact(() -> ((Button) robot.lookup("#accountSave").query()).fire());
        save(robot, "door-accounts-add", tail);
        robot.interact(() -> {
            console.app.session().signIn(console.app.keys().accounts().get(0));
            console.shell.lock();
        });
        robot.interact(() ->
                ((ComboBox<?>) robot.lookup("#gateName").query()).getEditor().setText("李强"));
        save(robot, "door-locked", tail);
    }

    /** The change of a shift: what is handed over, both signatures, and what was signed. */
    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1920,1080,100,zh",
        "light,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void theHandover(String theme, int width, int height, int percent, String language, FxRobot robot)
            throws IOException {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
            console.app.keys().protect(Account.administrator("张值班"), "qingshan2020".toCharArray());
            console.app.session().signIn(console.app.keys().accounts().get(0));
            console.app
                    .accounts()
                    .add(
                            console.app.accounts().confirm("qingshan2020".toCharArray()),
                            new Account("李强", Set.of(Role.OFFICER), false),
                            "lvshui2020".toCharArray());
            console.shell.go("handover");
        });
        for (String note : List.of("方家庄镇西口的测温枪借给了东口，明早 8 点前要还回来", "李书记 13812340000 明早回电，问消杀药水")) {
            robot.interact(
                    () -> robot.lookup("#handoverNote").queryTextInputControl().setText(note));
            robot.interact(() -> robot.lookup("#handoverNoteAdd").queryButton().fire());
        }
        save(robot, "handover", tail);
        robot.interact(() -> robot.lookup("#handoverHand").queryButton().fire());
        robot.interact(
                () -> robot.lookup("#handoverPassword").queryTextInputControl().setText("falsch"));
        robot.interact(() -> robot.lookup("#handoverTake").queryButton().fire());
        save(robot, "handover-sign", tail);
        robot.interact(
                () -> robot.lookup("#handoverPassword").queryTextInputControl().setText("lvshui2020"));
        robot.interact(() -> robot.lookup("#handoverTake").queryButton().fire());
        robot.interact(
                () -> robot.lookup("#handoverNote").queryTextInputControl().setText("药水已送到，钥匙在二楼"));
        robot.interact(() -> robot.lookup("#handoverNoteAdd").queryButton().fire());
        save(robot, "handover-signed", tail);
        String page = console.app
                .database()
                .read(h -> h.createQuery("SELECT page FROM handover")
                        .mapTo(String.class)
                        .one());
        Files.write(
                Path.of(System.getProperty("pictures", "target/pictures"), "handover-" + tail + ".pdf"),
                Base64.getDecoder().decode(page));
    }

    /** A report from draft to issue and correction. */
    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1920,1080,100,zh",
        "light,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void theReportIsIssued(String theme, int width, int height, int percent, String language, FxRobot robot) {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
            console.shell.go("report");
        });
        press(robot, "#reportYesterday");
        robot.interact(() ->
                robot.lookup("#reportConcerns").queryTextInputControl().setText("大白镇西口夜班缺2人，请区人社局协调。\n消杀药水只够两天。"));
        robot.interact(
                () -> robot.lookup("#reportPlans").queryTextInputControl().setText("继续核对独居老人名册，9日前送完米面。"));
        press(robot, "#reportKeep");
        save(robot, "issue-draft", tail);
        press(robot, "#reportSubmit");
        press(robot, "#reportReview");
        save(robot, "issue-reviewed", tail);
        press(robot, "#reportIssue");
        save(robot, "issue-issued", tail);
        for (int page = 1; page <= 2; page++) {
            int index = page;
            robot.interact(() -> robot.lookup("#reportTabs")
                    .queryAs(javafx.scene.control.TabPane.class)
                    .getSelectionModel()
                    .select(index));
            save(robot, "issue-tab" + page, tail);
        }
        robot.interact(() -> robot.lookup("#reportTabs")
                .queryAs(javafx.scene.control.TabPane.class)
                .getSelectionModel()
                .select(0));
        for (String kind : List.of("WEEKLY", "STAGE")) {
            robot.interact(() -> robot.lookup("#report" + kind)
                    .queryAs(javafx.scene.control.ToggleButton.class)
                    .fire());
            save(robot, "report-" + kind.toLowerCase(Locale.ROOT), tail);
        }
        // a second day, so that there is something to slide over
        robot.interact(() -> {
            robot.lookup("#reportDAILY")
                    .queryAs(javafx.scene.control.ToggleButton.class)
                    .fire();
            robot.lookup("#reportDay")
                    .queryAs(javafx.scene.control.DatePicker.class)
                    .setValue(java.time.LocalDate.of(2020, 2, 4));
        });
        save(robot, "issue-earlier", tail);
        for (String step : List.of("#reportSubmit", "#reportReview", "#reportIssue")) {
            press(robot, step);
            save(robot, "issue-earlier", tail);
        }
        robot.interact(() -> {
            retirePassage(register("passages"));
            robot.lookup("#toasts").queryParent().setVisible(false);
        });
        press(robot, "#reportLookBack");
        save(robot, "review", tail);
        robot.interact(() -> console.shell.open(new Visit("王卜庄镇", 120115103000L, null).link()));
        save(robot, "visit", tail);
    }

    /** One count of 8 February goes: what was issued of that day is otherwise now. */
    private <T extends cn.baodi.command.core.Row> void retirePassage(Register<T> passages) {
        TimeRange day = TimeRange.between(
                LocalDate.of(2020, 2, 8).atStartOfDay(),
                LocalDate.of(2020, 2, 9).atStartOfDay());
        T row = passages.repository()
                .page(Filter.NONE.range(day), passages.sort(), null, 1)
                .rows()
                .get(0);
        console.app.ledger().write("作废通行登记", batch -> passages.repository().retire(batch, row, "重复登记"));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() ->
                robot.lookup(id).queryAs(javafx.scene.control.Button.class).fire());
    }

    /** The import wizard, page by page, with a messy file of a town. */
    @ParameterizedTest
    @CsvSource({
        "light,1366,768,100,zh",
        "dark,1366,768,100,zh",
        "light,1920,1080,100,zh",
        "dark,1920,1080,100,zh",
        "light,1366,768,150,zh",
        "light,1366,768,100,en"
    })
    void theImport(String theme, int width, int height, int percent, String language, FxRobot robot)
            throws IOException {
        Locale locale = language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        String tail = theme + "-" + width + "x" + height + (percent == 100 ? "" : "-" + percent) + "-" + language;
        Path file = TownFile.ofBaodi(folder);
        robot.interact(() -> {
            console = new Console(stage, data, locale);
            console.preferences.change(values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT)))
                    .size(percent));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
            console.shell.go("import");
        });
        save(robot, "import-1-source", tail);
        robot.interact(() -> console.shell.drop(file));
        save(robot, "import-2-columns", tail);
        Runnable next = () -> ((Button) robot.lookup("#importNext").query()).fire();
        robot.interact(next);
        save(robot, "import-3-wrong", tail);
        robot.interact(
                () -> ((ToggleButton) robot.lookup("#importSort-DOUBTFUL").query()).fire());
        save(robot, "import-3-doubtful", tail);
        robot.interact(() -> ((ToggleButton) robot.lookup("#importSort-ALL").query()).fire());
        save(robot, "import-3-all", tail);
        robot.interact(next);
        save(robot, "import-4-done", tail);
        robot.interact(next);
        save(robot, "import-5-past", tail);
        robot.interact(() -> console.shell.drop(file));
        save(robot, "import-6-again", tail);
        Path again = TownFile.ofBaodiAgain(folder);
        robot.interact(() -> console.shell.drop(again));
        robot.interact(next);
        robot.interact(next);
        robot.interact(() -> ((Button) robot.lookup("#importQueueOpen").query()).fire());
        save(robot, "import-7-queue", tail);
    }

    private Register<?> register(String key) {
        return console.features.all().stream()
                .flatMap(feature -> feature.registers().stream())
                .filter(register -> register.sheet().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** A little of what an audit is asked about. */
    private <T extends cn.baodi.command.core.Row> void work(Register<T> deliveries) {
        Repository<T> repository = deliveries.repository();
        long id = first(deliveries);
        T row = repository.find(id).orElseThrow();
        Map<String, Object> image = repository.image(row);
        image.put("goods", "大米、面粉");
        image.put("courier", "李强");
        image.put("courier_phone", "19901234567");
        Ledger ledger = console.app.ledger();
        ledger.write("改配送 P0000001", batch -> repository.change(batch, row, repository.record(image)));
        ledger.note(Kind.REVEAL, "显示配送 P0000001 隐去的内容，因为：核对地址", repository.table(), id);
        ledger.note(Kind.EXPORT, "导出物资配送 1,204 行，个人信息已隐去（街镇 八门城镇），到 物资配送-20200209-1430.csv");
        ledger.note(Kind.REFUSED, "张值班 登录被拒：口令不对");
        ledger.note(Kind.PRINT, "打印 2020-02-09 的日报");
    }

    @ParameterizedTest
    @CsvSource({
        "light,1366,768,LEADER",
        "dark,1366,768,OFFICER",
        "light,1366,768,READER",
        "dark,1920,1080,HOTLINE",
        "light,1366,768,ADMIN"
    })
    void whatARoleSees(String theme, int width, int height, Role role, FxRobot robot) {
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        robot.interact(() -> {
            console = new Console(stage, data, Texts.CHINESE);
            console.app.session().signIn(new Account("李换班", Set.of(role), false));
            console.preferences.change(
                    values -> values.theme(Preferences.Theme.valueOf(theme.toUpperCase(Locale.ROOT))));
            stage.setWidth(width);
            stage.setHeight(height);
            console.start();
        });
        String tail = role.name().toLowerCase(Locale.ROOT) + "-" + theme + "-" + width + "x" + height;
        save(robot, "role", tail);
        for (Feature feature : console.features.all()) {
            for (Register<?> register : feature.registers()) {
                robot.interact(() -> {
                    console.shell.go(feature.key());
                    feature.show(Link.to(feature.key(), register.sheet().key(), first(register)));
                });
                save(robot, "role-" + register.sheet().key(), tail);
            }
        }
        robot.interact(() -> console.workbench
                .notices()
                .countersign(
                        "困难家庭：导出完整信息",
                        Texts.of(Texts.CHINESE, App.class).get("export.full.password"),
                        true,
                        List.of(),
                        signed -> {}));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Picture.save(
                robot.lookup("#signDialog").query().getScene(),
                Path.of(System.getProperty("pictures", "target/pictures")).resolve("role-sign-" + tail + ".png")));
    }

    private static <T extends cn.baodi.command.core.Row> long first(Register<T> register) {
        return register.repository()
                .page(cn.baodi.command.core.Filter.NONE, register.sort(), null, 1)
                .rows()
                .get(0)
                .id();
    }

    private void save(FxRobot robot, String name, String tail) {
        WaitForAsyncUtils.waitForFxEvents();
        Path to = Path.of(System.getProperty("pictures", "target/pictures"));
        robot.interact(() -> Picture.save(stage.getScene(), to.resolve(name + "-" + tail + ".png")));
    }
}
