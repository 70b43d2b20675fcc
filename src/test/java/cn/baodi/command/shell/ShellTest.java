package cn.baodi.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.ui.AccessWalker;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.ContrastWalker;
import cn.baodi.command.ui.Preferences.Theme;
import cn.baodi.command.ui.TruncationWalker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
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

@ExtendWith(ApplicationExtension.class)
class ShellTest {
    @TempDir
    Path folder;

    private Stage stage;
    private FakeConsole console;
    private List<FakeFeature> areas;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setWidth(1280);
        stage.setHeight(768);
        areas = District.areas();
        console = new FakeConsole(stage, folder, areas);
        console.start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void theAreasAreWhereTheirNumbersSay(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);

        assertThat(robot.lookup("#checkpointScreen").tryQuery()).isPresent();
        assertThat(((ToggleButton) node(robot, "#nav-checkpoint")).isSelected()).isTrue();
        keys(robot, KeyCode.F8);
        assertThat(robot.lookup("#deliveryScreen").tryQuery()).isPresent();
    }

    @Test
    void thePaletteFindsAndOpensByKeyboardAlone(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        robot.interact(() -> text(robot, "#paletteField").setText("李家庄"));
        ListView<?> list = (ListView<?>) node(robot, "#paletteList");
        assertThat(list.getItems()).hasSize(3);
        keys(robot, KeyCode.DOWN);
        keys(robot, KeyCode.ENTER);

        assertThat(robot.lookup("#unitScreen").tryQuery()).isPresent();
        assertThat(area("unit").shown).containsExactly(area("unit").link());
        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
    }

    @Test
    void thePaletteKnowsCommandsByInitialsAndRemembersTheLast(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        robot.interact(() -> text(robot, "#paletteField").setText("xld"));
        keys(robot, KeyCode.ENTER);
        assertThat(area("hotline").open).isEqualTo(2);
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        keys(robot, KeyCode.ENTER);

        assertThat(area("hotline").open).isEqualTo(3);
    }

    @Test
    void tabStaysWithinWhatLiesOverTheWindow(FxRobot robot) {
        keys(robot, KeyCode.F1);
        Node overlay = node(robot, "#overlay");
        for (int i = 0; i < 6; i++) {
            keys(robot, KeyCode.TAB);
            assertThat(stage.getScene().getFocusOwner())
                    .matches(owner -> Stream.iterate(owner, Objects::nonNull, Node::getParent)
                            .anyMatch(each -> each == overlay));
        }
    }

    @Test
    void theSameKeyClosesThePaletteAndTheCursorReturns(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> node(robot, "#checkpointField").requestFocus());
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        keys(robot, KeyCode.CONTROL, KeyCode.K);

        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        assertThat(node(robot, "#checkpointField").isFocused()).isTrue();
    }

    @Test
    void f3GoesFromAlertToAlertAndEnterOpensTheRows(FxRobot robot) {
        keys(robot, KeyCode.F3);
        Node first = stage.getScene().getFocusOwner();
        keys(robot, KeyCode.F3);
        Node second = stage.getScene().getFocusOwner();
        robot.interact(((Button) second)::fire);

        assertThat(first.getId()).startsWith("alertOpen-");
        assertThat(second.getId()).startsWith("alertOpen-").isNotEqualTo(first.getId());
        assertThat(area("hotline").shown).isNotEmpty();
    }

    @Test
    void anAcknowledgedAlertTurnsQuietAndIsStillSoAfterARestart(FxRobot robot) {
        robot.interact(((Button) node(robot, "#alertAcknowledge-hotline-follow"))::fire);
        assertThat(robot.lookup("#alertAcknowledge-hotline-follow").tryQuery()).isEmpty();
        assertThat(robot.lookup("#alertOpen-hotline-follow").tryQuery()).isPresent();

        robot.interact(() -> {
            Watch again = new Watch(console.workbench(), console.features);
            again.begin();
            assertThat(again.strip())
                    .filteredOn(entry -> entry.alert().key().equals("hotline.follow"))
                    .first()
                    .extracting(entry -> entry.by())
                    .isEqualTo("张值班");
        });
    }

    @Test
    void oneFailingAreaIsSaidAndSilencesNoOther(FxRobot robot) {
        area("volunteer").failing = true;
        keys(robot, KeyCode.F5);
        keys(robot, KeyCode.F5);

        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys(robot, KeyCode.F3);
            visited.add(scene().getFocusOwner().getId());
        }
        assertThat(visited)
                .contains("alertOpen-watch-volunteer", "alertOpen-hotline-follow", "alertOpen-delivery-overdue");
    }

    @Test
    void whatAScreenCannotDoIsSaidWithItsReason(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.D);

        assertThat(robot.lookup(".toast .label").<Label>query().getText()).isEqualTo("作废 · 这个画面里没有这一项");
    }

    @Test
    void aKeyActsOnTheScreenInFront(FxRobot robot) {
        AtomicInteger exported = new AtomicInteger();
        area("unit").acts.put(Act.EXPORT, exported::incrementAndGet);
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT6);
        keys(robot, KeyCode.CONTROL, KeyCode.E);

        assertThat(exported).hasValue(1);
    }

    @Test
    void aFieldTakesBackItsOwnTypingFirst(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.interact(() -> {
            node(robot, "#checkpointField").requestFocus();
            text(robot, "#checkpointField").appendText("a");
        });
        keys(robot, KeyCode.CONTROL, KeyCode.Z);

        assertThat(text(robot, "#checkpointField").getText()).isEmpty();
        assertThat(robot.lookup(".toast").tryQuery()).isEmpty();
        keys(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(robot.lookup(".toast").tryQuery()).isPresent();
    }

    @Test
    void noKeyIsTakenTwiceOrBanned() {
        assertThat(console.shell.commands().refused()).isEmpty();
    }

    @Test
    void openThingsAreCountedBesideTheirArea(FxRobot robot) {
        assertThat(node(robot, "#nav-delivery").getAccessibleText()).isEqualTo("配送，5 件待办");
        assertThat(node(robot, "#nav-unit").getAccessibleText()).isEqualTo("单位");
    }

    @Test
    void theRunningShiftIsNamed(FxRobot robot) {
        assertThat(((Label) node(robot, "#shiftLabel")).getText()).isEqualTo("本班次 2月9日白班 08:00–20:00");
    }

    @Test
    void threeTimesEnterEndsTheFirstStart(FxRobot robot) {
        List<FirstStart> answers = new ArrayList<>();
        robot.interact(() -> console.shell.firstStart(answers::add));
        for (int i = 0; i < 3; i++) {
            keys(robot, KeyCode.ENTER);
        }

        assertThat(answers).containsExactly(new FirstStart("宝坻区新冠肺炎疫情防控工作指挥部", "值班员", null, true, null));
        assertThat(robot.lookup("#firstStart").tryQuery()).isEmpty();
    }

    @Test
    void escapeLeavesTheFirstStartWithWhatIsUsual(FxRobot robot) {
        List<FirstStart> answers = new ArrayList<>();
        robot.interact(() -> console.shell.firstStart(answers::add));
        robot.interact(() -> text(robot, "#firstOperator").setText("赵敏"));
        keys(robot, KeyCode.ENTER);
        keys(robot, KeyCode.ESCAPE);

        assertThat(answers).extracting(FirstStart::operator).containsExactly("赵敏");
        assertThat(answers).extracting(FirstStart::demo).containsExactly(false);
    }

    @Test
    void aFailedOpeningSaysWhyAndOffersAnotherTry(FxRobot robot) {
        robot.interact(() -> console.shell.failed(new Failure("folder.held", "PC-01", "14:20")));

        assertThat(((Label) node(robot, "#failedText")).getText())
                .contains("正由另一个指挥台使用")
                .contains("PC-01");
        assertThat(((Label) node(robot, "#failedFolder")).getText()).contains(folder.toString());
        keys(robot, KeyCode.ENTER);
        assertThat(console.asked).containsExactly("reopen");
    }

    @Test
    void everyTextCanBeReadInBothThemes(FxRobot robot) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            appearance(robot, theme, 100);
            assertThat(ContrastWalker.tooPale(scene())).as(theme + " window").isEmpty();
            keys(robot, KeyCode.CONTROL, KeyCode.K);
            assertThat(ContrastWalker.tooPale(scene())).as(theme + " palette").isEmpty();
            keys(robot, KeyCode.ESCAPE);
            keys(robot, KeyCode.F1);
            assertThat(ContrastWalker.tooPale(scene())).as(theme + " keys").isEmpty();
            keys(robot, KeyCode.F1);
            robot.interact(() -> console.shell.firstStart(answer -> {}));
            assertThat(ContrastWalker.tooPale(scene()))
                    .as(theme + " first start")
                    .isEmpty();
            keys(robot, KeyCode.ESCAPE);
        }
    }

    @Test
    void nothingIsCutAtHalfAsLargeAgain(FxRobot robot) {
        appearance(robot, Theme.LIGHT, 150);

        assertThat(TruncationWalker.cut(scene())).isEmpty();
        robot.interact(() -> console.shell.firstStart(answer -> {}));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(TruncationWalker.cut(scene())).isEmpty();
    }

    @Test
    void whateverTheKeyboardReachesHasWords(FxRobot robot) {
        assertThat(AccessWalker.mute(scene())).isEmpty();
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        assertThat(AccessWalker.mute(scene())).isEmpty();
    }

    private void appearance(FxRobot robot, Theme theme, int size) {
        robot.interact(() -> {
            console.preferences.change(values -> values.theme(theme).size(size));
            new Appearance(console.workbench(), console.preferences).apply();
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Scene scene() {
        return stage.getScene();
    }

    private FakeFeature area(String key) {
        return areas.stream().filter(area -> area.key().equals(key)).findFirst().orElseThrow();
    }

    private static Node node(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    private static TextInputControl text(FxRobot robot, String id) {
        return robot.lookup(id).queryTextInputControl();
    }

    private static void keys(FxRobot robot, KeyCode... codes) {
        robot.press(codes).release(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
