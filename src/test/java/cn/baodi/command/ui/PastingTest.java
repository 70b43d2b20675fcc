package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PastingTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private Pasting pasting;
    private TestDesk desk;
    private TextField field;
    private TextField cell;
    private TextArea area;

    @Start
    void start(Stage stage) {
        desk = new TestDesk(folder);
        pasting = new Pasting(() -> desk.workbench().notices(), () -> Texts.CHINESE);
        pasting.begin();
        field = new TextField("原来的");
        area = new TextArea("原来的");
        cell = new TextField("原来的");
        cell.getStyleClass().add("inline-editor");
        stage.setScene(new Scene(new VBox(field, area, cell)));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(pasting::close);
        desk.close();
    }

    private long paste(FxRobot robot, TextInputControl into, String text) {
        long[] took = new long[1];
        robot.interact(() -> {
            into.requestFocus();
            into.end();
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.interact(() -> {
            long start = System.nanoTime();
            into.paste();
            took[0] = System.nanoTime() - start;
        });
        return took[0];
    }

    /** As large as the test's memory bears; {@code -Dfaults.paste=1000000000} where there is more. */
    @Test
    void anEndlessTextIsRefusedAtOnceAndInWords(FxRobot robot) {
        int length = Integer.getInteger("faults.paste", 80_000_000);
        String endless = "x".repeat(length);
        for (TextInputControl into : new TextInputControl[] {field, area, cell}) {
            desk.said.clear();
            long took = paste(robot, into, endless);

            assertThat(into.getText()).isEqualTo("原来的");
            assertThat(desk.said).singleElement().asString().contains(" " + length + " ", "导入", "没有变动");
            assertThat(took).isLessThan(SECOND);
        }
    }

    @Test
    void escapeStillReachesWhatLiesAroundAField(FxRobot robot) {
        List<KeyCode> around = new ArrayList<>();
        robot.interact(() -> {
            field.getScene().addEventHandler(KeyEvent.KEY_PRESSED, event -> around.add(event.getCode()));
            field.requestFocus();
        });
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(around).containsExactly(KeyCode.ESCAPE);
    }

    @Test
    void whatIsTakenAddsUp(FxRobot robot) {
        String half = "半".repeat(PlainText.LONGEST / 2);
        paste(robot, area, half);
        assertThat(area.getText()).hasSize(3 + half.length());
        paste(robot, area, half);
        assertThat(area.getText()).hasSize(3 + half.length());
        assertThat(desk.said).hasSize(1);
    }

    @Test
    void onOneLineWordsAreNotGluedTogether(FxRobot robot) {
        paste(robot, field, "：张三\r\n李四\t王五");

        assertThat(field.getText()).isEqualTo("原来的：张三 李四 王五");
        assertThat(field.getCaretPosition()).isEqualTo(field.getLength());
    }

    @Test
    void inANoteLinesStayLines(FxRobot robot) {
        paste(robot, area, "：张三\r\n李四\r王五");

        assertThat(area.getText()).isEqualTo("原来的：张三\n李四\n王五");
    }

    @Test
    void aTableDoesNotFitIntoACell(FxRobot robot) {
        paste(robot, cell, "张三\t13800000000\r\n李四\t13900000000\r\n");

        assertThat(cell.getText()).isEqualTo("原来的");
        assertThat(desk.said).singleElement().asString().contains("2 行", "导入");
        paste(robot, cell, "张三\r\n");
        assertThat(cell.getText()).startsWith("原来的张三");
    }

    @Test
    void aWindowThatOpensLaterIsLookedAtToo(FxRobot robot) {
        TextField later = new TextField();
        robot.interact(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(later));
            stage.show();
        });
        paste(robot, later, "甲\n乙");

        assertThat(later.getText()).isEqualTo("甲 乙");
        robot.interact(() -> later.getScene().getWindow().hide());
    }
}
