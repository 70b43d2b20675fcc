package cn.baodi.command.feature.unit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
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

/** The screen that every register shares, tried on the units. */
@ExtendWith(ApplicationExtension.class)
class UnitScreenTest {
    @TempDir
    static Path folder;

    private static int round;

    private TestDesk desk;
    private UnitFeature feature;

    @Start
    void start(Stage stage) {
        desk = new TestDesk(folder.resolve("round" + round++));
        feature = new UnitFeature(desk.workbench());
        desk.open(List.of(feature));
        desk.workbench().ledger().write("单位名单", feature::addShipped);
        Scene scene = new Scene(new StackPane(feature.screen()), 1366, 700);
        javafx.application.Application.setUserAgentStylesheet(
                new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        cn.baodi.command.ui.Fonts.loadForScreen();
        desk.workbench().look().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Unit> table(FxRobot robot) {
        return robot.lookup("#unitsTable").queryAs(TableView.class);
    }

    private static String count(FxRobot robot) {
        return robot.lookup("#unitsCount").queryAs(Label.class).getText();
    }

    @Test
    void theWholeDistrictIsThereAPageAtATime(FxRobot robot) {
        assertThat(count(robot)).isEqualTo("显示 840 / 840");
        assertThat(table(robot).getItems()).hasSize(200);
    }

    @Test
    void initialsNarrowTheList(FxRobot robot) {
        robot.clickOn("#unitsSearch").write("ljz");
        assertThat(table(robot).getItems())
                .extracting(Unit::name)
                .contains("吕家庄村", "梁家庄村")
                .filteredOn("李家庄村"::equals)
                .hasSize(3);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(count(robot)).isEqualTo("显示 840 / 840");
    }

    @Test
    void anEmptyListSaysWhichFilterHidesTheRows(FxRobot robot) {
        robot.clickOn("#unitsSearch").write("zzzz");
        assertThat(robot.lookup("#unitsState").queryAs(Label.class).getText())
                .contains("zzzz")
                .contains("840");
        robot.clickOn("#unitsStateButton");
        assertThat(table(robot).getItems()).hasSize(200);
    }

    @Test
    void aPhoneOfTenDigitsIsSaidBesideItsFieldAndNothingIsStored(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.clickOn("#units-phone").write("1380000000");
        robot.clickOn("#unitsSave");
        assertThat(robot.lookup("#units-phone-problem").queryAs(Label.class).getText())
                .contains("1380000000")
                .contains("少 1 位");
        assertThat(feature.directory().find(120115000000L).orElseThrow().phone())
                .isNull();
        robot.clickOn("#units-phone").write("0");
        robot.clickOn("#unitsSave");
        assertThat(feature.directory().find(120115000000L).orElseThrow().phone())
                .isEqualTo("13800000000");
    }

    @Test
    void typingIntoACellStoresWhenOneClicksElsewhere(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(1);
            table(robot).getFocusModel().focus(1, table(robot).getVisibleLeafColumn(4));
        });
        robot.write("杨秋静");
        robot.clickOn("#unitsSearch");
        assertThat(feature.directory().find(120115001000L).orElseThrow().secretary())
                .isEqualTo("杨秋静");
        robot.interact(() -> desk.workbench().ledger().undo());
        assertThat(feature.directory().find(120115001000L).orElseThrow().secretary())
                .isNull();
    }

