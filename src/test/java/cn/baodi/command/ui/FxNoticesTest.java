package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FxNoticesTest {
    private FxNotices notices;

    @Start
    void start(Stage stage) {
        notices = new FxNotices(stage, Locale.SIMPLIFIED_CHINESE);
        stage.setScene(new Scene(new StackPane(notices.toasts()), 600, 400));
        stage.show();
    }

    @Test
    void aFailureIsSaidInItsOwnWordsAndNothingElse(FxRobot robot) {
        robot.interact(() -> notices.failure(new Failure("disk.full")));

        assertThat(robot.lookup("#failureDialog .dialog-words").<Label>query().getText())
                .isEqualTo(new Failure("disk.full").text(Locale.SIMPLIFIED_CHINESE));
        press(robot, KeyCode.ENTER);
        assertThat(robot.lookup("#failureDialog").tryQuery()).isEmpty();
    }

    @Test
    void noFileIsSavedAmongTheData(FxRobot robot, @TempDir Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        notices.keepOut(data);
        List<Optional<Path>> chosen = new ArrayList<>();
        robot.interact(
                () -> chosen.add(notices.toSave(data.resolve("console.journal").toFile())));

        assertThat(robot.lookup("#failureDialog .dialog-words").<Label>query().getText())
                .contains("console.journal", "数据没有变动");
        press(robot, KeyCode.ENTER);
        robot.interact(() -> chosen.add(notices.toSave(folder.resolve("a.csv").toFile())));
        assertThat(chosen).containsExactly(Optional.empty(), Optional.of(folder.resolve("a.csv")));
    }

    @Test
    void theSameFailureTwiceIsOneDialog(FxRobot robot) {
        robot.interact(() -> {
            notices.failure(new Failure("disk.full"));
            notices.failure(new Failure("disk.full"));
        });

        assertThat(robot.lookup("#failureDialog").queryAll()).hasSize(1);
        press(robot, KeyCode.ESCAPE);
    }

    @Test
    void aBugIsAShortCodeWithDetailsToCopy(FxRobot robot) {
        IllegalStateException bug = new IllegalStateException("inner");
        String code = FxNotices.code(bug);
        robot.interact(() -> notices.failure(bug));

        assertThat(code).matches("[0-9A-F]{4}");
        assertThat(robot.lookup("#failureDialog .dialog-words").<Label>query().getText())
                .contains(code)
                .doesNotContain("inner");
        robot.interact(() -> robot.lookup("#failureDialog .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals("复制详情"))
                .forEach(Button::fire));
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .contains(code, "IllegalStateException", "FxNoticesTest")
                .doesNotContain("inner"));
        press(robot, KeyCode.ESCAPE);
    }

    @Test
    void aQuestionIsAnsweredOnlyByAText(FxRobot robot) {
        List<String> answers = new ArrayList<>();
        robot.interact(() -> notices.ask("作废", "为什么？", answers::add));
        press(robot, KeyCode.ENTER);
        assertThat(answers).isEmpty();
        robot.interact(() -> robot.lookup("#askAnswer").queryTextInputControl().setText(" 重复登记 "));
        press(robot, KeyCode.ENTER);

        assertThat(answers).containsExactly("重复登记");
    }

    @Test
    void anAnswerThatIsTooLongSaysSoAndStaysUntilItIsShorter(FxRobot robot) {
        List<String> answers = new ArrayList<>();
        robot.interact(() -> notices.ask("作废", "为什么？", answers::add));
        type(robot, "#askAnswer", "重".repeat(201));
        press(robot, KeyCode.ENTER);
        assertThat(answers).isEmpty();
        assertThat(robot.lookup("#askProblem").<Label>query().getText()).contains("200");

        type(robot, "#askAnswer", "重".repeat(200));
        press(robot, KeyCode.ENTER);

        assertThat(answers).containsExactly("重".repeat(200));
    }

    @Test
    void aSecondOfficerSignsOnlyWithAllThatIsAsked(FxRobot robot) {
        List<Notices.Countersign> signed = new ArrayList<>();
        robot.interact(() -> notices.countersign("完整导出", "写明用途", true, List.of(), signed::add));
        type(robot, "#signPurpose", " 核对 ");
        type(robot, "#signName", "李强");
        press(robot, KeyCode.ENTER);
        assertThat(signed).isEmpty();
        type(robot, "#signPassword", "绿水长流2020");
        press(robot, KeyCode.ENTER);

        assertThat(signed).singleElement().satisfies(one -> {
            assertThat(one.purpose()).isEqualTo("核对");
            assertThat(one.name()).isEqualTo("李强");
            assertThat(one.password()).isEqualTo("绿水长流2020".toCharArray());
        });
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryTextInputControl().setText(text));
    }

    @Test
    void undoInAToastIsOneClickAndTheToastGoes(FxRobot robot) {
        List<String> undone = new ArrayList<>();
        notices.onUndo(() -> undone.add("undone"));
        robot.interact(() -> notices.toastWithUndo("已作废 3 条"));
        robot.interact(robot.lookup(".toast .button").queryButton()::fire);

        assertThat(undone).containsExactly("undone");
        assertThat(robot.lookup(".toast").tryQuery()).isEmpty();
    }

    private static void press(FxRobot robot, KeyCode code) {
        robot.press(code).release(code);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
