package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** An officer's round through all screens without a mouse. */
@ExtendWith(ApplicationExtension.class)
class KeyboardWalkTest {
    @TempDir
    static Path folder;

    private static int round;

    private Console console;

    /** Here because the start of the window has a time limit. */
    @BeforeAll
    static void fill() {
        DemoFolder.copyTo(folder.resolve("data0"));
        DemoFolder.copyTo(folder.resolve("data1"));
    }

    @Start
    void start(Stage stage) {
        console = new Console(stage, folder.resolve("data" + round++), Texts.CHINESE);
        stage.setWidth(1366);
        stage.setHeight(768);
        console.start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static void keys(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(reversed(keys));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static KeyCode[] reversed(KeyCode[] keys) {
        KeyCode[] reversed = new KeyCode[keys.length];
        for (int i = 0; i < keys.length; i++) {
            reversed[i] = keys[keys.length - 1 - i];
        }
        return reversed;
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).queryAll().stream().anyMatch(KeyboardWalkTest::isShown);
    }

    private static boolean isShown(Node node) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (!part.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean filled(FxRobot robot, String id) {
        return !robot.lookup(id).queryAs(TableView.class).getItems().isEmpty();
    }

    private long count(String key) {
        for (Register<?> register : console.features.all().stream()
                .flatMap(f -> f.registers().stream())
                .toList()) {
            if (register.sheet().key().equals(key)) {
                return register.repository().count(Filter.NONE);
            }
        }
        throw new IllegalArgumentException(key);
    }

    @Test
    void aRoundThroughAllScreens(FxRobot robot) {
        assertThat(shown(robot, "#dashboard")).isTrue();
        assertThat(console.shell.commands().refused()).isEmpty();

        // The next alert, and the rows behind it.
        keys(robot, KeyCode.F3);
        keys(robot, KeyCode.ENTER);
        assertThat(shown(robot, "#dashboard")).isFalse();

        // Every area by its number, and the three that have a key of their own.
        KeyCode[] digits = {
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8
        };
        // An area opens with the register that was in front there last.
        List<List<String>> tables = List.of(
                List.of("#checkpointsTable", "#passagesTable"),
                List.of("#volunteersTable", "#teamsTable"),
                List.of("#shiftsTable", "#assignmentsTable"),
                List.of("#householdsTable"),
                List.of("#deliveriesTable"),
                List.of("#callsTable"),
                List.of("#boardTowns"));
        for (int i = 0; i < digits.length; i++) {
            keys(robot, KeyCode.CONTROL, digits[i]);
            assertThat(tables.get(i)).as("area %d", i + 2).anyMatch(id -> shown(robot, id) && filled(robot, id));
        }
        keys(robot, KeyCode.F7);
        assertThat(shown(robot, "#passagesTable")).isTrue();
        keys(robot, KeyCode.F8);
        assertThat(shown(robot, "#deliveriesTable")).isTrue();

        // A new village: fill the card, store it, take it back.
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT9);
        long units = count("units");
        keys(robot, KeyCode.CONTROL, KeyCode.N);
        robot.write("120115104999");
        keys(robot, KeyCode.ENTER);
        robot.write("新庄村");
        keys(robot, KeyCode.ENTER);
        robot.write("5");
        keys(robot, KeyCode.CONTROL, KeyCode.S);
        assertThat(count("units")).isEqualTo(units + 1);
        keys(robot, KeyCode.F6);
        keys(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(count("units")).isEqualTo(units);

        // Search by initials, and straight to the record.
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        robot.write("xdz");
        keys(robot, KeyCode.ENTER);
        assertThat(robot.lookup("#units-name").queryAs(TextInputControl.class).getText())
                .startsWith("小杜庄");

        // Filter, chart as a table, size, key sheet.
        keys(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("ljz");
        assertThat(robot.lookup("#unitsTable").queryAs(TableView.class).getItems())
                .hasSizeLessThan(20);
        keys(robot, KeyCode.ESCAPE);
        keys(robot, KeyCode.CONTROL, KeyCode.T);
        assertThat(shown(robot, "#chartTable")).isTrue();
        keys(robot, KeyCode.CONTROL, KeyCode.EQUALS);
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT0);
        keys(robot, KeyCode.F1);
        assertThat(shown(robot, "#keySheet")).isTrue();
        keys(robot, KeyCode.F1);

        // A call comes in, whatever is in front.
        keys(robot, KeyCode.F4);
        assertThat(robot.listWindows()).hasSize(2);
        // The headless screen leaves the keyboard with the first window; HotlineScreenTest fills the card.
        robot.interact(() -> robot.listWindows().get(1).hide());

        // The report: printed where there is a printer, saved as PDF.
        keys(robot, KeyCode.F9);
        assertThat(shown(robot, "#reportScroll")).isTrue();
        keys(robot, KeyCode.PAGE_DOWN);
        console.chosen = folder.resolve("report.pdf");
        keys(robot, KeyCode.CONTROL, KeyCode.S);
        assertThat(console.chosen).isNotEmptyFile();
        if (robot.lookup("#reportPrinter").query().isDisabled()) { // on paper only officers print
            keys(robot, KeyCode.CONTROL, KeyCode.P);
            assertThat(robot.lookup("#failureDialog").queryAll()).isNotEmpty();
            assertThat(robot.lookup("#failureDialog .label").queryAllAs(Label.class))
                    .anyMatch(label -> label.getText().contains("没有装打印机"));
            robot.interact(() -> robot.listWindows().get(1).hide());
        }
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(shown(robot, "#dashboard")).isTrue();
    }

    @Test
    void theVillagesReturnsAreEnteredAndTheShiftIsHandedOverByKeys(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT8);
        long returns = count("returns");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G); // opens the grid of a town
        assertThat(shown(robot, "#entryGrid")).isTrue();
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G); // the rest had nothing to report
        keys(robot, KeyCode.CONTROL, KeyCode.S);
        assertThat(count("returns")).isGreaterThan(returns);
        keys(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(count("returns")).isEqualTo(returns);

        keys(robot, KeyCode.F12);
        assertThat(shown(robot, "#handoverEntries")).isTrue();
        Node hand = robot.lookup("#handoverHand").query();
        for (int i = 0; i < 2 && !hand.isFocused(); i++) {
            keys(robot, KeyCode.F6);
        }
        keys(robot, KeyCode.ENTER);
        robot.write("李强");
        keys(robot, KeyCode.ENTER);
        assertThat(robot.lookup("#handoverSignedComing").queryAs(Label.class).getText())
                .contains("李强");
    }
}
