package cn.baodi.command.feature.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Link;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                null,
                name,
                "19900000001",
                null,
                team,
                DABAI,
                field,
                Volunteer.State.STANDBY,
                null,
                null,
                0,
                null,
                null);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** An example of GB 11643-1999. */
    private static final String IDENTITY = "11010519491231002X";

    private void give(String identity) {
        Repository<Volunteer> repository = register().repository();
        Volunteer old = repository.find(1).orElseThrow();
        Volunteer known =
                register().sheet().read(Map.of("identity", identity)::get, old).record();
        desk.workbench().ledger().write("identity", batch -> repository.change(batch, old, known));
    }

    @SuppressWarnings("unchecked")
    private Register<Volunteer> register() {
        return (Register<Volunteer>) feature.registers().get(1);
    }

    private static TextField field(FxRobot robot, String column) {
        return robot.lookup("#volunteers-" + column).queryAs(TextField.class);
    }

    @Test
    void anIdentityNumberStaysMaskedWhenTheCardIsAskedForAndIsOnlyTypedOver(FxRobot robot) {
        robot.interact(() -> give(IDENTITY));
        robot.interact(() -> feature.show(Link.to("volunteer", "volunteers", 1)));
        assertThat(field(robot, "identity").getText()).isEqualTo("110***********002X");
        assertThat(field(robot, "identity").isEditable()).isFalse();
        press(robot, "#volunteersReveal");
        assertThat(field(robot, "phone").getText()).isEqualTo("19900000001");
        assertThat(field(robot, "identity").getText()).isEqualTo("110***********002X");

        robot.interact(() -> field(robot, "name").setText("张玮"));
        robot.interact(() -> feature.acts().get(Act.SAVE).run());
        assertThat(register().repository().find(1).orElseThrow())
                .extracting(Volunteer::name, Volunteer::identity)
                .containsExactly("张玮", IDENTITY);

        robot.interact(() -> field(robot, "identity").setText("440524188001010014"));
        robot.interact(() -> feature.acts().get(Act.SAVE).run());
        assertThat(register().repository().find(1).orElseThrow().identity()).isEqualTo("440524188001010014");
        assertThat(field(robot, "identity").getText()).isEqualTo("440***********0014");

        robot.interact(() -> field(robot, "identity").clear());
        robot.interact(() -> feature.acts().get(Act.SAVE).run());
        assertThat(register().repository().find(1).orElseThrow().identity()).isNull();
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
