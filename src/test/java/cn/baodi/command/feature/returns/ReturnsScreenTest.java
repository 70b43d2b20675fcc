package cn.baodi.command.feature.returns;

import static cn.baodi.command.feature.returns.ReturnsDesk.DAY;
import static cn.baodi.command.feature.returns.ReturnsDesk.TOWN;
import static cn.baodi.command.feature.returns.ReturnsDesk.filed;
import static cn.baodi.command.feature.returns.ReturnsDesk.of;
import static cn.baodi.command.feature.returns.ReturnsDesk.whole;
import static cn.baodi.command.feature.returns.ReturnsDesk.zero;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Sort;
import cn.baodi.command.feature.returns.BoardModel.TownRow;
import cn.baodi.command.feature.returns.BoardModel.VillageRow;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.ui.Act;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
class ReturnsScreenTest {
    @TempDir
    Path folder;

    private ReturnsDesk desk;

    @Start
    void start(Stage stage) {
        desk = new ReturnsDesk(folder, DAY.atTime(14, 30));
        desk.exists(desk.village(3), null, null);
        desk.add(whole(desk.village(0), DAY));
        desk.add(zero(desk.village(1), DAY));
        desk.add(of(desk.village(2), DAY, 1, 2, null, 0, 0, 0, 0, 0, 3));
        desk.add(
                filed(whole(desk.village(0), DAY.minusDays(1)), DAY.minusDays(1).atTime(17, 0)));
        Scene scene = new Scene(new StackPane(desk.feature.screen()), 1200, 700);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static TextField field(FxRobot robot, int row, String column) {
        return robot.lookup("#entry-" + row + "-" + column).queryAs(TextField.class);
    }

    private void act(FxRobot robot, Act act) {
        robot.interact(() -> desk.feature.acts().get(act).run());
    }

    private void entry(FxRobot robot, int village) {
        robot.interact(() -> desk.feature.show(EntryModel.link(desk.village(village), DAY)));
    }

    private List<DailyReturn> stored() {
        return desk.returns.of(TOWN, DAY);
    }

    @SuppressWarnings("unchecked")
    private static <T> TableView<T> table(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TableView.class);
    }

    @Test
    void theBoardCountsTheDayAndOpensATownByKeys(FxRobot robot) {
        assertThat(text(robot, "#boardSummary")).contains("已报 3（零报告 1，空报 1，迟报 0）");
        TableView<TownRow> towns = table(robot, "#boardTowns");
        robot.interact(() -> towns.getItems().stream()
                .filter(row -> row.town().id() == TOWN)
                .forEach(row -> towns.getSelectionModel().select(row)));
        TableView<VillageRow> villages = table(robot, "#boardVillages");
        List<State> first = villages.getItems().get(0).days();
        assertThat(first.subList(11, 14)).containsExactly(State.SILENT, State.LATE, State.FILED);
        robot.interact(towns::requestFocus);
        robot.type(KeyCode.LEFT);
        assertThat(text(robot, "#boardSummary")).startsWith("2月8日").contains("迟报 1");
        robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
        assertThat(desk.desk.opened)
                .last()
                .satisfies(link -> assertThat(
                                desk.returns.find(link.id()).orElseThrow().onDay())
                        .isEqualTo(DAY.minusDays(1)));
    }

    @Test
    void theSilentOnesAreCopiedByTownWithWholePhonesAndThatIsNoted(FxRobot robot) {
        act(robot, Act.BULLETIN);
        int silent = desk.units.villages().size() - 3;
        String copied = desk.desk.said.stream()
                .filter(said -> said.startsWith("截至2月9日14:30"))
                .findFirst()
                .orElseThrow();
        assertThat(copied).contains("未报" + silent + "个", "方家庄镇（39个）", "书记杨秋静　19900000123");
        assertThat(copied).doesNotContain(desk.units.name(desk.village(0)) + "　书记");
        assertThat(desk.ledger.undoable().orElseThrow().action())
                .as("a look is no write")
                .isEqualTo("add");
    }

    @Test
    void aTownIsEnteredByKeysAloneAndStoredAsOneStep(FxRobot robot) {
        entry(robot, 3);
        assertThat(field(robot, 3, "households").isFocused()).isTrue();
        for (String figure : List.of("30", "90", "1", "0", "2", "1", "1", "2", "4")) {
            robot.write(figure).type(KeyCode.ENTER);
        }
        assertThat(field(robot, 4, "households").isFocused()).isTrue();
        robot.write("12");
        robot.interact(() -> command("returns.zero"));
        assertThat(field(robot, 4, "fever").getText()).isEqualTo("0");
        robot.interact(() -> command("returns.zeroRest"));
        assertThat(text(robot, "#entryCount")).contains("42 个村居，已报 3，未保存 39");
        assertThat(text(robot, "#entrySum-households")).isEqualTo(Integer.toString(30 + 1 + 30 + 12));
        act(robot, Act.SAVE);
        assertThat(stored()).hasSize(42);
        assertThat(stored().stream().filter(row -> row.state() == State.ZERO)).hasSize(38);
        assertThat(text(robot, "#entryCount")).contains("未保存 0");
        robot.interact(() -> desk.ledger.undo());
        assertThat(stored()).hasSize(3);
    }

