package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Kind;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Register;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ChartPaneTest {
    private static final ChartData DATA = new ChartData(
            "通行/人次",
            "2月8日–2月9日",
            "人次",
            Kind.BARS,
            List.of("2月8日", "2月9日"),
            List.of(Series.of("进城", Arrays.asList(12, null)), new Series("应到", List.of(5, 6), true)));

    @TempDir
    static Path folder;

    private TestDesk desk;
    private ChartPane pane;

    @Start
    void show(Stage stage) throws Exception {
        desk = new TestDesk(Files.createTempDirectory(folder, "desk"));
        Workbench base = desk.workbench();
        pane = new ChartPane(
                new Workbench(
                        base.database(),
                        base.ledger(),
                        base.clock(),
                        base.session(),
                        base.locale(),
                        base.background(),
                        base.notices(),
                        new Asked(),
                        base.open(),
                        base.look()),
                () -> Set.of(Role.LEADER));
        stage.setScene(new Scene(pane, 600, 300));
        stage.show();
        pane.show(DATA);
    }

    private Color corner(FxRobot robot) {
        Image image = robot.capture(pane).getImage();
        return image.getPixelReader().getColor(2, (int) image.getHeight() - 2);
    }

    @Test
    void theTableTwinHasTheSameNumbersAndLeavesGapsBlank(FxRobot robot) {
        robot.interact(pane::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.T).release(KeyCode.CONTROL);

        TableView<?> table = robot.lookup("#chartTable").queryTableView();
        assertThat(table.isVisible()).isTrue();
        assertThat(table.isFocused()).isTrue();
        assertThat(table.getColumns().stream().map(c -> c.getText())).containsExactly("时间或对象", "进城（人次）", "应到（人次）");
        assertThat(table.getColumns().get(1).getCellData(0)).isEqualTo("12");
        assertThat(table.getColumns().get(1).getCellData(1)).isEqualTo("");
        assertThat(robot.lookup("#chartSurface").query().isVisible()).isFalse();
        Label caption = robot.lookup("#chartCaption").queryAs(Label.class);
        assertThat(caption.isVisible()).isTrue();
        assertThat(caption.getText()).as("with its time, as on the chart").isEqualTo("通行/人次 · 2月8日–2月9日");

        robot.press(KeyCode.CONTROL).type(KeyCode.T).release(KeyCode.CONTROL);
        assertThat(table.isVisible()).isFalse();
        assertThat(caption.isVisible()).isFalse();
        assertThat(robot.lookup("#chartSurface").query().isVisible()).isTrue();
    }

    @Test
    void theButtonTurnsToo(FxRobot robot) {
        robot.clickOn("#chartTurn");

        assertThat(pane.turned()).isTrue();
    }

    /** What the pane asks of the door out. */
    private final class Asked implements Exchange {
        @Override
        public void saveChart(ChartData chart, Set<Role> holders) {
            desk.said.add("save " + chart.title() + holders);
        }

        @Override
        public void copyChart(ChartData chart, Set<Role> holders, boolean picture) {
            desk.said.add((picture ? "picture " : "table ") + chart.title() + holders);
        }

        @Override
        public <T extends Row> void export(Register<T> register, Filter filter, Sort sort, List<String> columns) {}

        @Override
        public <T extends Row> void exportFull(Register<T> register, Filter filter, Sort sort, List<String> columns) {}

        @Override
        public <T extends Row> void importInto(Register<T> register) {}

        @Override
        public void summaries(Supplier<Map<String, List<DailyCount>>> areas) {}

        @Override
        public void print(Supplier<Paper> paper) {}
    }

    @Test
    void itIsCopiedAndSavedByKeysThroughTheDoorOut(FxRobot robot) {
        robot.interact(pane::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.C);
        robot.press(KeyCode.SHIFT).type(KeyCode.P).type(KeyCode.S).release(KeyCode.SHIFT, KeyCode.CONTROL);

        assertThat(desk.said).containsExactly("table 通行/人次[LEADER]", "picture 通行/人次[LEADER]", "save 通行/人次[LEADER]");
    }

    @Test
    void theChartFollowsTheTheme(FxRobot robot) {
        assertThat(corner(robot).getBrightness()).isGreaterThan(0.9);

        robot.interact(() -> desk.workbench().look().dark(true));

        assertThat(corner(robot).getBrightness()).isLessThan(0.2);
    }

    @Test
    void theChartFillsWhateverSizeItGets(FxRobot robot) {
        robot.interact(() -> pane.getScene().getWindow().setWidth(900));

        Canvas canvas = (Canvas) robot.lookup(n -> n instanceof Canvas).query();
        assertThat(canvas.getWidth()).isEqualTo(pane.getWidth()).isGreaterThan(800);
    }

    @Test
    void zerosNoDataAndAFailureAreDifferentWords(FxRobot robot) {
        robot.interact(() -> pane.show(with(List.of(0, 0))));
        assertThat(robot.lookup("#chartEmpty").queryLabeled().getText()).isEqualTo("这段时间各项都是 0。");

        robot.interact(() -> pane.show(with(Arrays.asList(null, null))));
        assertThat(robot.lookup("#chartEmpty").queryLabeled().getText()).isEqualTo("这段时间还没有数据。");
        assertThat(robot.lookup("#chartEmpty").query().isVisible()).isTrue();

        robot.interact(() -> pane.fail("图没有读出来。"));
        assertThat(robot.lookup("#chartEmpty").queryLabeled().getText()).isEqualTo("图没有读出来。");
        assertThat(pane.getAccessibleText()).isEqualTo("图没有读出来。");

        robot.interact(() -> pane.show(null));
        assertThat(robot.lookup("#chartEmpty").queryLabeled().getText()).isEqualTo("这段时间还没有数据。");
    }

    private static ChartData with(List<Integer> values) {
        return new ChartData("通行", "2月", "人次", Kind.BARS, List.of("2月8日", "2月9日"), List.of(Series.of("进城", values)));
    }

    @Test
    void whoCannotSeeTheChartHearsIt() {
        assertThat(pane.getAccessibleText())
                .isEqualTo("通行/人次，2月8日–2月9日：进城，2月8日 12人次，最高 2月8日 12人次；应到，2月9日 6人次，最高 2月9日 6人次");
    }
}
