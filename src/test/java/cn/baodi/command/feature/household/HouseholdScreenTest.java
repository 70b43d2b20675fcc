package cn.baodi.command.feature.household;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.data.Repository;
import java.nio.file.Path;
import java.time.LocalDateTime;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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
class HouseholdScreenTest {
    @TempDir
    static Path folder;

    private static int round;

    private District district;
    private Repository<Household> repository;
    private long waiting;

    @Start
    void start(Stage stage) {
        district = new District(folder.resolve("round" + round++));
        repository = District.<Household>register(district.households).repository();
        waiting = district.add(repository, household("王芳", District.VILLAGE, District.NOW.minusDays(10)));
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
                unit,
                null,
                Household.Category.ALONE,
                1,
                "米面油",
                3,
                null,
                null,
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
        assertThat(table(robot).getItems()).extracting(Household::name).containsExactlyInAnyOrder("王芳", "李强");
        robot.interact(
                () -> district.households.show(Link.to("household", "households", Filter.NONE.chip("past", "true"))));
        assertThat(table(robot).getItems()).extracting(Household::name).containsExactly("王芳");
        assertThat(robot.lookup("#householdsCount").queryAs(Label.class).getText())
                .isEqualTo("显示 1 / 2");
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
        assertThat(repository.count(Filter.NONE.chip("past", "true"))).isZero();
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
        assertThat(table(robot).getColumns())
                .filteredOn(c -> c.getId().equals("state"))
                .noneMatch(c -> c.isEditable());
    }
}
