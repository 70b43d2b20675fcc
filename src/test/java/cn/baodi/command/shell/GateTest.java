package cn.baodi.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Role;
import cn.baodi.command.ui.AccessWalker;
import cn.baodi.command.ui.ContrastWalker;
import cn.baodi.command.ui.Preferences.Theme;
import cn.baodi.command.ui.TruncationWalker;
import cn.baodi.command.ui.Works;
import cn.baodi.command.vault.Event;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The sign-in, the lock and the way in with the recovery code, all by keyboard. */
@ExtendWith(ApplicationExtension.class)
class GateTest {
    private static final String ADMIN = "qingshan2020";
    private static final String OFFICER = "lvshui2020";

    @TempDir
    Path folder;

    private Stage stage;
    private FakeConsole console;
    private String code;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setWidth(1366);
        stage.setHeight(768);
        console = new FakeConsole(stage, folder, District.areas());
        console.start();
        code = console.keys.protect(Account.administrator("王芳"), ADMIN.toCharArray());
        console.keys.add(
                console.keys.signIn("王芳", ADMIN.toCharArray()).key(),
                new Account("李强", Set.of(Role.OFFICER), false),
                OFFICER.toCharArray());
        console.workbench().session().signIn(console.keys.accounts().get(1));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            console.shell.unlock();
            List.copyOf(Window.getWindows()).stream().filter(w -> w != stage).forEach(Window::hide);
        });
        console.close();
    }

    private Node node(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    private TextInputControl field(FxRobot robot, String id) {
        return robot.lookup(id).queryTextInputControl();
    }

    private String words(FxRobot robot, String id) {
        return ((Label) node(robot, id)).getText();
    }

    private static void keys(FxRobot robot, KeyCode... codes) {
        robot.press(codes).release(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean isShut(FxRobot robot) {
        return node(robot, "#gate").isVisible();
    }

    private void lock(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.L);
        assertThat(isShut(robot)).isTrue();
    }

    private void type(FxRobot robot, String password) {
        robot.write(password);
        keys(robot, KeyCode.ENTER);
    }

    /** All texts that are drawn now. */
    private String drawn() {
        StringBuilder all = new StringBuilder();
        collect(stage.getScene().getRoot(), all);
        return all.toString();
    }

    private static void collect(Node node, StringBuilder all) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof javafx.scene.control.Labeled labeled) {
            all.append(labeled.getText()).append('\n');
        } else if (node instanceof javafx.scene.text.Text text) {
            all.append(text.getText()).append('\n');
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    @Test
    void theLockShowsNothingOfTheDataAndTheSameOfficerUnlocksIt(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> {
            node(robot, "#checkpointField").requestFocus();
            field(robot, "#checkpointField").setText("半句话");
        });
        assertThat(drawn()).contains("高风险来电", "卡口");
        lock(robot);

        assertThat(drawn()).doesNotContain("高风险来电", "卡口", "热线", "022-", "138", "半句话");
        assertThat(stage.getTitle()).doesNotContain("王芳", "李强");
        assertThat(console.asked).containsExactly("locked");
        type(robot, ADMIN);

        assertThat(console.entered).containsExactly("王芳");
        assertThat(isShut(robot)).isFalse();
        assertThat(field(robot, "#checkpointField").getText()).isEqualTo("半句话");
        assertThat(node(robot, "#checkpointField").isFocused()).isTrue();
    }

    @Test
    void theWallStaysUpAndTurnsWhileTheConsoleIsLocked(FxRobot robot) {
        robot.interact(() -> entry("wall.open").run());
        robot.interact(console.shell::lock);
        assertThat(isShut(robot)).isTrue();

        String before = words(robot, "#wallPage");
        Node wall = node(robot, "#wall");
        robot.interact(() ->
                wall.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false)));
        assertThat(wall.getScene().getRoot().isVisible()).isTrue();
        assertThat(words(robot, "#wallPage")).isNotEqualTo(before);
    }

    @Test
    void noKeyReachesWhatIsLocked(FxRobot robot) {
        lock(robot);
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        keys(robot, KeyCode.F4);
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        keys(robot, KeyCode.ESCAPE);
        for (int i = 0; i < 8; i++) {
            keys(robot, KeyCode.TAB);
            for (Node at = stage.getScene().getFocusOwner(); at != null; at = at.getParent()) {
                assertThat(at.isVisible()).isTrue();
            }
        }
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        assertThat(isShut(robot)).isTrue();
        keys(robot, KeyCode.CONTROL, KeyCode.Q);
        assertThat(console.asked).contains("quit");
    }

    @Test
    void whatOtherWindowsShowIsCoveredTooAndComesBack(FxRobot robot) {
        TextField secret = new TextField("来电内容");
        Stage[] card = new Stage[1];
        robot.interact(() -> {
            card[0] = new Stage();
            card[0].setScene(new Scene(new javafx.scene.layout.VBox(secret)));
            card[0].show();
            console.workbench().notices().tell("没有收下", "张三 13800001234");
        });
        robot.interact(() -> entry("lock").run());

        assertThat(card[0].getScene().getRoot().isVisible()).isFalse();
        assertThat(robot.lookup("#tellDialog").tryQuery()).isEmpty();
        robot.interact(() -> console.workbench().notices().toast("已导入张三"));
        assertThat(drawn()).doesNotContain("张三");
        robot.interact(() -> field(robot, "#gatePassword").setText(ADMIN));
        robot.interact(((Button) node(robot, "#gateGo"))::fire);

        assertThat(card[0].getScene().getRoot().isVisible()).isTrue();
        assertThat(secret.getText()).isEqualTo("来电内容");
        assertThat(robot.lookup("#tellDialog").tryQuery()).isPresent();
        assertThat(drawn()).contains("已导入张三");
        robot.interact(() -> card[0].hide());
    }

    @Test
    void aWrongPasswordIsSaidBesideItAndTheDelayCountsDown(FxRobot robot) {
        lock(robot);
        List<String> waits = new ArrayList<>();
        List<Boolean> shut = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            robot.interact(() -> field(robot, "#gatePassword").setText("nicht"));
            robot.interact(() -> {
                if (!node(robot, "#gateGo").isDisabled()) {
                    ((Button) node(robot, "#gateGo")).fire();
                    waits.add(words(robot, "#gateWait")); // at once: the second of the delay runs
                    shut.add(node(robot, "#gateGo").isDisabled());
                }
            });
        }
        assertThat(words(robot, "#gateProblem")).contains("账号或口令不对");
        assertThat(waits).hasSize(4).startsWith("", "", "").last().asString().contains("请等 1 秒");
        assertThat(shut).containsExactly(false, false, false, true);
        assertThat(console.keys.events()).hasSize(4).allMatch(event -> event.kind() == Event.Kind.REFUSED);
    }

    @Test
    void theWaitIsInWordsAndEndsByItself() {
        GateModel model = new GateModel();
        GateController controller = new GateController(
                console.workbench(), console.workbench().texts(Gate.class), model, null, () -> false);
        model.wait.set(61);
        assertThat(controller.waiting()).contains("1 分 1 秒");
        for (int i = 0; i < 61; i++) {
            controller.tick();
        }
        assertThat(controller.waiting()).isEmpty();
    }

    @Test
    void anotherOfficerIsToldWhatHisComingDoes(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> entry("operator.change").run());
        assertThat(isShut(robot)).isTrue();
        assertThat(node(robot, "#gateName").isFocused()).isTrue();
        ComboBox<?> name = (ComboBox<?>) node(robot, "#gateName");
        assertThat(name.getItems().toString()).contains("王芳", "李强");

        robot.interact(() -> name.getEditor().setText("李强"));
        assertThat(words(robot, "#gateConsequence")).contains("“李强”值班", "草稿");
        robot.interact(() -> console.works.add(Works.named("导入 张三名单.csv")));
        robot.interact(() -> node(robot, "#gatePassword").requestFocus());
        type(robot, OFFICER);
        assertThat(words(robot, "#gateProblem")).contains("还没做完").doesNotContain("张三");
        assertThat(console.entered).isEmpty();
        robot.interact(console.works::clear);
        robot.interact(() -> node(robot, "#gatePassword").requestFocus());
        type(robot, OFFICER);
        assertThat(console.entered).containsExactly("李强");
    }

    private Commands.Entry entry(String id) {
        return console.shell.commands().all().stream()
                .filter(e -> e.command().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beforeTheDataAreOpenNoAreaIsVisible(FxRobot robot) {
        robot.interact(() -> {
            console.preferences.change(values -> values.operator("李强"));
            console.shell.show(true);
        });
        assertThat(drawn()).doesNotContain("卡口", "值班员 ");
        robot.interact(() -> console.shell.signIn());
        assertThat(drawn()).doesNotContain("卡口");
        assertThat(((ComboBox<?>) node(robot, "#gateName")).getValue()).isEqualTo("李强");
        type(robot, OFFICER);
        assertThat(console.entered).containsExactly("李强");
    }

    @Test
    void whoeverForgotThePasswordComesInWithTheCodeAndGetsTheNext(FxRobot robot) {
        robot.interact(() -> console.shell.signIn());
        robot.interact(((Button) node(robot, "#gateForgot"))::fire);
        assertThat(((ComboBox<?>) node(robot, "#recoverName")).getItems().toString())
                .isEqualTo("[王芳]");
        robot.interact(() -> field(robot, "#recoverCode").setText(code.substring(1)));
        robot.interact(() -> {
            field(robot, "#recoverPassword").setText("neu");
            field(robot, "#recoverPasswordAgain").setText("neu");
        });
        robot.interact(((Button) node(robot, "#recoverGo"))::fire);
        assertThat(words(robot, "#recoverPasswordProblem")).contains("至少要 8 个字");
        robot.interact(() -> {
            field(robot, "#recoverPassword").setText("neues-wort-2020");
            field(robot, "#recoverPasswordAgain").setText("neues-wort-2021");
        });
        robot.interact(((Button) node(robot, "#recoverGo"))::fire);
        assertThat(words(robot, "#recoverPasswordAgainProblem")).contains("不一样");
        robot.interact(() -> field(robot, "#recoverPasswordAgain").setText("neues-wort-2020"));
        robot.interact(((Button) node(robot, "#recoverGo"))::fire);
        assertThat(words(robot, "#gateProblem")).contains("抄错了");
        robot.interact(() -> field(robot, "#recoverCode").setText(code.toLowerCase()));
        robot.interact(((Button) node(robot, "#recoverGo"))::fire);

        String next = words(robot, "#recoveryCode").replaceAll("\\s+", "");
        assertThat(next).hasSize(36).isNotEqualTo(code.replace("-", ""));
        assertThat(node(robot, "#recoveryDone").isDisabled()).isTrue();
        keys(robot, KeyCode.ESCAPE);
        assertThat(console.entered).isEmpty();
        robot.interact(() -> ((CheckBox) node(robot, "#recoveryWritten")).setSelected(true));
        keys(robot, KeyCode.ENTER);
        assertThat(console.entered).containsExactly("王芳");
        assertThat(console.keys
                        .signIn("王芳", "neues-wort-2020".toCharArray())
                        .account()
                        .name())
                .isEqualTo("王芳");
    }

    @Test
    void anInputMethodAndCapsLockAreSaid(FxRobot robot) {
        lock(robot);
        robot.interact(() -> ((PasswordField) node(robot, "#gatePassword")).setText("ｍｉｍａ"));
        assertThat(words(robot, "#gatePasswordHint")).contains("中文输入法");
        robot.interact(() -> ((PasswordField) node(robot, "#gatePassword")).setText(""));
        robot.interact(() -> node(robot, "#gatePassword")
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_TYPED,
                        "A",
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false)));
        assertThat(words(robot, "#gatePasswordHint")).contains("大写锁定");
    }

    @Test
    void nobodyTouchingAnythingForSomeMinutesLocksAndTheKeyDoesInEveryWindow(FxRobot robot) {
        LocalDateTime[] now = {LocalDateTime.of(2020, 2, 9, 14, 30)};
        AtomicInteger locked = new AtomicInteger();
        IdleWatch[] watch = new IdleWatch[1];
        robot.interact(() -> {
            IdleWatch idle = new IdleWatch(() -> now[0], () -> 10, locked::incrementAndGet);
            watch[0] = idle;
            idle.follow();
            idle.touch();
            now[0] = now[0].plusMinutes(9);
            idle.look();
            assertThat(locked).hasValue(0);
            stage.fireEvent(new javafx.scene.input.ScrollEvent(
                    javafx.scene.input.ScrollEvent.SCROLL,
                    0,
                    0,
                    0,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    1,
                    0,
                    0,
                    javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    javafx.scene.input.ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
            now[0] = now[0].plusMinutes(9);
            idle.look();
            assertThat(locked).hasValue(0);
            now[0] = now[0].minusYears(1);
            idle.look();
            assertThat(locked).hasValue(0);
            now[0] = now[0].plusMinutes(10);
            idle.look();
            assertThat(locked).hasValue(1);
        });
        Stage[] card = new Stage[1];
        robot.interact(() -> {
            card[0] = new Stage();
            card[0].setScene(new Scene(new javafx.scene.layout.VBox()));
            card[0].show();
        });
        keys(robot, KeyCode.CONTROL, KeyCode.L);
        assertThat(locked).hasValue(2);
        robot.interact(() -> {
            card[0].hide();
            watch[0].leave();
        });
    }

    @Test
    void aFolderWithoutAccountsIsNotLockedAndItsOfficerIsAName(FxRobot robot) {
        console.keys.destroy();
        console.keys.makeOpen();
        keys(robot, KeyCode.CONTROL, KeyCode.L);
        assertThat(isShut(robot)).isFalse();
        assertThat(robot.lookup(".toast .label").<Label>query().getText()).contains("没有设口令");
        robot.interact(() -> entry("operator.change").run());
        assertThat(robot.lookup("#askDialog").tryQuery()).isPresent();
    }

    @Test
    void everythingCanBeReadAndReachedInBothThemesAndNothingIsCut(FxRobot robot) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (int size : new int[] {100, 150}) {
                robot.interact(() -> {
                    console.preferences.change(values -> values.theme(theme).size(size));
                    new Appearance(console.workbench(), console.preferences).apply();
                    console.shell.signIn();
                });
                look(theme + " sign-in");
                robot.interact(((Button) node(robot, "#gateForgot"))::fire);
                look(theme + " recovery");
                robot.interact(((Button) node(robot, "#recoverBack"))::fire);
            }
        }
    }

    private void look(String what) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ContrastWalker.tooPale(stage.getScene())).as(what).isEmpty();
        assertThat(TruncationWalker.cut(stage.getScene())).as(what).isEmpty();
        assertThat(AccessWalker.mute(stage.getScene())).as(what).isEmpty();
    }
}
