package cn.baodi.command.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.feature.stock.StockEntry.Kind;
import cn.baodi.command.ui.Act;
import java.nio.file.Path;
import javafx.scene.Scene;
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
class StockScreenTest {
    @TempDir
    Path folder;

    private StockDesk desk;
    private long rice;
    private long masks;

    @Start
    void start(Stage stage) {
        desk = new StockDesk(folder);
        rice = desk.goods("大米、白面", Measure.WEIGHT, null);
        masks = desk.goods("一次性口罩", Measure.PIECE, 100L);
        desk.add(rice, Kind.IN, "08:00", 100);
        stage.setScene(new Scene(new StackPane(desk.feature.screen()), 1200, 740));
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    private void act(FxRobot robot, Act act) {
        robot.interact(() -> desk.feature.acts().get(act).run());
    }

    @Test
    void anIssueIsWrittenDownByKeysAloneAndTheNextOneBeginsAsItWas(FxRobot robot) {
        robot.interact(() -> desk.feature.commands().get(0).action().run());
        assertThat(field(robot, "#stockEntries-at")).isEqualTo("2020-02-09 14:30");
        robot.write("dmbm").type(KeyCode.ENTER).write("12.5");
        act(robot, Act.SAVE_AND_ADD);
        assertThat(desk.book())
                .extracting(StockEntry::goods, StockEntry::kind, StockEntry::delta)
                .contains(tuple(rice, Kind.OUT, -6250L));
        assertThat(field(robot, "#stockEntries-quantity")).isEmpty();
        robot.write("dmbm").type(KeyCode.ENTER).write("90");
        act(robot, Act.SAVE);
        assertThat(robot.lookup("#stockEntries-quantity-problem")
                        .queryAs(Label.class)
                        .getText())
                .contains("87.5斤", "90斤");
        assertThat(field(robot, "#stockEntries-quantity"))
                .as("what was typed stays")
                .isEqualTo("90");
    }

    @Test
    void whatThereIsStandsBesideTheGoodsAndAReceiptBeginsThere(FxRobot robot) {
        TableView<Goods> table = robot.lookup("#goodsTable").queryAs(TableView.class);
        robot.interact(() -> table.getSelectionModel().select(1));
        robot.interact(() -> robot.lookup("#receive").queryButton().fire());
        assertThat(field(robot, "#stockEntries-goods")).isEqualTo("一次性口罩 W002");
        robot.write("300");
        act(robot, Act.SAVE);
        assertThat(desk.balance(masks)).isEqualTo(300);
        robot.interact(() -> desk.ledger.undo());
        assertThat(desk.balance(masks)).isZero();
    }
}
