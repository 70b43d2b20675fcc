package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class InlineEditorTest {
    private final List<String> typed = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Consumer<String> refuse;
    private TableView<Box> table;
    private Button elsewhere;
    private TextField editor;

    @Start
    void start(Stage stage) {
        table = new TableView<>();
        elsewhere = new Button();
        table.setId("boxes");
        for (Column<Box, ?> column : Box.sheet(Texts.CHINESE).columns()) {
            TableColumn<Box, String> shown = new TableColumn<>(column.heading());
            shown.setUserData(column);
            shown.setCellValueFactory(cell -> new ReadOnlyStringWrapper(column.text(cell.getValue())));
            table.getColumns().add(shown);
        }
        table.getItems().setAll(Box.of(1L, "张三", "红"), Box.of(2L, "李四", "蓝"));
        StackPane layer = new StackPane(table);
        InlineEditor.Store<Box> store = new InlineEditor.Store<>() {
            @Override
            public void edit(Box row, String column, String text, Consumer<String> refused) {
                typed.add(row.id() + " " + column + " " + text);
                refuse = refused;
            }

            @Override
            public String closed(Box row, Column<Box, ?> column) {
                return column.key().equals("code") ? "编号不能改" : null;
            }

            @Override
            public void say(String reason) {
                said.add(reason);
            }
        };
        new InlineEditor<>(table, layer, store, Texts.of(Texts.CHINESE, InlineEditor.class));
        editor = (TextField) layer.lookup("#boxesEditor");
        stage.setScene(new Scene(new VBox(layer, elsewhere), 900, 400));
        stage.show();
    }

    private void at(FxRobot robot, int row, int column) {
        robot.interact(() -> {
            table.requestFocus();
            table.getFocusModel().focus(row, table.getColumns().get(column));
        });
    }

    private static List<String> told() {
        return Window.getWindows().filtered(Tooltip.class::isInstance).stream()
                .map(why -> ((Tooltip) why).getText())
                .toList();
    }

    @Test
    void aCellThatCannotBeEditedSaysWhy(FxRobot robot) {
        at(robot, 0, 0);
        robot.push(KeyCode.F2);
        assertThat(told()).containsExactly("编号不能改");
        robot.push(KeyCode.RIGHT).push(KeyCode.LEFT);
        assertThat(told()).isEmpty();
        robot.write("x");
        assertThat(told()).containsExactly("编号不能改");
        assertThat(editor.getText()).isEmpty();
        robot.push(KeyCode.ENTER);
        assertThat(typed).isEmpty();
    }

    @Test
    void withoutACellItSaysHowToChooseOne(FxRobot robot) {
        robot.interact(() -> {
            table.requestFocus();
            table.getFocusModel().focus(-1);
        });
        robot.push(KeyCode.F2);
        assertThat(told()).singleElement().asString().contains("选一格");
    }

    @Test
    void whatTheDatabaseRefusesIsThereAgainToBeCorrected(FxRobot robot) {
        at(robot, 0, 3);
        robot.write("green").push(KeyCode.ENTER);
        assertThat(editor.getOpacity()).isZero();
        at(robot, 1, 1);
        robot.interact(() -> refuse.accept("没有存：太绿"));

        assertThat(editor.getText()).isEqualTo("green");
        assertThat(editor.getOpacity()).isOne();
        assertThat(editor.isFocused()).isTrue();
        assertThat(told()).containsExactly("没有存：太绿");
        robot.interact(elsewhere::requestFocus);
        assertThat(typed).as("what was refused is not tried again by itself").hasSize(1);
        assertThat(editor.getText()).isEqualTo("green");
        robot.interact(table::requestFocus);
        robot.push(KeyCode.END).write("er").push(KeyCode.ENTER);
        assertThat(typed).containsExactly("1 note green", "1 note greener");
        assertThat(said).isEmpty();
    }

    @Test
    void aRefusalWaitsForTheCellThatIsBeingTyped(FxRobot robot) {
        at(robot, 0, 3);
        robot.write("green").push(KeyCode.TAB);
        Consumer<String> first = refuse;
        at(robot, 1, 3);
        robot.write("bl");
        robot.interact(() -> first.accept("没有存：太绿"));
        robot.write("ue").push(KeyCode.ENTER);
        assertThat(typed).containsExactly("1 note green", "2 note blue");
        assertThat(editor.getText()).isEqualTo("green");
        robot.push(KeyCode.ESCAPE);
        assertThat(editor.getText()).isEmpty();
    }

    @Test
    void aRefusalOfARowThatIsGoneIsSaid(FxRobot robot) {
        at(robot, 0, 3);
        robot.write("green").push(KeyCode.ENTER);
        robot.interact(() -> {
            table.getItems().remove(0);
            refuse.accept("没有存：太绿");
        });
        assertThat(said).containsExactly("没有存：太绿");
        assertThat(editor.getText()).isEmpty();
    }
}
