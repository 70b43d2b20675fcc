package cn.baodi.command.wall;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.shell.District;
import cn.baodi.command.shell.FakeFeature;
import cn.baodi.command.ui.ContrastWalker;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.Permitted;
import cn.baodi.command.ui.Reachable;
import cn.baodi.command.ui.SteppedBackground;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.ui.TruncationWalker;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WallTest {
    private static final int DAY = 24 * 60 * 60;

    @TempDir
    Path folder;

    private final SteppedBackground background = new SteppedBackground();
    private Stage console;
    private TestDesk desk;
    private Workbench workbench;
    private List<FakeFeature> areas;
    private WallFeature wall;

    @Start
    void start(Stage stage) {
        Fonts.loadForScreen();
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        console = stage;
        stage.setScene(new Scene(new StackPane(), 800, 500));
        stage.show();
        desk = new TestDesk(folder);
        Workbench base = desk.workbench();
        workbench = new Workbench(
                base.database(),
                base.ledger(),
                base.clock(),
                base.session(),
                Texts.CHINESE,
                background,
                base.notices(),
                base.exchange(),
                base.open(),
                base.look());
        areas = District.areas();
        Texts texts = workbench.texts(Permitted.class);
        wall = new WallFeature(
                workbench,
                () -> areas.stream()
                        .<cn.baodi.command.ui.Feature>map(area -> new Permitted(area, workbench.session(), texts))
                        .toList(),
                () -> true);
        desk.open(areas);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window().forEach(Window::hide));
        Application.setUserAgentStylesheet(null);
        desk.close();
    }

    private static Stream<Window> window() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(window -> window.getScene() != null && window.getScene().lookup("#wall") != null);
    }

    private static Scene scene() {
        return window().findFirst().orElseThrow().getScene();
    }

    private static boolean isUp() {
        return window().findFirst().isPresent();
    }

    private void toggle() {
        wall.commands().get(0).action().run();
    }

    private static void press(KeyCode code) {
        scene().getRoot().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static List<String> words(String id) {
        return texts(scene().lookup(id)).toList();
    }

    private static String all() {
        return texts(scene().getRoot()).collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(Node node) {
        scene().getRoot().applyCss();
        scene().getRoot().layout();
        if (!node.isVisible()) {
            return Stream.of();
        }
        if (node instanceof Text text) {
            return Stream.of(text.getText());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(WallTest::texts)
                : Stream.of();
    }

    private FakeFeature area(String key) {
        return areas.stream().filter(area -> area.key().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void sixNumbersAPageAreUpWithYesterdayInWords(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            assertThat(words("#wallTile0")).containsExactly("当日通行（人次）", "18432", "较昨日 ↑ 增加1222人次");
            assertThat(words("#wallTile3")).containsExactly("当日劝返（人次）", "214", "较昨日 ＝ 持平");
            assertThat(words("#wallUntil")).containsExactly("截至2月9日14时30分");
            assertThat(words("#wallPage")).containsExactly("第 1/2 页");
            assertThat(words("#wallDemo")).containsExactly("演示数据");
            press(KeyCode.RIGHT);
            assertThat(words("#wallTile3")).contains("当日评价满意（户）", "昨日无数据");
        });
    }

    @Test
    void itTurnsEveryTwentySecondsUntilSpaceStopsIt(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            background.pass(19);
            assertThat(words("#wallPage")).containsExactly("第 1/2 页");
            background.pass(1);
            assertThat(words("#wallPage")).containsExactly("第 2/2 页");
            press(KeyCode.SPACE);
            assertThat(words("#wallKeys")).containsExactly("已暂停翻页 · 按空格继续");
            background.pass(600);
            assertThat(words("#wallPage")).containsExactly("第 2/2 页");
            press(KeyCode.SPACE);
            background.pass(20);
            assertThat(words("#wallPage")).containsExactly("第 1/2 页");
        });
    }

    @Test
    void aPageTurnedByHandStaysItsFullTime(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            background.pass(15);
            press(KeyCode.LEFT);
            assertThat(words("#wallPage")).containsExactly("第 2/2 页");
            background.pass(19);
            assertThat(words("#wallPage")).containsExactly("第 2/2 页");
        });
    }

    @Test
    void theRoomSeesThatSomethingIsRedAndNotWhat(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            assertThat(scene().lookup("#wall").getStyleClass()).contains("wall-alarm");
            assertThat(words("#wallRed")).containsExactly("■ 红色告警 2 条未解除");
            areas.forEach(area ->
                    area.alerts.forEach(alert -> assertThat(all()).doesNotContain(alert.text(), alert.guidance())));

            areas.forEach(area -> area.alerts.clear());
            background.pass(60);
            assertThat(scene().lookup("#wall").getStyleClass()).doesNotContain("wall-alarm");
            assertThat(words("#wallRed")).containsExactly("没有红色告警");
        });
    }

    @Test
    void whatCannotBeReadSaysSoAndKeepsItsNumberAndItsTime(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            press(KeyCode.SPACE);
            area("checkpoint").failing = true;
            background.pass(60);
            assertThat(words("#wallTile0")).containsExactly("当日通行（人次）", "18432", "数据未能读取 · 截至2月9日14时30分");
            assertThat(words("#wallTile4")).doesNotContain("数据未能读取 · 截至2月9日14时30分");

            area("checkpoint").failing = false;
            background.pass(60);
            assertThat(words("#wallTile0")).contains("较昨日 ↑ 增加1222人次");
        });
    }

    @Test
    void anAreaThatWasNeverReadDoesNotLookLikeAllBeingWell(FxRobot robot) {
        robot.interact(() -> {
            areas.forEach(area -> {
                area.failing = true;
                area.alerts.clear();
            });
            toggle();
            assertThat(words("#wallTile0")).containsExactly("卡口", "—", "数据未能读取");
            assertThat(words("#wallRed")).containsExactly("数据未能读取");
            assertThat(words("#wallUntil")).containsExactly("大屏");
        });
    }

    @Test
    void aWriteAndAMinuteBringNewNumbers(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            int asked = area("hotline").asked.size();
            workbench.ledger().write("登记来电", batch -> {});
            background.pass(60);
            assertThat(area("hotline").asked).hasSize(asked + 2);
        });
    }

    @Test
    void putAwayItAsksNothing(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            press(KeyCode.ESCAPE);
            assertThat(isUp()).isFalse();
            int asked = area("hotline").asked.size();
            workbench.ledger().write("登记来电", batch -> {});
            background.pass(600);
            assertThat(area("hotline").asked).hasSize(asked);
            toggle();
            press(KeyCode.F11);
            assertThat(isUp()).isFalse();
        });
    }

    @Test
    void itGoesWithTheScreensItBelongsTo(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            console.setScene(new Scene(new StackPane()));
            assertThat(isUp()).isFalse();
            toggle();
            console.hide();
            assertThat(isUp()).isFalse();
        });
    }

    @Test
    void theHotlineAloneSeesItsOwnNumbersOnly(FxRobot robot) {
        desk.signIn(Role.HOTLINE);
        robot.interact(() -> {
            toggle();
            assertThat(words("#wallTile0")).isEmpty(); // these fakes are the shift's
        });
    }

    @Test
    void aPhoneThatStrayedIntoALabelIsMasked(FxRobot robot) {
        area("checkpoint")
                .figures
                .add(0, new Figure("x", "来自13800001234", "次", BigDecimal.ONE, null, List.of(), 0, null));
        robot.interact(() -> {
            toggle();
            assertThat(words("#wallTile0")).contains("来自138****1234（次）");
        });
    }

    @Test
    void itGoesToTheMonitorOnWhichTheConsoleIsNot() {
        Rectangle2D left = new Rectangle2D(0, 0, 1366, 768);
        Rectangle2D right = new Rectangle2D(1366, 0, 1920, 1080);
        List<Rectangle2D> both = List.of(left, right);

        assertThat(WallView.other(WallView.monitor(600, 400, both), both)).isEqualTo(right);
        assertThat(WallView.other(WallView.monitor(1400, 900, both), both)).isEqualTo(left);
        assertThat(WallView.other(WallView.monitor(600, 400, List.of(left)), List.of(left)))
                .isEqualTo(left);
    }

    @Test
    void aDayAndANightLeaveNothingBehind(FxRobot robot) {
        robot.interact(() -> {
            toggle();
            background.pass(3600);
            toggle();
            toggle();
            background.pass(120);
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            areas.forEach(area -> area.asked.clear());
            Reachable.from(scene()); // looking at a map for the first time makes something of it
            Map<String, Integer> before = Reachable.from(scene());
            int clocks = background.clocks();
            background.pass(DAY); // 4,320 pages and 1,440 refreshes
            for (int i = 0; i < 20; i++) {
                toggle();
                toggle();
            }
            background.pass(120);
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            assertThat(area("hotline").asked).hasSize(1440 + 20 + 2);
            areas.forEach(area -> area.asked.clear());
            assertThat(background.clocks()).isEqualTo(clocks);
            Map<String, Integer> more = Reachable.from(scene());
            more.replaceAll((kind, count) -> count - before.getOrDefault(kind, 0));
            more.values().removeIf(grown -> grown == 0);
            more.keySet().removeIf(kind -> kind.startsWith("com.sun.javafx.font.")); // held softly, drawn beside
            assertThat(more).isEmpty();
            assertThat(scene().getRoot().lookupAll(".wall-tile")).hasSize(WallModel.TILES);
        });
    }

    @Test
    void lettersAreReadAcrossTheRoomInBothThemes(FxRobot robot) {
        robot.interact(() -> {
            area("delivery").failing = true;
            area("checkpoint")
                    .figures
                    .add(0, new Figure("x", "一个长到一行写不下的指标名称当日", "人次", BigDecimal.ONE, null, List.of(), 0, null));
            toggle();
            area("checkpoint").failing = true;
            press(KeyCode.SPACE);
            area("hotline").failing = true;
            background.pass(60);
            for (String theme :
                    List.of(new PrimerLight().getUserAgentStylesheet(), new PrimerDark().getUserAgentStylesheet())) {
                Application.setUserAgentStylesheet(theme);
                for (double[] size : new double[][] {{1366, 768}, {1920, 1080}}) {
                    window().findFirst().orElseThrow().setWidth(size[0]);
                    window().findFirst().orElseThrow().setHeight(size[1]);
                    scene().getRoot().applyCss();
                    scene().getRoot().layout();
                    double times = Math.min(scene().getWidth() / 1366, scene().getHeight() / 768);
                    scene().getRoot().lookupAll(".text").stream()
                            .filter(node ->
                                    node instanceof Text text && !text.getText().isBlank())
                            .forEach(node -> assertThat(((Text) node).getFont().getSize())
                                    .isGreaterThanOrEqualTo(31.9 * times));
                    assertThat(scene().getRoot().lookupAll(".wall-value"))
                            .allSatisfy(
                                    node -> assertThat(((Text) node).getFont().getSize())
                                            .isGreaterThanOrEqualTo(95.9 * times));
                    assertThat(TruncationWalker.cut(scene())).isEmpty();
                    assertThat(ContrastWalker.tooPale(scene())).isEmpty();
                }
            }
        });
    }
}