    private void command(String id) {
        desk.feature.commands().stream()
                .filter(command -> command.id().equals(id))
                .forEach(command -> {
                    assertThat(command.disabled().get()).isNull();
                    command.action().run();
                });
    }

    @Test
    void whatIsWrongStandsBesideItsCellAndNothingIsStored(FxRobot robot) {
        entry(robot, 3);
        robot.write("三十").type(KeyCode.ENTER).write("90");
        robot.interact(() -> field(robot, 5, "fever").setText("0"));
        act(robot, Act.SAVE);
        assertThat(stored()).hasSize(3);
        assertThat(text(robot, "#entrySaid")).contains("一份也没有保存", "“三十”不是整数");
        assertThat(field(robot, 3, "households").isFocused()).isTrue();
        assertThat(field(robot, 5, "fever").getText()).isEqualTo("0");
    }

    @Test
    void aContradictionIsSaidAndStored(FxRobot robot) {
        entry(robot, 0);
        robot.interact(() -> field(robot, 0, "isolatedClosing").setText("7"));
        assertThat(field(robot, 0, "isolatedClosing").getTooltip().getText()).contains("应为 2");
        act(robot, Act.SAVE);
        assertThat(stored().get(0).isolatedClosing()).isEqualTo(7);
    }

    @Test
    void aBlockFromASpreadsheetFindsItsVillagesAndColumns(FxRobot robot) {
        entry(robot, 0);
        String block = "村居名称\t发热人数\t排查户数\n小杜庄村\t０\t21\n外镇村\t1\t2\n" + desk.village(5) + "\t1\t22";
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(block);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.SHORTCUT, KeyCode.V).release(KeyCode.V, KeyCode.SHORTCUT);
        assertThat(field(robot, 41, "households").getText()).isEqualTo("21");
        assertThat(field(robot, 41, "fever").getText()).isEqualTo("0");
        assertThat(field(robot, 5, "households").getText()).isEqualTo("22");
        assertThat(text(robot, "#entrySaid")).contains("1 行没有放进去（外镇村）");
    }

    @Test
    void aBlockWithoutNamesGoesDownAndRightFromTheCursor(FxRobot robot) {
        entry(robot, 39);
        robot.interact(() -> field(robot, 39, "people").requestFocus());
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("1\t2\n3\t4\n5\t6\n7\t8\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.SHORTCUT, KeyCode.V).release(KeyCode.V, KeyCode.SHORTCUT);
        assertThat(field(robot, 41, "registered").getText()).isEqualTo("6");
        assertThat(text(robot, "#entrySaid")).contains("1 行没有放进去（7）");
    }

    @Test
    void aBlockWithoutEndIsRefusedInWords(FxRobot robot) {
        entry(robot, 39);
        robot.interact(() -> field(robot, 39, "people").requestFocus());
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("7\t8\n".repeat(1 << 19));
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.SHORTCUT, KeyCode.V).release(KeyCode.V, KeyCode.SHORTCUT);
        assertThat(text(robot, "#entrySaid")).contains("没有粘贴", "表里没有变动");
        assertThat(field(robot, 40, "people").getText()).isEmpty();
    }

    @Test
    void whatIsTypedWaitsWhileAnotherTownIsLookedAt(FxRobot robot) {
        entry(robot, 3);
        robot.write("33");
        robot.interact(() ->
                desk.feature.show(EntryModel.link(desk.units.villages().get(0).id(), DAY)));
        assertThat(text(robot, "#entryCount")).contains("未保存 0");
        entry(robot, 3);
        assertThat(field(robot, 3, "households").getText()).isEqualTo("33");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void theListOpensBehindItsNameWithTheReturnsOfALink(FxRobot robot) {
        robot.interact(() -> desk.feature.show(Link.to("returns", "returns", ReturnCharts.on(DAY))));
        assertThat(text(robot, "#returnsCount")).isEqualTo("显示 3 / 4");
        assertThat(desk.returns.page(Filter.NONE, Sort.up("code"), null, 9).rows())
                .hasSize(4);
    }
}
