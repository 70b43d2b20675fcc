package cn.baodi.command.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.shell.District;
import cn.baodi.command.shell.FakeConsole;
import cn.baodi.command.shell.FakeFeature;
import cn.baodi.command.ui.TestDesk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
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

/** From the district to a village and back, and other times than today. */
@ExtendWith(ApplicationExtension.class)
class DrillDownTest {
    private static final long TOWN = 120115001000L;
    private static final long OTHER = 120115002000L;
    private static final long VILLAGE = 120115001001L;

    @TempDir
    Path folder;

    private List<FakeFeature> areas;
    private FakeFeature hotline;
    private FakeConsole console;

    @Start
    void start(Stage stage) {
        areas = District.areas();
        hotline = areas.stream()
                .filter(a -> a.key().equals("hotline"))
                .findFirst()
                .orElseThrow();
        hotline.parts.put(TOWN, BigDecimal.valueOf(40));
        hotline.parts.put(OTHER, BigDecimal.valueOf(12));
        hotline.parts.put(0L, BigDecimal.valueOf(5));
        hotline.places = new Towns();
        console = new FakeConsole(stage, folder, areas);
        console.start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static final class Towns implements Places {
        private static final Map<Long, String> NAMES = Map.of(TOWN, "海滨街道", OTHER, "大白街道", VILLAGE, "东关村");

        @Override
        public String name(long code) {
            return NAMES.get(code);
        }

        @Override
        public String label(long code) {
            return code == VILLAGE ? "东关村 · 海滨街道" : name(code);
        }

        @Override
        public List<Long> under(Long code) {
            return code == null ? List.of(OTHER, TOWN) : code == TOWN ? List.of(VILLAGE) : List.of();
        }
    }

    @Test
    void enterGoesFromTheDistrictToTheVillageAndThereOpensTheRows(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        assertThat(text(robot, "#dashboardPanelTitle")).isEqualTo("全区 · 当日来电 57人次，来自");
        assertThat(focused(robot)).as("the town with the most").isEqualTo("unit-" + TOWN);
        assertThat(robot.lookup("#dashboardNow").query().isVisible()).isFalse();

        hotline.parts.clear();
        hotline.parts.put(VILLAGE, BigDecimal.valueOf(40));
        press(robot, KeyCode.ENTER);
        assertThat(lastScope().unit()).isEqualTo(TOWN);
        assertThat(focused(robot)).isEqualTo("unit-" + VILLAGE);

        press(robot, KeyCode.ENTER);
        assertThat(lastScope().unit()).isEqualTo(VILLAGE);
        assertThat(robot.lookup("#dashboardPanel").query().isVisible()).isFalse();
        assertThat(focused(robot)).isEqualTo("tile-hotline-calls");
        assertThat(hotline.shown).isEmpty();

        press(robot, KeyCode.ENTER);
        assertThat(hotline.shown).containsExactly(hotline.link());
    }

    @Test
    void backspaceGoesUpToWhereOneCameFrom(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        press(robot, KeyCode.RIGHT);
        press(robot, KeyCode.ENTER);
        assertThat(lastScope().unit()).isEqualTo(OTHER);

        press(robot, KeyCode.BACK_SPACE);
        assertThat(lastScope().unit()).isNull();
        press(robot, KeyCode.ESCAPE);
        assertThat(robot.lookup("#dashboardPanel").query().isVisible()).isFalse();
        assertThat(robot.lookup("#dashboardNow").query().isVisible()).isTrue();
    }

    @Test
    void theRowsBehindADividedNumberAreThoseOfTheTownThatIsShown(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        Link there = Link.to("hotline", "hotline", Filter.NONE.chip("unit", Long.toString(TOWN)));
        hotline.figures.replaceAll(f -> f.key().equals("hotline.calls")
                ? new Figure(f.key(), f.label(), f.unit(), BigDecimal.valueOf(40), null, List.of(), 0, there)
                : f);
        press(robot, KeyCode.ENTER);

        assertThat(text(robot, "#dashboardPanelTitle")).isEqualTo("海滨街道 · 当日来电 40人次，来自");
        robot.interact(robot.lookup("#panelRows").queryAs(Button.class)::fire);
        assertThat(hotline.shown).containsExactly(there);
    }

    @Test
    void aTownsOwnPartOpensItsOwnRowsAlone(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        hotline.parts.put(VILLAGE, BigDecimal.valueOf(30));
        Link there = Link.to("hotline", "hotline", Filter.NONE.chip("unit", Long.toString(TOWN)));
        hotline.figures.replaceAll(f -> f.key().equals("hotline.calls")
                ? new Figure(f.key(), f.label(), f.unit(), BigDecimal.valueOf(40), null, List.of(), 0, there)
                : f);
        press(robot, KeyCode.ENTER);

        robot.interact(robot.lookup("#unit-" + TOWN).queryAs(Button.class)::fire);

        assertThat(hotline.shown).containsExactly(Link.to("hotline", "hotline", Filter.NONE.chip("unit", TOWN + "=")));
    }

    @Test
    void whatNamesNoUnitOpensItsRowsAndLeadsNowhere(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        robot.interact(robot.lookup("#unit-none").queryAs(Button.class)::fire);

        assertThat(hotline.shown).containsExactly(Link.to("hotline", "hotline", Filter.NONE.chip("unit", "0=")));
        assertThat(lastScope().unit()).isNull();
    }

    @Test
    void theCrumbsSayWhereOneIsAndLeadBack(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        press(robot, KeyCode.ENTER);
        assertThat(text(robot, ".crumb-here")).isEqualTo("海滨街道");

        robot.interact(robot.lookup("#crumb0").queryAs(javafx.scene.control.Hyperlink.class)::fire);
        assertThat(lastScope().unit()).isNull();
        assertThat(text(robot, ".crumb-here")).isEqualTo("全区");
    }

    @Test
    void anAreaThatCannotTellSaysSoOnItsTile(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        press(robot, KeyCode.ENTER);

        assertThat(robot.lookup("#tile-checkpoint-fever .tile-change")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("这个范围没有这项数字");
        assertThat(robot.lookup("#tile-checkpoint-fever .tile-value")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("—");
    }

    @Test
    void theSpaceBarOpensTheRowsAtOnce(FxRobot robot) {
        onTile(robot, KeyCode.SPACE);

        assertThat(hotline.shown).containsExactly(hotline.link());
    }

    @Test
    void enterOnAChartDividesWhatItIsAbout(FxRobot robot) {
        robot.interact(() -> robot.lookup("#trend-hotline").query().requestFocus());
        press(robot, KeyCode.ENTER);

        assertThat(robot.lookup("#dashboardPanel").query().isVisible()).isTrue();
    }

    @Test
    void aWeekIsComparedWithTheWeekBeforeAndSaysSo(FxRobot robot) {
        choose(robot, "近7天");

        assertThat(lastScope()).isEqualTo(Scope.of(TimeRange.LAST7.resolve(TestDesk.NOW), TestDesk.NOW, null));
        assertThat(robot.lookup("#tile-hotline-calls .tile-change")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("较前7天 ↑ +8 增加");
        assertThat(text(robot, "#dashboardCompared")).contains("1月27日", "2月2日 14:30");
        assertThat(robot.lookup("#dashboardNow").query().isVisible()).isFalse();
    }

    @Test
    void aShiftStepsByShiftsAndComesBackToTheRunningOne(FxRobot robot) {
        choose(robot, "本班次");
        step(robot, "#dayBefore");
        assertThat(lastScope().span().from()).isEqualTo("2020-02-08T20:00");
        assertThat(text(robot, "#dashboardDay")).isEqualTo("截至2月9日8时00分");

        step(robot, "#dayAfter");
        assertThat(lastScope().until()).isEqualTo(TestDesk.NOW);
        assertThat(robot.lookup("#dayAfter").query().isDisabled()).isTrue();
    }

    @Test
    void theBulletinNamesTheTown(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        press(robot, KeyCode.ENTER);
        robot.interact(() -> robot.lookup("#tile-hotline-calls").query().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C).release(KeyCode.C, KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("截至2月9日14时30分，海滨街道：当日来电57人次，较昨日增加8人次。"));
    }

    @Test
    void aNumberThatIsNotDividedOpensItsRowsAlsoWhileAnotherIsDivided(FxRobot robot) {
        onTile(robot, KeyCode.ENTER);
        robot.interact(() -> robot.lookup("#tile-checkpoint-fever").query().requestFocus());
        press(robot, KeyCode.ENTER);

        FakeFeature checkpoint = areas.stream()
                .filter(area -> area.key().equals("checkpoint"))
                .findFirst()
                .orElseThrow();
        assertThat(checkpoint.shown).containsExactly(checkpoint.link());
    }

    private Scope lastScope() {
        return hotline.asked.get(hotline.asked.size() - 1);
    }

    private static void onTile(FxRobot robot, KeyCode key) {
        robot.interact(() -> robot.lookup("#tile-hotline-calls").query().requestFocus());
        press(robot, key);
    }

    private static void choose(FxRobot robot, String range) {
        MenuItem item = robot.lookup("#dashboardRange").queryAs(MenuButton.class).getItems().stream()
                .filter(i -> i.getText() != null && i.getText().startsWith(range))
                .findFirst()
                .orElseThrow();
        robot.interact(item::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void step(FxRobot robot, String button) {
        robot.interact(robot.lookup(button).queryAs(Button.class)::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String focused(FxRobot robot) {
        Node at = robot.lookup("#dashboard").query().getScene().getFocusOwner();
        return at == null ? null : at.getId();
    }

    private static void press(FxRobot robot, KeyCode code) {
        robot.press(code).release(code);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
