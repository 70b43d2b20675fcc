package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as it is started, with its threads: first start, sign-in, lock, change of shift. */
@ExtendWith(ApplicationExtension.class)
class ConsoleWindowTest {
    private static final String ADMIN = "qingshan2020";
    private static final String OFFICER = "lvshui2020";

    @TempDir
    Path folder;

    private Stage stage;
    private Path data;
    private App app;
    private boolean ended;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setWidth(1366);
        stage.setHeight(768);
        Fonts.loadForScreen();
        data = folder.resolve("data");
    }

    @AfterEach
    void close(FxRobot robot) {
        if (app != null && !ended) {
            leave(robot);
        }
    }

    private void open(FxRobot robot) {
        ended = false;
        robot.interact(() -> {
            Preferences preferences = Preferences.load(data);
            Session session = new Session("张值班");
            app = new App(data, Texts.CHINESE, session, DemoFolder.CLOCK, CheapKeys::at);
            new ConsoleWindow(stage, preferences, session, () -> app, () -> ended = true).show(app);
        });
    }

    private void leave(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.Q);
        until(() -> ended);
    }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).queryAll().stream().anyMatch(ConsoleWindowTest::isDrawn);
    }

    private static boolean isDrawn(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void keys(FxRobot robot, KeyCode... codes) {
        robot.press(codes).release(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void put(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryTextInputControl().setText(text));
    }

    private void signIn(FxRobot robot, String name, String password) {
        until(() -> shown(robot, "#gateName"));
        robot.interact(() ->
                robot.lookup("#gateName").queryAs(ComboBox.class).getEditor().setText(name));
        robot.interact(() -> robot.lookup("#gatePassword").query().requestFocus());
        robot.write(password);
        keys(robot, KeyCode.ENTER);
    }

    private List<String> audit() {
        return app.database()
                .read(h -> h.createQuery("SELECT kind || ' ' || operator FROM audit_batch ORDER BY seq")
                        .mapTo(String.class)
                        .list());
    }

    /** A folder with units, an administrator and an officer. */
    private void guarded() {
        try (App made = new App(data, Texts.CHINESE, new Session("王芳"), DemoFolder.CLOCK, CheapKeys::at)) {
            made.open(keys -> null);
            made.accounts().protect(Account.administrator("王芳"), ADMIN.toCharArray());
            Keys.SignedIn by = made.keys().signIn("王芳", ADMIN.toCharArray());
            made.accounts().add(by, new Account("李强", Set.of(Role.OFFICER), false), OFFICER.toCharArray());
        }
    }

    @Test
    void threeTimesEnterPractisesWithoutAPassword(FxRobot robot) {
        open(robot);
        until(() -> shown(robot, "#firstStart"));
        for (int i = 0; i < 3; i++) {
            keys(robot, KeyCode.ENTER);
        }
        until(() -> shown(robot, "#dashboard"));
        assertThat(app.isDemo()).isTrue();
        assertThat(app.keys().isProtected()).isFalse();

        keys(robot, KeyCode.F12);
        until(() -> shown(robot, "#handoverHand"));
        keys(robot, KeyCode.F6);
        keys(robot, KeyCode.F6);
        keys(robot, KeyCode.ENTER);
        until(() -> shown(robot, "#handoverName"));
        robot.write("Li Qiang");
        keys(robot, KeyCode.ENTER);
        until(() -> app.session().operator().equals("Li Qiang") && shown(robot, "#handoverProven"));
        assertThat(robot.lookup("#handoverProven").queryAs(Label.class).getText())
                .isEqualTo("签字时没有设账号，没有验口令。");
        assertThat(audit()).contains("SIGN 值班员").noneMatch(entry -> entry.startsWith("SIGN_IN"));
    }

    @Test
    void escapeLeavesAUsableConsoleWithoutAPassword(FxRobot robot) {
        open(robot);
        until(() -> shown(robot, "#firstStart"));
        keys(robot, KeyCode.ESCAPE);
        until(() -> shown(robot, "#dashboard"));
        assertThat(app.isDemo()).isFalse();
        assertThat(app.keys().isProtected()).isFalse();
    }

    @Test
    void realWorkBeginsWithAnAdministratorAndFromThenOnNobodyIsInWithoutAPassword(FxRobot robot) {
        open(robot);
        until(() -> shown(robot, "#firstStart"));
        put(robot, "#firstOperator", "王芳");
        keys(robot, KeyCode.ENTER);
        keys(robot, KeyCode.ENTER);
        assertThat(shown(robot, "#firstPassword")).isFalse();
        robot.interact(
                () -> robot.lookup("#firstEmpty").queryAs(RadioButton.class).setSelected(true));
        assertThat(robot.lookup("#firstAccount").queryTextInputControl().getText())
                .isEqualTo("王芳");
        robot.interact(() -> robot.lookup("#firstPassword").query().requestFocus());
        robot.write("kurz");
        keys(robot, KeyCode.ENTER);
        assertThat(robot.lookup("#firstPasswordProblem").queryAs(Label.class).getText())
                .contains("至少要 8 个字");
        put(robot, "#firstPassword", ADMIN);
        keys(robot, KeyCode.ENTER);
        robot.write(ADMIN);
        keys(robot, KeyCode.ENTER);

        until(() -> shown(robot, "#recoverySheet"));
        keys(robot, KeyCode.ESCAPE);
        keys(robot, KeyCode.ENTER);
        assertThat(shown(robot, "#recoverySheet")).isTrue();
        robot.interact(
                () -> robot.lookup("#recoveryWritten").queryAs(CheckBox.class).setSelected(true));
        keys(robot, KeyCode.ENTER);
        until(() -> shown(robot, "#dashboard"));
        assertThat(app.session().account()).isEqualTo(Account.administrator("王芳"));
        leave(robot);

        open(robot);
        until(() -> shown(robot, "#gateName"));
        assertThat(shown(robot, "#navigation")).isFalse();
        assertThat(app.database().isOpen()).isFalse();
        signIn(robot, "王芳", "falsches-wort");
        until(() -> shown(robot, "#gateProblem")
                && !robot.lookup("#gateProblem").queryAs(Label.class).getText().isEmpty());
        signIn(robot, "王芳", ADMIN);
        until(() -> shown(robot, "#dashboard"));
        assertThat(audit()).endsWith("REFUSED 王芳", "SIGN_IN 王芳").contains("ACCOUNT 王芳", "SIGN_OUT 王芳");
    }

    @Test
    void anotherOfficerGoesOnWithScreensForHisRightsAndTheFirstFindsHisDraftAgain(FxRobot robot) {
        guarded();
        open(robot);
        signIn(robot, "王芳", ADMIN);
        until(() -> shown(robot, "#dashboard"));
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        keys(robot, KeyCode.CONTROL, KeyCode.N);
        until(() -> shown(robot, "#volunteers-name"));
        put(robot, "#volunteers-name", "没填完");
        keys(robot, KeyCode.CONTROL, KeyCode.L);
        assertThat(shown(robot, "#volunteers-name")).isFalse();
        signIn(robot, "王芳", ADMIN);
        until(() -> shown(robot, "#volunteers-name"));
        assertThat(robot.lookup("#volunteers-name").queryTextInputControl().getText())
                .isEqualTo("没填完");

        keys(robot, KeyCode.CONTROL, KeyCode.L);
        signIn(robot, "李强", OFFICER);
        until(() -> shown(robot, "#dashboard"));
        assertThat(app.session().operator()).isEqualTo("李强");
        assertThat(app.ledger().undoable()).isEmpty();
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> shown(robot, "#volunteersTable"));
        assertThat(shown(robot, "#volunteers-name")).isFalse();

        keys(robot, KeyCode.CONTROL, KeyCode.L);
        signIn(robot, "王芳", ADMIN);
        until(() -> app.session().operator().equals("王芳") && shown(robot, "#dashboard"));
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> shown(robot, "#volunteers-name"));
        TextInputControl name = robot.lookup("#volunteers-name").queryTextInputControl();
        until(() -> name.getText().equals("没填完"));
        until(() -> audit().equals(List.of(
                "LOAD 王芳",
                "ACCOUNT 王芳",
                "ACCOUNT 王芳", // made before
                "SIGN_IN 王芳",
                "SIGN_OUT 王芳",
                "SIGN_IN 王芳",
                "SIGN_OUT 王芳",
                "SIGN_OUT 王芳",
                "SIGN_IN 李强",
                "SIGN_OUT 李强",
                "SIGN_OUT 李强",
                "SIGN_IN 王芳")));
    }

    @Test
    void bothOfficersSignByKeyboardAndTheComingOneBeginsWithWhatWasHandedOver(FxRobot robot) {
        guarded();
        open(robot);
        signIn(robot, "王芳", ADMIN);
        until(() -> shown(robot, "#dashboard"));
        keys(robot, KeyCode.F12);
        until(() -> shown(robot, "#handoverHand"));
        keys(robot, KeyCode.CONTROL, KeyCode.N);
        robot.write("keys upstairs");
        keys(robot, KeyCode.ENTER);
        until(() -> shown(robot, "#handoverEntries")
                && robot.lookup("#handoverEntries")
                        .queryListView()
                        .getItems()
                        .toString()
                        .contains("keys upstairs"));
        keys(robot, KeyCode.F6);
        keys(robot, KeyCode.F6);
        keys(robot, KeyCode.ENTER);
        until(() -> shown(robot, "#handoverPassword")
                && robot.lookup("#handoverPassword").query().isFocused());
        robot.write("falsches-wort");
        keys(robot, KeyCode.ENTER);
        until(() -> !robot.lookup("#handoverPasswordProblem")
                .queryAs(Label.class)
                .getText()
                .isEmpty());
        assertThat(app.session().operator()).isEqualTo("王芳");
        robot.write(OFFICER);
        keys(robot, KeyCode.ENTER);
        until(() -> app.session().operator().equals("李强") && shown(robot, "#handoverHash"));

        assertThat(robot.lookup("#handoverHash").queryAs(Label.class).getText()).contains("核对无误");
        assertThat(robot.lookup("#handoverSignedGoing").queryAs(Label.class).getText())
                .contains("王芳");
        assertThat(robot.lookup("#handoverSignedComing").queryAs(Label.class).getText())
                .contains("李强");
        assertThat(app.ledger().undoable()).isEmpty();
        until(() -> audit().contains("SIGN_IN 李强"));
        assertThat(audit().stream().filter(entry -> !entry.startsWith("BACKUP"))) // the hourly one may come between
                .endsWith("WRITE 王芳", "REFUSED 王芳", "SIGN 王芳", "SIGN_OUT 王芳", "SIGN_IN 李强");
    }

    @Test
    void whatWasBeingChangedComesBackToWhoChangedIt(FxRobot robot) {
        guarded();
        open(robot);
        signIn(robot, "王芳", ADMIN);
        until(() -> shown(robot, "#dashboard"));
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT9);
        until(() -> shown(robot, "#unitsTable")
                && !robot.lookup("#unitsTable").queryTableView().getItems().isEmpty());
        robot.interact(() ->
                robot.lookup("#unitsTable").queryTableView().getSelectionModel().select(2));
        until(() -> shown(robot, "#units-secretary"));
        put(robot, "#units-secretary", "周书记");
        keys(robot, KeyCode.CONTROL, KeyCode.L);
        signIn(robot, "李强", OFFICER);
        until(() -> app.session().operator().equals("李强") && shown(robot, "#dashboard"));
        keys(robot, KeyCode.CONTROL, KeyCode.L);
        signIn(robot, "王芳", ADMIN);
        until(() -> app.session().operator().equals("王芳") && shown(robot, "#dashboard"));
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT9);
        until(() -> shown(robot, "#units-secretary")
                && robot.lookup("#units-secretary")
                        .queryTextInputControl()
                        .getText()
                        .equals("周书记"));
        keys(robot, KeyCode.CONTROL, KeyCode.S);
        until(() -> app.ledger().undoable().isPresent());
        until(() -> app.ledger().kept("draft.units.edit.王芳", Object.class).isEmpty());
    }

    @Test
    void aFolderThatAnotherConsoleHoldsIsSaidBeforeAnyPassword(FxRobot robot) {
        guarded();
        try (App other = new App(data, Texts.CHINESE, new Session("王芳"), DemoFolder.CLOCK, CheapKeys::at)) {
            other.take();
            open(robot);
            until(() -> shown(robot, "#failedText"));
            assertThat(robot.lookup("#failedText").queryAs(Label.class).getText())
                    .contains("另一个指挥台");
        }
        keys(robot, KeyCode.ENTER);
        until(() -> shown(robot, "#gateName"));
    }
}
