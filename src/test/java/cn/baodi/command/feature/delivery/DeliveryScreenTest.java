package cn.baodi.command.feature.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Link;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.delivery.Delivery.State;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.feature.household.Household;
import java.nio.file.Path;
import java.time.LocalDateTime;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
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
class DeliveryScreenTest {
    @TempDir
    static Path folder;

    private static int round;

    private District district;
    private Repository<Delivery> repository;
    private long late;
    private long evening;

    @Start
    void start(Stage stage) {
        district = new District(folder.resolve("round" + round++));
        repository = District.<Delivery>register(district.deliveries).repository();
        long household = district.add(
                District.<Household>register(district.households).repository(),
                new Household(
                        null,
                        "王芳",
                        null,
                        null,
                        District.VILLAGE,
                        null,
                        Household.Category.ALONE,
                        1,
                        null,
                        3,
                        null,
                        null,
                        false,
                        Household.State.ACTIVE,
                        District.NOW.minusDays(10),
                        null,
                        0,
                        null,
                        null));
        late = district.add(repository, ordered(household, District.NOW.minusHours(2)));
        evening = district.add(repository, ordered(household, District.NOW.plusHours(4)));
        Scene scene = new Scene(new StackPane(district.deliveries.screen()), 1366, 700);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        district.workbench().look().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Delivery ordered(long household, LocalDateTime due) {
        return new Delivery(
                null,
                household,
                0,
                "米面油",
                0,
                1,
                due,
                null,
                State.PENDING,
                District.NOW.minusDays(1),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                "王芳");
    }

    @AfterEach
    void close() {
        district.close();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Delivery> table(FxRobot robot) {
        return robot.lookup("#deliveriesTable").queryAs(TableView.class);
    }

    private Delivery stored(long id) {
        return repository.find(id).orElseThrow();
    }

    private void answer(FxRobot robot, String button, String answer) {
        district.desk.answer = answer;
        robot.clickOn(button);
    }

    @Test
    void theWholeChainIsWalkedByButtonsAndNoOtherStepIsOffered(FxRobot robot) {
        robot.interact(() -> district.deliveries.show(Link.to("delivery", "deliveries", late)));
        assertThat(robot.lookup("#deliver").tryQuery()).isEmpty();
        answer(robot, "#dispatch", "李师傅，1380000000");
        assertThat(district.desk.said.get(district.desk.said.size() - 1)).contains("少 1 位");
        assertThat(stored(late).state()).isEqualTo(State.PENDING);
        answer(robot, "#dispatch", "李师傅 １３８００００００００");
        assertThat(stored(late).courier()).isEqualTo("李师傅");
        assertThat(stored(late).courierPhone()).isEqualTo("13800000000");
        assertThat(robot.lookup("#dispatch").tryQuery()).isEmpty();
        robot.clickOn("#accept");
        answer(robot, "#fail", "家中无人");
        assertThat(stored(late).reason()).isEqualTo("家中无人");
        answer(robot, "#dispatch", "赵师傅");
        robot.clickOn("#accept");
        robot.clickOn("#deliver");
        assertThat(stored(late).deliveredAt()).isEqualTo(District.NOW);
        assertThat(robot.lookup("#cancel").tryQuery()).isEmpty();
        answer(robot, "#rate", "6");
        assertThat(stored(late).rating()).isNull();
        answer(robot, "#rate", "5 很及时");
        assertThat(stored(late).rating()).isEqualTo(5);
        assertThat(stored(late).ratingNote()).isEqualTo("很及时");
    }

    @Test
    void severalGoTogetherStepByStepAndEachStepIsOneUndo(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().selectAll());
        assertThat(robot.lookup("#deliveriesBulk-accept").queryAs(Button.class).isDisabled())
                .isTrue();
        answer(robot, "#deliveriesBulk-dispatch", "李师傅 13800000000");
        robot.clickOn("#deliveriesBulk-accept");
        assertThat(stored(late).state()).isEqualTo(State.ACCEPTED);
        assertThat(stored(evening).state()).isEqualTo(State.ACCEPTED);
        robot.interact(() -> district.workbench().ledger().undo());
        assertThat(stored(late).state()).isEqualTo(State.DISPATCHED);
        assertThat(stored(evening).state()).isEqualTo(State.DISPATCHED);
    }

    @Test
    void theChipLeavesWhatIsOverdue(FxRobot robot) {
        robot.interact(() -> robot.lookup("#deliveriesChip-overdue")
                .queryComboBox()
                .getSelectionModel()
                .select(1));
        assertThat(table(robot).getItems()).extracting(Delivery::id).containsExactly(late);
        assertThat(robot.lookup("#deliveriesChip-open").query().isVisible()).isFalse();
    }

    @Test
    void aRangeIsTypedAndMovedByKeysAlone(FxRobot robot) {
        MenuButton range = robot.lookup("#deliveriesRange").queryAs(MenuButton.class);
        robot.interact(range::requestFocus);
        robot.type(KeyCode.SPACE, KeyCode.UP).write("2.1-2.5").type(KeyCode.ENTER);
        assertThat(range.getText()).isEqualTo("2月1日–2月5日");
        assertThat(range.isShowing()).isFalse();
        robot.interact(range::requestFocus);
        robot.type(KeyCode.RIGHT);
        assertThat(range.getText()).isEqualTo("2月6日–2月10日");
    }

    @Test
    void aUnitThatIsNoneIsSaidAndDoesNotStandThereAsIfItNarrowedTheList(FxRobot robot) {
        robot.clickOn("#deliveriesChip-unit").write("没有这个村").type(KeyCode.ENTER);
        assertThat(robot.lookup("#deliveriesChip-unit").queryAs(TextField.class).getText())
                .isEmpty();
        assertThat(district.desk.said).last().asString().contains("没有按它筛选", "没有这个村");
        assertThat(table(robot).getItems()).hasSize(2);
    }
}