    @Test
    void theFirstLetterOfAnInputMethodIsNotEaten(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(1);
            table(robot).getFocusModel().focus(1, table(robot).getVisibleLeafColumn(4));
        });
        robot.interact(() -> {
            Node active = table(robot).getScene().getFocusOwner();
            active.fireEvent(new InputMethodEvent(
                    InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                    List.of(new InputMethodTextRun("hao", InputMethodHighlight.UNSELECTED_RAW)),
                    "",
                    3));
            active.fireEvent(new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "好", 0));
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(feature.directory().find(120115001000L).orElseThrow().secretary())
                .isEqualTo("好");
    }

    @Test
    void aHalfTypedCardIsADraftAfterARestart(FxRobot robot) {
        desk.workbench().ledger().keep("draft.units", Map.of("cells", Map.of("name", "半张卡", "code", "120115001999")));
        UnitFeature restarted = new UnitFeature(desk.workbench());
        robot.interact(() ->
                ((StackPane) table(robot).getScene().getRoot()).getChildren().setAll(restarted.screen()));
        assertThat(robot.lookup("#units-name").queryAs(TextField.class).getText())
                .isEqualTo("半张卡");
        assertThat(desk.said).anyMatch(s -> s.contains("草稿"));
    }

    @Test
    void retiringAsksWhyAndCanBeUndone(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().selectRange(2, 5));
        robot.clickOn("#unitsBulk-retire");
        assertThat(count(robot)).isEqualTo("显示 837 / 837");
        robot.interact(() -> desk.workbench().ledger().undo());
        assertThat(count(robot)).isEqualTo("显示 840 / 840");
    }

    @Test
    void aSavedFilterIsThereWithItsCount(FxRobot robot) {
        desk.answer = "李家庄";
        robot.clickOn("#unitsSearch").write("ljz");
        robot.interact(() -> item(robot, 0).fire());
        robot.clickOn("#unitsSearch").press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.interact(
                () -> robot.lookup("#unitsSaved").queryAs(MenuButton.class).show());
        assertThat(item(robot, 0).getText()).startsWith("李家庄").matches(".*\\d+");
        robot.interact(() -> item(robot, 0).fire());
        assertThat(robot.lookup("#unitsSearch").queryAs(TextField.class).getText())
                .isEqualTo("ljz");
    }

    @Test
    void theColumnsChosenByKeysOrMouseAreThereAfterARestart(FxRobot robot) {
        List<String> usual = columns(robot);
        robot.interact(() -> {
            column(robot, "secretary").setVisible(false);
            table(robot).getColumns().add(0, table(robot).getColumns().remove(usual.indexOf("phone")));
        });
        robot.interact(() -> {
            List<MenuItem> items =
                    robot.lookup("#unitsSaved").queryAs(MenuButton.class).getItems();
            Menu choice = (Menu) items.get(items.size() - 1);
            CheckMenuItem opened = (CheckMenuItem) choice.getItems().stream()
                    .filter(i -> i.getText().equals("设立日期"))
                    .findFirst()
                    .orElseThrow();
            opened.setSelected(!opened.isSelected());
        });
        List<String> left = columns(robot);
        assertThat(left).isNotEqualTo(usual).doesNotContain("secretary").startsWith("phone");
        assertThat(left.contains("opened")).isNotEqualTo(usual.contains("opened"));

        UnitFeature restarted = new UnitFeature(desk.workbench());
        robot.interact(() ->
                ((StackPane) table(robot).getScene().getRoot()).getChildren().setAll(restarted.screen()));
        assertThat(columns(robot)).isEqualTo(left);
    }

    private static List<String> columns(FxRobot robot) {
        return table(robot).getVisibleLeafColumns().stream()
                .map(TableColumn::getId)
                .toList();
    }

    private static TableColumn<Unit, ?> column(FxRobot robot, String key) {
        return table(robot).getColumns().stream()
                .filter(c -> c.getId().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static MenuItem item(FxRobot robot, int index) {
        return robot.lookup("#unitsSaved").queryAs(MenuButton.class).getItems().get(index);
    }

    @Test
    void whatIsTypedIntoACardIsStoredWhenAnotherRowIsChosen(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.clickOn("#units-secretary").write("张书记");
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(3));
        assertThat(feature.directory().find(120115001000L).orElseThrow().secretary())
                .isEqualTo("张书记");
    }

    @Test
    void anUnfinishedNewCardIsKeptAsADraftAndGoesOnLater(FxRobot robot) {
        robot.interact(() -> feature.acts().get(Act.ADD).run());
        robot.clickOn("#units-name").write("半个");
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(3));
        robot.interact(() -> feature.acts().get(Act.ADD).run());
        assertThat(robot.lookup("#units-name").queryAs(TextField.class).getText())
                .isEqualTo("半个");
    }
}
