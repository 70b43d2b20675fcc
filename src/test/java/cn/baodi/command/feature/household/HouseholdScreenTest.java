package cn.baodi.command.feature.household;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.data.AuditNote;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Repository;
import cn.baodi.command.ui.Act;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HouseholdScreenTest {
    @TempDir
    static Path folder;

    private static int round;

    private District district;
    private Repository<Household> repository;
    private long waiting;
    /** A household with phone, address, needs and contact. */
    private long full;

    @Start
    void start(Stage stage) {
        district = new District(folder.resolve("round" + round++));
        repository = District.<Household>register(district.households).repository();
        waiting = district.add(repository, household("王芳", District.VILLAGE, District.NOW.minusDays(10)));
        full = district.add(repository, HouseholdTest.household("赵敏", "13812345678", District.NEXT_VILLAGE));
        district.add(repository, household("李强", District.FAR_VILLAGE, District.NOW.minusDays(1)));
        Scene scene = new Scene(new StackPane(district.households.screen()), 1366, 700);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        district.workbench().look().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Household household(String name, long unit, LocalDateTime registered) {
        return new Household(
                null,
                name,
                null,
                null,
                unit,
                null,
                Household.Category.ALONE,
                1,
                "米面油",
                3,
                null,
                null,
                false,
                Household.State.ACTIVE,
                registered,
                null,
                0,
                null,
                null);
    }

    @AfterEach
    void close() {
        district.close();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Household> table(FxRobot robot) {
        return robot.lookup("#householdsTable").queryAs(TableView.class);
    }

    @Test
    void theChipLeavesThoseWhoseIntervalHasPassed(FxRobot robot) {
        assertThat(table(robot).getItems()).extracting(Household::name).containsExactlyInAnyOrder("王芳", "赵敏", "李强");
        robot.interact(
                () -> district.households.show(Link.to("household", "households", Filter.NONE.chip("past", "true"))));
        assertThat(table(robot).getItems()).extracting(Household::name).containsExactlyInAnyOrder("王芳", "赵敏");
        assertThat(robot.lookup("#householdsCount").queryAs(Label.class).getText())
                .isEqualTo("显示 2 / 3");
    }

    @Test
    void aDeliveryIsArrangedFromTheCard(FxRobot robot) {
        robot.interact(() -> district.households.show(Link.to("household", "households", waiting)));
        robot.clickOn("#arrange");
        Link opened = district.desk.opened.get(0);
        assertThat(opened.feature()).isEqualTo("delivery");
        robot.interact(() -> {
            ((StackPane) table(robot).getScene().getRoot()).getChildren().setAll(district.deliveries.screen());
            district.deliveries.show(opened);
        });
        assertThat(robot.lookup("#deliveries-household").queryTextInputControl().getText())
                .startsWith("王芳 · 小杜庄村 H");
        robot.clickOn("#deliveriesSave");
        assertThat(repository.count(Filter.NONE.chip("past", "true"))).isEqualTo(1);
    }

    private void open(FxRobot robot, long id) {
        robot.interact(() -> district.households.show(Link.to("household", "households", id)));
    }

    private static String shown(FxRobot robot, String column) {
        return robot.lookup("#households-" + column).queryTextInputControl().getText();
    }

    private List<AuditNote> looks() {
        return AuditNote.of(district.workbench().database(), Kind.REVEAL);
    }

    @Test
    void whatIsMaskedIsShownForAReasonForThisRecordAndThisVisit(FxRobot robot) {
        open(robot, full);
        assertThat(shown(robot, "phone")).isEqualTo("138****5678");
        assertThat(shown(robot, "address")).isEqualTo("****");
        assertThat(shown(robot, "name")).isEqualTo("赵敏");
        district.desk.answer = "回访，电话13812345678";
        robot.clickOn("#householdsReveal");
        assertThat(shown(robot, "phone")).isEqualTo("13812345678");
        assertThat(shown(robot, "address")).isEqualTo("3排2号");
        assertThat(looks()).singleElement().satisfies(look -> {
            assertThat(look.operator()).isEqualTo("张值班");
            assertThat(look.action())
                    .contains("H0000" + full, "赵*", "回访", "138****5678")
                    .doesNotContain("赵敏", "12345");
        });
        open(robot, waiting);
        open(robot, full);
        assertThat(shown(robot, "phone")).isEqualTo("138****5678");
        assertThat(looks()).hasSize(1);
    }

    @Test
    void savingACardLeavesWhatItMasks(FxRobot robot) {
        open(robot, full);
        robot.interact(
                () -> robot.lookup("#households-needs").queryTextInputControl().setText("胰岛素"));
        robot.clickOn("#householdsSave");
        Household stored = repository.find(full).orElseThrow();
        assertThat(stored.needs()).isEqualTo("胰岛素");
        assertThat(stored.phone()).isEqualTo("13812345678");
        assertThat(stored.address()).isEqualTo("3排2号");
    }

    @Test
    void theNextCardDoesNotShowWhatTheLastOneMasked(FxRobot robot) {
        open(robot, full);
        robot.interact(
                () -> robot.lookup("#households-needs").queryTextInputControl().setText("胰岛素"));
        robot.interact(() -> district.households.acts().get(Act.SAVE_AND_ADD).run());
        assertThat(shown(robot, "name")).isEmpty();
        assertThat(shown(robot, "contact")).isEqualTo("李志愿");
        assertThat(shown(robot, "contactPhone")).isEmpty();
    }

    @Test
    void toastsAndAuditNameNobody(FxRobot robot) {
        open(robot, waiting);
        robot.clickOn("#stop");
        robot.interact(() -> district.workbench().ledger().undo());
        open(robot, full);
        robot.interact(
                () -> robot.lookup("#households-needs").queryTextInputControl().setText("胰岛素"));
        robot.clickOn("#householdsSave");
        robot.clickOn("#householdsRetire");
        assertThat(district.desk.said).isNotEmpty();
        assertThat(AuditNote.of(district.workbench().database(), Kind.WRITE))
                .extracting(AuditNote::action)
                .contains("已停止帮扶H0000" + waiting + " 王*", "已作废困难家庭 H0000" + full + " 赵*")
                .noneMatch(action -> action.contains("王芳") || action.contains("赵敏"));
        assertThat(district.desk.said).noneMatch(said -> said.contains("王芳") || said.contains("赵敏"));
    }

    @Test
    void aCellThatOnlyAStepChangesSaysSo(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot)
                    .getFocusModel()
                    .focus(
                            0,
                            table(robot).getVisibleLeafColumns().stream()
                                    .filter(c -> c.getId().equals("state"))
                                    .findFirst()
                                    .orElseThrow());
        });
        robot.push(KeyCode.F2);
        assertThat(Window.getWindows().filtered(Tooltip.class::isInstance))
                .singleElement()
                .satisfies(why -> assertThat(((Tooltip) why).getText()).contains("不能直接键入", "数据没有变动"));
    }

    @Test
    void aMaskedCellIsNotLaidOpenByEditingIt(FxRobot robot) {
        robot.interact(() -> {
            table(robot).getColumns().stream()
                    .filter(c -> c.getId().equals("phone"))
                    .forEach(c -> c.setVisible(true));
            int row = table(robot).getItems().indexOf(repository.find(full).orElseThrow());
            table(robot).layout();
            table(robot).requestFocus();
            table(robot)
                    .getFocusModel()
                    .focus(
                            row,
                            table(robot).getColumns().stream()
                                    .filter(c -> c.getId().equals("phone"))
                                    .findFirst()
                                    .orElseThrow());
        });
        robot.push(KeyCode.F2);
        assertThat(robot.lookup("#householdsTableEditor")
                        .queryTextInputControl()
                        .getText())
                .isEmpty();
        assertThat(Window.getWindows().filtered(Tooltip.class::isInstance))
                .singleElement()
                .satisfies(why -> assertThat(((Tooltip) why).getText()).contains("按“显示”"));
        robot.write("13900000009").push(KeyCode.ENTER);
        assertThat(repository.find(full).orElseThrow().phone()).isEqualTo("13900000009");
    }

    @Test
    void whatIsCopiedNamesNobody(FxRobot robot) {
        robot.interact(() -> {
            table(robot).getColumns().forEach(c -> c.setVisible(true));
            table(robot).getSelectionModel().select(repository.find(full).orElseThrow());
            table(robot).requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(district.desk.said)
                .anySatisfy(copied -> assertThat(copied).contains("赵*", "138****5678", "朝霞村"))
                .allSatisfy(said -> assertThat(said).doesNotContain("赵敏", "1234", "3排2号", "降压药", "李志愿"));
        assertThat(AuditNote.of(district.workbench().database(), Kind.EXPORT))
                .singleElement()
                .satisfies(note -> assertThat(note.action()).contains("困难家庭 1 行"));
    }

    @Test
    void theShiftLeaderAloneIsShownWhoIsSpeciallyProtected(FxRobot robot) {
        open(robot, full);
        robot.interact(() ->
                robot.lookup("#households-shielded").queryAs(ComboBox.class).setValue("是"));
        robot.clickOn("#householdsSave");
        assertThat(shown(robot, "name")).isEqualTo("赵*");
        assertThat(shown(robot, "needs")).isEqualTo("****");
        district.signIn(Role.OFFICER);
        open(robot, waiting);
        open(robot, full);
        assertThat(robot.lookup("#householdsReveal").query().isDisabled()).isTrue();
        district.signIn(Role.LEADER);
        open(robot, waiting);
        open(robot, full);
        robot.clickOn("#householdsReveal");
        assertThat(shown(robot, "name")).isEqualTo("赵敏");
    }

    @Test
    void helpEndsByAnActionAndNeverInACell(FxRobot robot) {
        robot.interact(() -> district.households.show(Link.to("household", "households", waiting)));
        assertThat(robot.lookup("#resume").tryQuery()).isEmpty();
        robot.clickOn("#stop");
        assertThat(repository.find(waiting).orElseThrow().stoppedAt()).isEqualTo(District.NOW);
        assertThat(robot.lookup("#arrange").tryQuery()).isEmpty();
        robot.interact(() -> district.workbench().ledger().undo());
        assertThat(repository.find(waiting).orElseThrow().isHelped()).isTrue();
    }
}
