package cn.baodi.command.feature.roster;

import static cn.baodi.command.feature.roster.RosterDesk.WANG;
import static cn.baodi.command.feature.roster.RosterDesk.ZHANG;
import static cn.baodi.command.feature.roster.RosterDesk.shift;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Link;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDateTime;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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
class RosterScreenTest {
    private static final LocalDateTime MORNING = LocalDateTime.of(2020, 2, 9, 8, 0);

    @TempDir
    Path folder;

    private RosterDesk desk;
    private long day;
    private long night;

    @Start
    void start(Stage stage) {
        desk = new RosterDesk(folder, TestDesk.NOW).withPeople();
        day = desk.add(shift(1, MORNING, 12, 2));
        night = desk.add(shift(1, MORNING.plusHours(12), 12, 2));
        desk.add(shift(2, MORNING.plusHours(4), 12, 1));
        stage.setScene(new Scene(new StackPane(desk.feature.screen()), 1200, 740));
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static TableView<?> table(FxRobot robot, String sheet) {
        return robot.lookup("#" + sheet + "Table").queryTableView();
    }

    private void show(FxRobot robot, String sheet, long id) {
        robot.interact(() -> desk.feature.show(Link.to("roster", sheet, id)));
    }

    private long assign(FxRobot robot, long volunteer) {
        long[] id = new long[1];
        robot.interact(() -> id[0] = desk.assign(day, volunteer));
        return id[0];
    }

    private Assignment assignment(long id) {
        return desk.assignments.find(id).orElseThrow();
    }

    private void run(FxRobot robot, String command) {
        robot.interact(() -> desk.feature.commands().stream()
                .filter(c -> c.id().equals(command))
                .map(Command::action)
                .forEach(Runnable::run));
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    @Test
    void allOfAShiftSignInAndOutAtOnceAndUndoTakesItBack(FxRobot robot) {
        long first = assign(robot, ZHANG);
        long second = assign(robot, WANG);
        show(robot, "assignments", first);
        robot.interact(() -> table(robot, "assignments").getSelectionModel().selectAll());
        press(robot, "#assignmentsBulk-signIn");
        assertThat(assignment(first).signedIn()).isEqualTo(TestDesk.NOW);
        assertThat(desk.desk.said).contains("2 人已签到");
        press(robot, "#assignmentsBulk-signOut");
        assertThat(assignment(second).signedOut()).isEqualTo(TestDesk.NOW);
        robot.interact(() -> desk.ledger.undo());
        assertThat(assignment(second).signedOut()).isNull();
        ComboBox<String> signed = robot.lookup("#assignmentsChip-signed").queryComboBox();
        robot.interact(() -> signed.setValue("NOT_YET"));
        assertThat(robot.lookup("#assignmentsCount").queryAs(Label.class).getText())
                .isEqualTo("显示 0 / 2");
    }

    @Test
    void whoIsSomewhereElseIsNotAssignedAndBothPlacesAreNamed(FxRobot robot) {
        assign(robot, ZHANG);
        show(robot, "shifts", 3);
        press(robot, "#assign");
        robot.write("V00001").type(KeyCode.ENTER);
        robot.interact(() -> desk.feature.acts().get(Act.SAVE).run());
        assertThat(robot.lookup("#assignments-volunteer-problem")
                        .queryAs(Label.class)
                        .getText())
                .contains("张伟", "西口", "东口");
        assertThat(desk.assignments.total(false)).isEqualTo(1);
    }

    @Test
    void oneAfterAnotherIsAssignedToTheSameShiftByKeysAlone(FxRobot robot) {
        show(robot, "shifts", night);
        press(robot, "#assign");
        robot.write("zw").type(KeyCode.ENTER);
        robot.interact(() -> desk.feature.acts().get(Act.SAVE_AND_ADD).run());
        robot.write("wf").type(KeyCode.ENTER);
        robot.interact(() -> desk.feature.acts().get(Act.SAVE).run());
        assertThat(desk.shifts.find(night).orElseThrow().staffing()).isEqualTo("2/2");
    }

    @Test
    void thoseWhoCouldStepInAreNamedWithoutTheirNumbersAndWithoutTheBusy(FxRobot robot) {
        assign(robot, ZHANG);
        show(robot, "shifts", night);
        press(robot, "#substitutes");
        assertThat(desk.desk.said.get(desk.desk.said.size() - 1))
                .startsWith("谁能顶：西口 2020-02-09 20:00: 王芳 199****0001：本单位，近7天0班，没有编队")
                .doesNotContain("张伟", "李强");
    }

    @Test
    void todayIsCopiedToTomorrowOnceAndUndoneInOneStep(FxRobot robot) {
        assign(robot, ZHANG);
        run(robot, "roster.copyDay");
        assertThat(desk.shifts.total(false)).isEqualTo(6);
        assertThat(desk.assignments.total(false)).isEqualTo(2);
        run(robot, "roster.copyDay");
        assertThat(desk.desk.said).contains("没有复制：那一天已经有这些班次。");
        robot.interact(() -> desk.ledger.undo());
        assertThat(desk.shifts.total(false)).isEqualTo(3);
    }
}
