package cn.baodi.command.dashboard;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Answer;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.ui.ChartPane;
import cn.baodi.command.ui.Workbench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The dashboard's three answers, top down. */
final class DashboardView {
    private static final double LETTER = 14;
    private static final double TILE_WIDTH = 14;
    private static final double CHART_WIDTH = 34;
    private static final double CHART_HEIGHT = 17;

    private final Workbench workbench;
    private final DashboardModel model;
    private final DashboardController controller;
    private final Texts texts;
    private final Label day = new Label();
    private final Button after;
    private final Button today;
    private final VBox now = new VBox();
    private final EvenGrid tiles = new EvenGrid("dashboardTiles", TILE_WIDTH, 0);
    private final EvenGrid trends = new EvenGrid("dashboardTrends", CHART_WIDTH, CHART_HEIGHT);
    private final Label nowTitle;
    private final Label quiet = new Label();
    /** What stands for each area that has answered. */
    private final Map<Area, List<? extends Node>> tilesOf = new HashMap<>();

    private final Map<String, ChartPane> charts = new HashMap<>();
    private final ScrollPane node;

    DashboardView(Workbench workbench, DashboardModel model, DashboardController controller) {
        this.workbench = workbench;
        this.model = model;
        this.controller = controller;
        texts = workbench.texts(DashboardView.class);
        after = stepButton("dayAfter", "day.after", "fth-chevron-right", () -> controller.step(1));
        today = new Button(texts.get("today"));
        nowTitle = title("now");
        VBox box = new VBox(head(), nowTitle, quiet, now, title("figures"), tiles, title("trends"), trends);
        box.getStyleClass().add("dashboard");
        node = new ScrollPane(box);
        node.setId("dashboard");
        node.setFitToWidth(true);
        node.setFocusTraversable(false);
        now.setId("dashboardNow");
        now.getStyleClass().add("dashboard-now");
        quiet.setId("dashboardQuiet");
        quiet.getStyleClass().add("quiet");
        for (Node part : List.of(nowTitle, quiet, now)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        for (Area area : model.areas) {
            area.now.addListener((observable, was, answer) -> fillNow());
            area.figures.addListener((observable, was, answer) -> fillTiles(area));
            area.trend.addListener((observable, was, answer) -> fillTrends());
        }
        model.cutoff.addListener((observable, was, cutoff) -> fillHead(cutoff));
        workbench.look().onChange(this::resize);
        node.sceneProperty().addListener((observable, was, scene) -> {
            if (scene != null) {
                controller.seen();
            }
        });
        fillNow();
        resize();
    }

    Node node() {
        return node;
    }

    boolean isSeen() {
        return node.getScene() != null;
    }

    private double em() {
        return LETTER * workbench.look().percent() / 100;
    }

    private Label title(String key) {
        Label title = new Label(texts.get("section." + key));
        title.getStyleClass().add("section-title");
        return title;
    }

    private void resize() {
        List.of(tiles, trends).forEach(grid -> grid.letters(em()));
        model.areas.forEach(this::fillTiles);
        showTiles();
    }

    private Node head() {
        Button before = stepButton("dayBefore", "day.before", "fth-chevron-left", () -> controller.step(-1));
        day.setId("dashboardDay");
        day.setMinWidth(Region.USE_PREF_SIZE);
        day.getStyleClass().add("sheet-title");
        today.setId("dayToday");
        today.setOnAction(event -> controller.today());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(texts.get("bulletin.copy"), new FontIcon("fth-copy"));
        copy.setId("copyBulletin");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> controller.copy(model.figures()));
        Button summaries = new Button(texts.get("summaries"), new FontIcon("fth-download"));
        summaries.setId("exportSummaries");
        summaries.setMinWidth(Region.USE_PREF_SIZE);
        summaries.setOnAction(event -> controller.exportSummaries());
        HBox stepper = new HBox(before, after, day, today);
        stepper.getStyleClass().add("dashboard-head");
        stepper.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                event.consume();
                controller.step(event.getCode() == KeyCode.LEFT ? -1 : 1);
            }
        });
        HBox head = new HBox(stepper, space, summaries, copy);
        head.getStyleClass().add("dashboard-head");
        return head;
    }

    private Button stepButton(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void fillHead(Cutoff cutoff) {
        boolean isToday = model.day.get() == null;
        day.setText(texts.get("day", Bulletin.moment(texts, cutoff)));
        after.setDisable(isToday);
        today.setDisable(isToday);
        fillNow();
    }

    private void fillNow() {
        boolean isToday = model.day.get() == null;
        boolean asked = model.areas.stream().allMatch(area -> area.now.get() != null);
        now.getChildren().clear();
        for (Area area : model.areas) {
            Answer<DashboardModel.Now> answer = area.now.get();
            if (answer != null
                    && !answer.failed()
                    && (!answer.value().alerts().isEmpty() || answer.value().open() > 0)) {
                now.getChildren().add(new AreaNow(texts, area.feature, answer.value(), controller));
            }
        }
        boolean nothing = now.getChildren().isEmpty();
        boolean unread = model.areas.stream()
                .anyMatch(area -> area.now.get() != null && area.now.get().failed());
        quiet.setText(texts.get(!asked ? "loading" : unread ? "now.unread" : "now.none"));
        quiet.setVisible(isToday && (nothing || unread));
        now.setVisible(isToday && !nothing);
        nowTitle.setVisible(isToday);
    }

    private void fillTiles(Area area) {
        Answer<List<Figure>> answer = area.figures.get();
        if (answer == null) {
            return;
        }
        tilesOf.put(
                area,
                answer.failed()
                        ? List.of(failed(area, "tile-failed-", () -> controller.figures(area)))
                        : answer.value().stream()
                                .map(figure -> new Tile(texts, figure, em(), controller.opener()))
                                .toList());
        showTiles();
    }

    private void showTiles() {
        Figure focused = focusedFigure();
        tiles.getChildren()
                .setAll(model.areas.stream()
                        .flatMap(area -> tilesOf.getOrDefault(area, List.of()).stream())
                        .toList());
        if (tiles.getChildren().isEmpty()) {
            boolean asked = model.areas.stream().allMatch(area -> area.figures.get() != null);
            Label wait = new Label(texts.get(asked ? "figures.none" : "loading"));
            wait.getStyleClass().add("quiet");
            tiles.getChildren().add(wait);
        }
        if (focused != null) {
            tiles.getChildren().stream()
                    .filter(tile ->
                            tile instanceof Tile same && same.figure().key().equals(focused.key()))
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        }
    }

    private void fillTrends() {
        trends.getChildren().clear();
        for (Area area : model.areas) {
            Answer<Optional<ChartData>> answer = area.trend.get();
            if (answer == null) {
                continue;
            }
            if (answer.failed()) {
                trends.getChildren().add(failed(area, "trend-failed-", () -> controller.trend(area)));
            } else if (answer.value().isPresent()) {
                trends.getChildren().add(chart(area, answer.value().get()));
            }
        }
    }

    private ChartPane chart(Area area, ChartData data) {
        ChartPane chart = charts.computeIfAbsent(area.feature.key(), key -> {
            ChartPane made =
                    new ChartPane(workbench, () -> area.feature.access().export());
            made.setId("trend-" + key);
            made.getStyleClass().add("trend");
            return made;
        });
        if (!data.equals(chart.getUserData())) {
            chart.setUserData(data);
            chart.show(data);
        }
        return chart;
    }

    private Node failed(Area area, String id, Runnable again) {
        Label what = new Label(area.feature.title());
        what.getStyleClass().add("tile-label");
        Label words = new Label(texts.get("failed"));
        words.getStyleClass().add("tile-failed");
        Button retry = new Button(texts.get("retry"));
        retry.setId(id + area.feature.key() + "-retry");
        retry.setAccessibleText(texts.get("retry") + " " + area.feature.title());
        retry.setOnAction(event -> again.run());
        VBox box = new VBox(what, words, retry);
        box.setId(id + area.feature.key());
        box.getStyleClass().add("tile");
        return box;
    }

    /** The number under the cursor, or null. */
    Figure focusedFigure() {
        return tiles.getChildren().stream()
                .filter(tile -> tile.isFocused() && tile instanceof Tile)
                .map(tile -> ((Tile) tile).figure())
                .findFirst()
                .orElse(null);
    }
}
