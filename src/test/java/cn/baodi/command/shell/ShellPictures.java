package cn.baodi.command.shell;

import cn.baodi.command.ui.Picture;
import cn.baodi.command.ui.Preferences;
import java.nio.file.Path;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the window over invented areas, to be looked at. */
@Tag("pictures")
@ExtendWith(ApplicationExtension.class)
class ShellPictures {
    @TempDir
    Path folder;

    private Stage stage;
    private FakeConsole console;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        console = new FakeConsole(stage, folder, District.areas());
        console.start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void lightAndDarkSmallAndLarge(FxRobot robot) {
        for (Preferences.Theme theme : new Preferences.Theme[] {Preferences.Theme.LIGHT, Preferences.Theme.DARK}) {
            for (int[] size : new int[][] {{1366, 768, 100}, {1920, 1080, 100}, {1366, 768, 150}}) {
                String name = theme.name().toLowerCase() + "-" + size[0] + "-" + size[2];
                robot.interact(() -> {
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    console.preferences.change(values -> values.theme(theme).size(size[2]));
                    new Appearance(console.workbench(), console.preferences).apply();
                });
                save(robot, name + "-dashboard");
                robot.interact(() ->
                        robot.lookup("#dashboard").queryAs(ScrollPane.class).setVvalue(1));
                save(robot, name + "-trends");
                robot.interact(() ->
                        robot.lookup("#dashboard").queryAs(ScrollPane.class).setVvalue(0));
                robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
                save(robot, name + "-palette");
                robot.interact(() ->
                        robot.lookup("#paletteField").queryTextInputControl().setText("李"));
                save(robot, name + "-search");
                robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
                robot.press(KeyCode.F1).release(KeyCode.F1);
                save(robot, name + "-keys");
                robot.press(KeyCode.F1).release(KeyCode.F1);
                robot.interact(() -> console.shell.firstStart(answer -> {}));
                save(robot, name + "-first");
                robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
                save(robot, name + "-first2");
                robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
                save(robot, name + "-first3");
                robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
                robot.interact(() -> console.workbench().notices().toastWithUndo("已作废 3 条"));
                save(robot, name + "-toast");
            }
        }
    }

    private void save(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Picture.save(
                stage.getScene(),
                Path.of(System.getProperty("pictures", "target/pictures"), "shell-" + name + ".png")));
    }
}
