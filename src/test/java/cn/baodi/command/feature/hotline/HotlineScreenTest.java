package cn.baodi.command.feature.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.household.District;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
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
class HotlineScreenTest {
    @TempDir
    static Path folder;

    private static int round;

    private District district;
    private Repository<Call> repository;
    private int keys;

    @Start
    void start(Stage stage) {
        district = new District(folder.resolve("round" + round++));
        repository = District.<Call>register(district.hotline).repository();
        Scene scene = new Scene(new StackPane(district.hotline.screen()), 1366, 700);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        district.workbench().look().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> robot.listWindows().stream().toList().forEach(w -> w.hide()));
        district.close();
    }

    private void newCall(FxRobot robot) {
        robot.interact(district.hotline.commands().get(0).action());
    }

    private void type(FxRobot robot, String card, String text) {
        text.chars().forEach(c -> {
            fire(robot, card, KeyEvent.KEY_TYPED, Character.toString(c), KeyCode.UNDEFINED, false);
            keys++;
        });
    }

    private void press(FxRobot robot, String card, KeyCode code) {
        fire(robot, card, KeyEvent.KEY_PRESSED, "", code, false);
        keys++;
    }

    private void pressWithControl(FxRobot robot, String card, KeyCode code) {
        fire(robot, card, KeyEvent.KEY_PRESSED, "", code, true);
        keys += 2;
    }

    /** The headless screen leaves the keyboard with the first window, so keys are handed to the card's own focus. */
    private static void fire(
            FxRobot robot, String card, EventType<KeyEvent> type, String text, KeyCode code, boolean control) {
        robot.interact(() -> {
            Scene scene = robot.lookup(card).query().getScene();
            Event.fireEvent(scene.getFocusOwner(), new KeyEvent(type, text, text, code, false, control, false, false));
        });
    }

    private static TextInputControl field(FxRobot robot, String card, String column) {
        return robot.from(robot.lookup(card)).lookup("#calls-" + column).queryTextInputControl();
    }

    private List<Call> calls() {
        return repository.page(Filter.NONE, Sort.up("code"), null, 10).rows();
    }

    @Test
    void aUsualCallTakesFewKeysAndNoMouse(FxRobot robot) {
        newCall(robot);
        keys = 1;
        type(robot, "#callCard1", "13800000000");
        press(robot, "#callCard1", KeyCode.ENTER);
        type(robot, "#callCard1", "2");
        type(robot, "#callCard1", "1");
        type(robot, "#callCard1", "cxc");
        press(robot, "#callCard1", KeyCode.ENTER);
        type(robot, "#callCard1", "睡不着");
        pressWithControl(robot, "#callCard1", KeyCode.ENTER);
        assertThat(keys).isLessThanOrEqualTo(25);
        assertThat(robot.lookup("#callCard1").tryQuery()).isEmpty();
        Call call = calls().get(0);
        assertThat(call.phone()).isEqualTo("13800000000");
        assertThat(call.topic()).isEqualTo(Call.Topic.SLEEP);
        assertThat(call.risk()).isEqualTo(Call.Risk.NONE);
        assertThat(call.unit()).isEqualTo(District.NEXT_VILLAGE);
        assertThat(call.note()).isEqualTo("睡不着");
        assertThat(call.startedAt()).isEqualTo(District.NOW);
        assertThat(call.minutes()).isEqualTo(1);
    }

    @Test
    void highRiskAsksWhoFollowsUpBeforeItIsStored(FxRobot robot) {
        newCall(robot);
        assertThat(field(robot, "#callCard1", "followUpBy").isVisible()).isFalse();
        press(robot, "#callCard1", KeyCode.ENTER);
        type(robot, "#callCard1", "14");
        assertThat(field(robot, "#callCard1", "followUpDue").getText()).isEqualTo("2020-02-09 16:30");
        pressWithControl(robot, "#callCard1", KeyCode.ENTER);
        Label problem = robot.from(robot.lookup("#callCard1"))
                .lookup("#calls-followUpBy-problem")
                .queryAs(Label.class);
        assertThat(problem.getText()).contains("由谁跟进");
        assertThat(calls()).isEmpty();
        type(robot, "#callCard1", "赵敏");
        pressWithControl(robot, "#callCard1", KeyCode.S);
        assertThat(calls().get(0).followUpBy()).isEqualTo("赵敏");
        assertThat(robot.lookup("#callCard1").tryQuery()).isPresent();
        type(robot, "#callCard1", "华");
        pressWithControl(robot, "#callCard1", KeyCode.ENTER);
        assertThat(calls()).singleElement().extracting(Call::followUpBy).isEqualTo("赵敏华");
    }

    @Test
    void aCardThatWasNotSavedComesBack(FxRobot robot) throws Exception {
        newCall(robot);
        type(robot, "#callCard1", "1390000");
        WaitForAsyncUtils.waitFor(
                5,
                TimeUnit.SECONDS,
                () -> district.workbench()
                        .ledger()
                        .kept("draft.call.1", CallCardController.Draft.class)
                        .isPresent());
        type(robot, "#callCard1", "0000");
        press(robot, "#callCard1", KeyCode.ESCAPE);
        assertThat(robot.lookup("#callCard1").tryQuery()).isEmpty();
        newCall(robot);
        assertThat(field(robot, "#callCard1", "phone").getText()).isEqualTo("13900000000");
        assertThat(robot.lookup("#callStatus").queryAs(Label.class).getText()).contains("草稿");
        robot.clickOn("#callCardDiscard");
        assertThat(field(robot, "#callCard1", "phone").getText()).isEmpty();
        assertThat(district.workbench().ledger().kept("draft.call.1", CallCardController.Draft.class))
                .isEmpty();
    }

    @Test
    void aCardOfWhichNoDraftCanBeKeptSaysSoAndStaysOpen(FxRobot robot) {
        newCall(robot);
        type(robot, "#callCard1", "1390000");
        district.workbench().database().close();
        press(robot, "#callCard1", KeyCode.ESCAPE);
        assertThat(robot.lookup("#callStatus").queryAs(Label.class).getText()).contains("草稿没有留下", "还在卡片上", "Ctrl+S");
        assertThat(field(robot, "#callCard1", "phone").getText()).isEqualTo("1390000");
        press(robot, "#callCard1", KeyCode.ESCAPE);
        assertThat(robot.lookup("#callCard1").tryQuery()).isEmpty();
    }

    @Test
    void twoSeatsTakeCallsAtOnceAndNoMore(FxRobot robot) {
        newCall(robot);
        type(robot, "#callCard1", "138");
        press(robot, "#callCard1", KeyCode.F4);
        type(robot, "#callCard2", "139");
        press(robot, "#callCard2", KeyCode.F4);
        assertThat(field(robot, "#callCard1", "phone").getText()).isEqualTo("138");
        assertThat(field(robot, "#callCard2", "phone").getText()).isEqualTo("139");
        assertThat(field(robot, "#callCard2", "seat").getText()).isEqualTo("2");
        assertThat(robot.listWindows()).hasSize(3);
    }

    @Test
    void aFollowUpIsFinishedWithANote(FxRobot robot) {
        Call waiting = new Call(
                null,
                District.NOW.minusHours(3),
                1,
                null,
                null,
                Call.Group.RESIDENT,
                Call.Topic.FAMILY,
                Call.Risk.HIGH,
                District.VILLAGE,
                9,
                Call.Disposition.CALLBACK,
                null,
                "赵敏",
                District.NOW.minusHours(1),
                null,
                null,
                0,
                null);
        robot.interact(() -> district.add(repository, waiting));
        robot.interact(
                () -> district.hotline.show(Link.to("hotline", "calls", Filter.NONE.chip("followUp", "neglected"))));
        TableView<?> table = robot.lookup("#callsTable").queryAs(TableView.class);
        robot.interact(() -> table.getSelectionModel().select(0));
        district.desk.answer = "已回访，情绪平稳";
        robot.clickOn("#finish");
        Call done = calls().get(0);
        assertThat(done.followUpDoneAt()).isEqualTo(District.NOW);
        assertThat(done.followUpNote()).isEqualTo("已回访，情绪平稳");
        assertThat(robot.lookup("#finish").tryQuery()).isEmpty();
        assertThat(table.getItems()).isEmpty();
    }
}
