package cn.baodi.command.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.shell.District;
import cn.baodi.command.shell.FakeConsole;
import cn.baodi.command.shell.FakeFeature;
import cn.baodi.command.ui.ChartPane;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
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
class DashboardTest {
    @TempDir
    Path folder;

    private FakeConsole console;
    private List<FakeFeature> areas;

    @Start
    void start(Stage stage) {
        areas = District.areas();
        console = new FakeConsole(stage, folder, areas);
        console.start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void aTileSaysHowMuchAndHowItWentAgainstYesterday(FxRobot robot) {
        assertThat(words(robot, "#tile-hotline-calls")).contains("当日来电", "57", "人次", "较昨日 ↑ +8 增加");
        assertThat(words(robot, "#tile-delivery-rating")).contains("昨日无数据");
    }

    @Test
    void fewerLateDeliveriesAreGoodNewsAndMoreFeverIsNot(FxRobot robot) {
        assertThat(robot.lookup("#tile-delivery-late .tile-change").query().getStyleClass())
                .contains("tone-good");
        assertThat(robot.lookup("#tile-checkpoint-fever .tile-change").query().getStyleClass())
                .contains("tone-bad");
    }

    @Test
    void enterOnATileOpensTheRowsBehindIt(FxRobot robot) {
        robot.interact(() -> robot.lookup("#tile-hotline-calls").query().requestFocus());
        press(robot, KeyCode.ENTER);

        assertThat(area("hotline").shown).containsExactly(area("hotline").link());
    }

    @Test
    void oneAreaThatCannotBeReadLeavesTheOthersStandingAndCanBeReadAgain(FxRobot robot) {
        area("delivery").failing = true;
        press(robot, KeyCode.F5);
        assertThat(words(robot, "#tile-failed-delivery")).contains("配送", "读取失败，其他数字不受影响");
        assertThat(robot.lookup("#tile-hotline-calls").tryQuery()).isPresent();

        area("delivery").failing = false;
        robot.interact(robot.lookup("#tile-failed-delivery-retry").queryAs(Button.class)::fire);
        assertThat(robot.lookup("#tile-failed-delivery").tryQuery()).isEmpty();
        assertThat(robot.lookup("#tile-delivery-late").tryQuery()).isPresent();
    }

    @Test
    void anotherDayIsCountedToItsEndAndTodayToNow(FxRobot robot) {
        robot.interact(robot.lookup("#dayBefore").queryAs(Button.class)::fire);
        assertThat(last(area("hotline")))
                .isEqualTo(Cutoff.endOf(TestDesk.NOW.toLocalDate().minusDays(1)));
        assertThat(robot.lookup("#dashboardDay").queryAs(Label.class).getText()).isEqualTo("截至2月8日24时");
        assertThat(robot.lookup("#dashboardNow").query().isVisible()).isFalse();

        robot.interact(robot.lookup("#dayToday").queryAs(Button.class)::fire);
        assertThat(last(area("hotline"))).isEqualTo(Cutoff.at(TestDesk.NOW));
    }

    @Test
    void theTileUnderTheCursorIsCopiedAsABulletin(FxRobot robot) {
        robot.interact(() -> robot.lookup("#tile-delivery-late").query().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C).release(KeyCode.C, KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        robot.interact(() ->
                assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("截至2月9日14时30分，逾期未送达3户，较昨日减少4户。"));
    }

    @Test
    void theShellsKeyTurnsTheChartUnderTheCursorAndWithoutOneAllOfThem(FxRobot robot) {
        ChartPane calls = robot.lookup("#trend-hotline").queryAs(ChartPane.class);
        ChartPane passages = robot.lookup("#trend-checkpoint").queryAs(ChartPane.class);
        robot.interact(calls::requestFocus);
        turn(robot);
        assertThat(calls.turned()).isTrue();
        assertThat(passages.turned()).isFalse();
        turn(robot);
        assertThat(calls.turned()).as("the table has the cursor now").isFalse();

        robot.interact(() -> robot.lookup("#tile-hotline-calls").query().requestFocus());
        turn(robot);
        assertThat(List.of(calls.turned(), passages.turned())).containsOnly(true);
    }

    private static void turn(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aWriteBringsNewNumbers(FxRobot robot) {
        int before = area("hotline").asked.size();
        robot.interact(() -> console.workbench().ledger().write("登记来电", batch -> {}));

        assertThat(area("hotline").asked).hasSizeGreaterThan(before);
    }

    @Test
    void alertsAreShownByAreaWithWhatToDo(FxRobot robot) {
        assertThat(words(robot, "#now-delivery")).contains("1 条告警 · 5 件待办", "电话联系送货志愿者，当天改派 · 电话 138****0000");
    }

    private static Cutoff last(FakeFeature area) {
        return area.asked.get(area.asked.size() - 1).cutoff();
    }

    private FakeFeature area(String key) {
        return areas.stream().filter(area -> area.key().equals(key)).findFirst().orElseThrow();
    }

    private static Set<String> words(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return Stream.concat(
                        node.lookupAll(".label").stream().map(label -> ((Label) label).getText()),
                        node.lookupAll(".words").stream().map(words -> ((Text) words).getText()))
                .collect(Collectors.toSet());
    }

    private static void press(FxRobot robot, KeyCode code) {
        robot.press(code).release(code);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
