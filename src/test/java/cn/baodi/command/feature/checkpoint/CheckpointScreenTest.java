package cn.baodi.command.feature.checkpoint;

import static cn.baodi.command.feature.checkpoint.CheckpointDesk.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Sort;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CheckpointScreenTest {
    @TempDir
    Path folder;

    private CheckpointDesk desk;
    private long west;
    private long east;

    @Start
    void start(Stage stage) {
        desk = new CheckpointDesk(folder, TestDesk.NOW);
        west = desk.add("大白镇西口卡口");
        east = desk.add("大白镇东口卡口");
        desk.add(CheckpointDesk.checkpoint("朝霞街道门岗", CheckpointDesk.CHAOXIA, null));
        stage.setScene(new Scene(new StackPane(desk.feature.screen()), 1200, 740));
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @SuppressWarnings("unchecked")
    private static <T> TableView<T> table(FxRobot robot, String sheet) {
        return robot.lookup("#" + sheet + "Table").queryAs(TableView.class);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    private void act(FxRobot robot, Act act) {
        robot.interact(() -> desk.feature.acts().get(act).run());
    }

    private List<PassageCount> counts() {
        return desk.passages.page(Filter.NONE, Sort.up("code"), null, 10).rows();
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    @Test
    void chosenCheckpointsAreSuspendedTogetherAndComeBackWithOneUndo(FxRobot robot) {
        robot.interact(() -> table(robot, "checkpoints").getSelectionModel().selectRange(0, 2));
        press(robot, "#checkpointsBulk-suspend");
        assertThat(desk.desk.said).contains("已停用2 处卡口");
        ComboBox<String> state = robot.lookup("#checkpointsChip-state").queryComboBox();
        robot.interact(() -> state.setValue("SUSPENDED"));
        assertThat(text(robot, "#checkpointsCount")).isEqualTo("显示 2 / 3");
        robot.interact(() -> desk.ledger.undo());
        assertThat(text(robot, "#checkpointsCount")).isEqualTo("显示 0 / 3");
    }

    @Test
    void closingWritesDownTheDayAndResumingForgetsIt(FxRobot robot) {
        robot.interact(() -> table(robot, "checkpoints").getSelectionModel().select(0));
        press(robot, "#close");
        assertThat(desk.checkpoints.find(west).orElseThrow().closed()).isEqualTo(CheckpointDesk.DAY);
        press(robot, "#resume");
        assertThat(desk.checkpoints.find(west).orElseThrow().closed()).isNull();
        assertThat(robot.lookup("#resume").tryQuery()).isEmpty();
    }

    @Test
    void aCountIsEnteredByKeysAloneAndTheNextCheckpointComesUp(FxRobot robot) {
        robot.interact(() -> desk.feature.commands().get(0).action().run());
        assertThat(field(robot, "#passages-date")).isEqualTo("2020-02-09");
        robot.write("dbzxk").type(KeyCode.ENTER);
        robot.write("120")
                .type(KeyCode.ENTER)
                .write("30")
                .type(KeyCode.ENTER)
                .write("1")
                .type(KeyCode.ENTER)
                .write("2");
        act(robot, Act.SAVE_AND_ADD);
        assertThat(counts())
                .extracting(PassageCount::checkpoint, PassageCount::people, PassageCount::turnedBack)
                .containsExactly(tuple(west, 120, 2));
        assertThat(field(robot, "#passages-checkpoint")).isEqualTo("大白镇东口卡口 K0002");
        robot.write("7");
        assertThat(field(robot, "#passages-people")).isEqualTo("7");
    }

    @Test
    void theSecondCountOfAShiftIsRefusedBesideItsField(FxRobot robot) {
        robot.interact(() -> {
            desk.add(count(west, CheckpointDesk.DAY.minusDays(1), PassageCount.Duty.NIGHT, 10, 0));
            desk.feature.show(Link.to("checkpoint", "checkpoints", east));
        });
        press(robot, "#recordPassage");
        assertThat(field(robot, "#passages-date")).as("last night's is missing").isEqualTo("2020-02-08");
        robot.interact(() ->
                robot.lookup("#passages-checkpoint").queryAs(TextField.class).setText("K0001"));
        robot.write("10")
                .type(KeyCode.ENTER)
                .write("3")
                .type(KeyCode.ENTER)
                .write("0")
                .type(KeyCode.ENTER)
                .write("0");
        act(robot, Act.SAVE);
        assertThat(text(robot, "#passages-date-problem")).contains("大白镇西口卡口", "夜班", "P000001");
        assertThat(counts()).hasSize(1);
    }
}
