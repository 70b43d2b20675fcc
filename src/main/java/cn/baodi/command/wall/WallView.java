package cn.baodi.command.wall;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.SideWindow;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.wall.WallModel.Page;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * The wall's window, full screen, on the second monitor if there is one. Letters are 24 pt and numbers 72 pt on the
 * smallest screen, and grow with it. Its nodes are made once; a page only changes what they say.
 */
final class WallView {
    private static final int COLUMNS = 3;
    private static final int ROWS = WallModel.TILES / COLUMNS;
    /** The smallest screen, in pixels, and its letters: 24 pt. */
    private static final double WIDTH = 1366;

    private static final double HEIGHT = 768;
    private static final double LETTERS = 32;
    private static final double ALL = 100;

    private final Texts texts;
    private final WallController controller;
    private final Stage stage = new Stage();
    private final SideWindow beside;
    private final BorderPane wall = new BorderPane();
    private final List<WallTile> tiles = new ArrayList<>();
    private final Label until = label("wallUntil");
    private final Label number = label("wallPage");
    private final Label quiet = label("wallQuiet");
    private final Label red = label("wallRed");
    private final Label keys = label("wallKeys");
    private final Label demo = label("wallDemo");

    WallView(Workbench workbench, WallModel model, WallController controller, boolean invented) {
        texts = workbench.texts(WallView.class);
        this.controller = controller;
        beside = new SideWindow(stage, controller::leave);
        beside.showsNothingPersonal();
        wall.setId("wall");
        wall.getStyleClass().add("wall");
        demo.setText(invented ? texts.get("demo") : "");
        demo.getStyleClass().add("tone-warning");
        until.getStyleClass().add("wall-title");
        keys.getStyleClass().add("quiet");
        wall.setTop(line(until, demo, number));
        wall.setCenter(new StackPane(grid(), quiet));
        wall.setBottom(line(red, keys));
        Scene scene = new Scene(new StackPane(wall), WIDTH, HEIGHT);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        scene.widthProperty().addListener((property, was, width) -> grow(scene));
        scene.heightProperty().addListener((property, was, height) -> grow(scene));
        workbench.look().dress(scene);
        grow(scene);
        stage.setScene(scene);
        stage.setTitle(texts.get("title"));
        stage.initStyle(StageStyle.UNDECORATED);
        stage.setOnCloseRequest(event -> controller.leave());
        model.page.addListener((property, was, page) -> show(page));
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(parts[0]);
        line.getStyleClass().add("wall-line");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.getChildren().add(space);
        line.getChildren().addAll(List.of(parts).subList(1, parts.length));
        return line;
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("wall-grid");
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints even = new ColumnConstraints();
            even.setPercentWidth(ALL / COLUMNS);
            grid.getColumnConstraints().add(even);
        }
        for (int row = 0; row < ROWS; row++) {
            RowConstraints even = new RowConstraints();
            even.setPercentHeight(ALL / ROWS);
            grid.getRowConstraints().add(even);
        }
        for (int i = 0; i < WallModel.TILES; i++) {
            WallTile tile = new WallTile(texts);
            tile.setId("wallTile" + i);
            tile.show(null);
            tiles.add(tile);
            grid.add(tile, i % COLUMNS, i / COLUMNS);
        }
        return grid;
    }

    private void grow(Scene scene) {
        double times = Math.max(1, Math.min(scene.getWidth() / WIDTH, scene.getHeight() / HEIGHT));
        wall.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", LETTERS * times));
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE, F11 -> controller.leave();
            case SPACE -> controller.pause();
            case LEFT -> controller.turn(-1);
            case RIGHT -> controller.turn(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show(Page page) {
        until.setText(page.at() == null ? texts.get("title") : texts.get("until", moment(texts, page.at())));
        number.setText(texts.get("page", page.number(), page.of()));
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).show(i < page.tiles().size() ? page.tiles().get(i) : null);
        }
        boolean read = page.at() != null || page.failed();
        quiet.setText(page.tiles().isEmpty() ? texts.get(read ? "empty" : "loading") : "");
        keys.setText(texts.get(page.paused() ? "paused" : "keys"));
        red.setText(
                page.red() > 0
                        ? texts.get("red", page.red())
                        : texts.get(!read ? "loading" : page.failed() ? "failed" : "red.none"));
        mark(red, "tone-bad", page.red() > 0);
        mark(red, "tone-warning", page.red() == 0 && page.failed());
        mark(wall, "wall-alarm", page.red() > 0);
        mark(keys, "wall-paused", page.paused());
    }

    private static void mark(Node node, String style, boolean wanted) {
        node.getStyleClass().remove(style);
        if (wanted) {
            node.getStyleClass().add(style);
        }
    }

    /** 2月9日14时30分. */
    static String moment(Texts texts, LocalDateTime at) {
        return DateTimeFormatter.ofPattern(texts.get("moment"), texts.locale()).format(at);
    }

    /**
     * A window without a frame, as large as its monitor: the toolkit's own full screen chooses the monitor by itself. On
     * a second one it lies over task bars; on the only one it lets other windows come to the front.
     */
    void show() {
        List<Rectangle2D> monitors =
                Screen.getScreens().stream().map(Screen::getBounds).toList();
        Rectangle2D own = beside.follow()
                .map(console -> monitor(
                        console.getX() + console.getWidth() / 2, console.getY() + console.getHeight() / 2, monitors))
                .orElse(monitors.get(0));
        Rectangle2D place = other(own, monitors);
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setAlwaysOnTop(place != own);
        stage.show();
        stage.requestFocus();
    }

    /** The monitor on which a point is; the first where it is on none. */
    static Rectangle2D monitor(double x, double y, List<Rectangle2D> monitors) {
        return monitors.stream()
                .filter(monitor -> monitor.contains(x, y))
                .findFirst()
                .orElse(monitors.get(0));
    }

    /** The first monitor that is not {@code own}, else that. */
    static Rectangle2D other(Rectangle2D own, List<Rectangle2D> monitors) {
        return monitors.stream()
                .filter(monitor -> !monitor.equals(own))
                .findFirst()
                .orElse(own);
    }

    void hide() {
        beside.forget();
        stage.hide();
    }
}
