package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The wall of the demonstration district, with everything that its scene says, seen or not. */
@ExtendWith(ApplicationExtension.class)
class WallTellsNobodyTest {
    private static final Pattern PERSONAL =
            Pattern.compile("1[3-9]\\d{9}|1[3-9]\\d\\*+|\\d{3,4}-\\d{7,8}|\\d{17}[\\dXx]|\\*|[赵钱孙李周吴郑王张陈刘杨]某");

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
        console.start();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> window.getScene().lookup("#wall") != null)
                    .forEach(Window::hide);
            console.close();
        });
    }

    private static Scene wall() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(scene -> scene.lookup("#wall") != null)
                .findFirst()
                .orElseThrow();
    }

    private static void press(KeyCode code) {
        wall().getRoot().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static Stream<String> words(Node node) {
        List<String> own = new ArrayList<>();
        if (node instanceof Text text) {
            own.add(text.getText());
        }
        if (node instanceof Labeled labeled) {
            own.add(labeled.getText());
        }
        if (node.getAccessibleText() != null) {
            own.add(node.getAccessibleText());
        }
        return Stream.concat(
                own.stream(),
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(WallTellsNobodyTest::words)
                        : Stream.empty());
    }

    private static <T extends Row> void names(Register<T> register, Set<String> into) {
        List<Column<T, ?>> personal = register.sheet().columns().stream()
                .filter(column -> column.privacy() != Column.Privacy.OPEN)
                .toList();
        if (!personal.isEmpty()) {
            register.repository()
                    .each(Filter.NONE, register.sort(), row -> personal.forEach(column -> into.add(column.text(row))));
        }
    }

    @Test
    void noNameAndNoPhoneStandsOnAnyPage(FxRobot robot) {
        Set<String> people = new TreeSet<>();
        console.features.registers().forEach(register -> names(register, people));
        people.removeIf(name -> name.length() < 2);
        assertThat(people).hasSizeGreaterThan(500);
        Set<String> said = new TreeSet<>();
        robot.interact(() -> {
            console.shell.commands().all().stream()
                    .filter(entry -> entry.command().id().equals("wall.open"))
                    .forEach(entry -> entry.command().action().run());
            Set<String> pages = new TreeSet<>();
            wall().getRoot().applyCss();
            while (pages.add(words(wall().lookup("#wallPage")).findFirst().orElseThrow())) {
                said.addAll(words(wall().getRoot()).toList());
                press(KeyCode.RIGHT);
            }
            assertThat(pages).hasSizeGreaterThan(1);
        });
        assertThat(said).hasSizeGreaterThan(30);
        assertThat(said).noneMatch(text -> PERSONAL.matcher(text).find());
        assertThat(said).noneMatch(text -> people.stream().anyMatch(text::contains));
    }
}
