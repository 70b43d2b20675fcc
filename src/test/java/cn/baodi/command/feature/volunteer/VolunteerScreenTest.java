package cn.baodi.command.feature.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Link;
import cn.baodi.command.feature.unit.UnitFeature;
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
class VolunteerScreenTest {
    private static final long DABAI = 120115127000L;

    @TempDir
    Path folder;

    private TestDesk desk;
    private VolunteerFeature feature;

    @Start
    void start(Stage stage) {
        desk = new TestDesk(folder);
        UnitFeature units = new UnitFeature(desk.workbench());
        feature = new VolunteerFeature(desk.workbench(), units.directory());
        desk.open(List.of(units, feature));
        desk.workbench().ledger().write("people", batch -> {
            units.addShipped(batch);
            batch.add("team", new Team(null, "大白镇预备队", Team.Kind.RESERVE, DABAI, null, null, null, 0, null));
            batch.add("volunteer", volunteer("张伟", 1L, Volunteer.Field.HELPING));
            batch.add("volunteer", volunteer("王芳", null, Volunteer.Field.HELPING));
            batch.add("volunteer", volunteer("李强", null, Volunteer.Field.CULTURE));
        });
        stage.setScene(new Scene(new StackPane(feature.screen()), 1200, 740));
        stage.show();
    }

    private static Volunteer volunteer(String name, Long team, Volunteer.Field field) {
        return new Volunteer(
                null, name, "19900000001", team, DABAI, field, Volunteer.State.STANDBY, null, null, 0, null, null);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#volunteersTable").queryTableView();
    }

    private static String count(FxRobot robot) {
        return robot.lookup("#volunteersCount").queryAs(Label.class).getText();
    }

    private static void choose(FxRobot robot, String chip, String value) {
        ComboBox<String> combo = robot.lookup("#volunteersChip-" + chip).queryComboBox();
        robot.interact(() -> combo.setValue(value));
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    @Test
    void severalRestTogetherAndAreBackWithOneUndo(FxRobot robot) {
        choose(robot, "field", "HELPING");
        assertThat(count(robot)).isEqualTo("显示 2 / 3");
        robot.interact(() -> table(robot).getSelectionModel().selectAll());
        press(robot, "#volunteersBulk-rest");
        assertThat(desk.said).contains("2 名志愿者已调为休整");
        choose(robot, "state", "RESTING");
        assertThat(count(robot)).isEqualTo("显示 2 / 3");
        robot.interact(() -> desk.workbench().ledger().undo());
        assertThat(count(robot)).isEqualTo("显示 0 / 3");
    }

    @Test
    void aTeamsPeopleAreShownAndAMemberIsAddedByKeysAlone(FxRobot robot) {
        robot.interact(() -> feature.show(Link.to("volunteer", "teams", 1)));
        press(robot, "#showMembers");
        assertThat(count(robot)).isEqualTo("显示 1 / 3");
        assertThat(robot.lookup("#volunteersChip-team").queryAs(TextField.class).getText())
                .isEqualTo("大白镇预备队 T001");
        robot.interact(() -> feature.show(Link.to("volunteer", "teams", 1)));
        press(robot, "#addMember");
        robot.interact(
                () -> robot.lookup("#volunteers-name").queryAs(TextField.class).setText("赵敏"));
        robot.clickOn("#volunteers-phone").write("19900000009").type(KeyCode.ENTER, 2);
        robot.write("3");
        robot.interact(() -> feature.acts().get(Act.SAVE).run());
        assertThat(count(robot)).isEqualTo("显示 2 / 4");
    }

    @Test
    void theSamePersonTwiceIsRefusedBesideThePhone(FxRobot robot) {
        robot.interact(() -> {
            feature.acts().get(Act.ADD).run();
            robot.lookup("#volunteers-name").queryAs(TextField.class).setText("张伟");
            robot.lookup("#volunteers-phone").queryAs(TextField.class).setText("19900000001");
            robot.lookup("#volunteers-unit").queryAs(TextField.class).setText("大白镇");
            robot.lookup("#volunteers-field")
                    .queryComboBox()
                    .getSelectionModel()
                    .select(1);
            feature.acts().get(Act.SAVE).run();
        });
        assertThat(robot.lookup("#volunteers-phone-problem")
                        .queryAs(Label.class)
                        .getText())
                .contains("张伟", "V00001");
    }
}
