package cn.baodi.command.dashboard;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.dashboard.DashboardModel.Answer;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.dashboard.DashboardModel.Divided;
import cn.baodi.command.dashboard.DashboardModel.Place;
import cn.baodi.command.ui.ChartPane;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
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
    private final ScopeBar bar;
    private final UnitPanel panel;
    private final HBox crumbs = new HBox();
    private final Label figuresTitle;
    private final Label compared = new Label();
    private final Label trendsTitle;
    /** The number that was divided last. */
    private String last = "";

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
        bar = new ScopeBar(workbench, controller);
        panel = new UnitPanel(texts, controller);
        figuresTitle = title("figures");
        trendsTitle = title("trends");
        nowTitle = title("now");
        VBox box = new VBox(head(), nowTitle, quiet, now, figuresHead(), panel, tiles, trendsTitle, trends);
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        panel.setVisible(false);
        box.getStyleClass().add("dashboard");
        node = new ScrollPane(box);
        node.setId("dashboard");
        node.setFitToWidth(true);
        node.setFocusTraversable(false);
        now.setId("dashboardNow");
        now.getStyleClass().add("dashboard-now");
        quiet.setId("dashboardQuiet");
        quiet.getStyleClass().add("quiet");
        for (Node part : List.of(nowTitle, quiet, now, panel)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        for (Area area : model.areas) {
            area.now.addListener((observable, was, answer) -> fillNow());
            area.figures.addListener((observable, was, answer) -> fillTiles(area));
            area.trend.addListener((observable, was, answer) -> fillTrends());
        }
        model.scope.addListener((observable, was, scope) -> fillHead(scope));
        model.path.addListener((observable, was, path) -> panel.left(
                path.size() < was.size() ? (Long) was.get(path.size()).code() : null));
        model.divided.addListener((observable, was, divided) -> fillPanel(divided));
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
        panel.letters(em());
        model.areas.forEach(this::fillTiles);
        showTiles();
    }

    private Node head() {
        Button copy = new Button(texts.get("bulletin.copy"), new FontIcon("fth-copy"));
        copy.setId("copyBulletin");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> controller.copy(model.figures()));
        Button summaries = new Button(texts.get("summaries"), new FontIcon("fth-download"));
        summaries.setId("exportSummaries");
        summaries.setMinWidth(Region.USE_PREF_SIZE);
        summaries.setOnAction(event -> controller.exportSummaries());
        FlowPane head = new FlowPane(bar, new HBox(summaries, copy)); // a second line where letters are large
        head.getChildren().get(1).getStyleClass().add("dashboard-head");
        head.getStyleClass().add("dashboard-top");
        return head;
    }

    /** What the numbers are compared with, and of which unit they are. */
    private Node figuresHead() {
        crumbs.setId("dashboardCrumbs");
        crumbs.getStyleClass().addAll("dashboard-head", "crumbs");
        compared.setId("dashboardCompared");
        compared.getStyleClass().add("quiet");
        HBox head = new HBox(crumbs, figuresTitle, compared);
        head.getStyleClass().addAll("dashboard-head", "figures-head");
        return head;
    }

    private void press(KeyEvent event) {
        boolean back = event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.ESCAPE;
        if (back && controller.back()) {
            event.consume();
        }
    }

    private void fillHead(Scope scope) {
        TimeRange range = model.range.get();
        bar.show(range, scope);
        boolean isToday = range.equals(TimeRange.TODAY);
        figuresTitle.setText(
                isToday
                        ? texts.get("section.figures")
                        : texts.get(
                                "section.figures.range", range.label(texts, workbench.now()), scope.against(texts)));
        compared.setText(texts.get(
                "compared",
                TimeRange.between(scope.before().span().from(), later(scope.before()))
                        .label(texts, workbench.now())));
        trendsTitle.setText(texts.get(scope.days().size() > 1 ? "section.trends.range" : "section.trends"));
        fillCrumbs();
        fillNow();
    }

    /** A range has a length even at midnight. */
    private static LocalDateTime later(Scope scope) {
        return scope.until().isAfter(scope.span().from())
                ? scope.until()
                : scope.span().to();
    }

    private void fillCrumbs() {
        crumbs.getChildren().clear();
        List<Place> path = model.path.get();
        for (int level = 0; level <= path.size(); level++) {
            String name =
                    level == 0 ? texts.get("crumb.all") : path.get(level - 1).name();
            if (level == path.size()) {
                Label here = new Label(name);
                here.getStyleClass().add("crumb-here");
                crumbs.getChildren().add(here);
            } else {
                int to = level;
                Hyperlink up = new Hyperlink(name);
                up.setId("crumb" + level);
                up.setOnAction(event -> controller.upTo(to));
                crumbs.getChildren().addAll(up, new Label("›"));
            }
        }
    }

    private void fillPanel(Divided divided) {
        panel.setVisible(divided != null);
        if (divided == null) {
            boolean lost = panel.getScene() != null && panel.getScene().getFocusOwner() == null;
            panel.forget();
            if (lost || hasFocus(panel)) {
                focusTile(last);
            }
        } else {
            last = divided.figure().key();
            Place place = model.place();
            panel.show(divided, place == null ? texts.get("crumb.all") : place.label());
            node.setVvalue(0);
        }
        fillNow();
    }

    /** Whether the cursor is in it; JavaFX's own focusWithin stays behind where nodes are taken out and put back. */
    private boolean hasFocus(Node part) {
        Node at = node.getScene() == null ? null : node.getScene().getFocusOwner();
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at != null;
    }

    private void focusTile(String key) {
        tiles.getChildren().stream()
                .filter(tile -> tile instanceof Tile same && same.figure().key().equals(key))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void fillNow() {
        boolean isNow = model.isNow();
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
        quiet.setVisible(isNow && (nothing || unread));
        now.setVisible(isNow && !nothing);
        nowTitle.setVisible(isNow);
    }

    private void fillTiles(Area area) {
        Answer<List<Figure>> answer = area.figures.get();
        if (answer == null) {
            // what stands there is of the time or unit before
            tilesOf.getOrDefault(area, List.of())
                    .forEach(tile -> tile.getStyleClass().add("tile-waiting"));
            return;
        }
        tilesOf.put(
                area,
                answer.failed()
                        ? List.of(failed(area, "tile-failed-", () -> controller.figures(area)))
                        : answer.value().stream()
                                .map(figure -> new Tile(
                                        texts,
                                        figure,
                                        model.scope.get().against(texts),
                                        em(),
                                        asked -> controller.divide(area, asked),
                                        asked -> controller.open(asked.link())))
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
            focusTile(focused.key());
        }
    }

    private void fillTrends() {
        List<Node> shown = new ArrayList<>();
        for (Area area : model.areas) {
            Answer<Optional<ChartData>> answer = area.trend.get();
            if (answer == null) {
                continue;
            }
            if (answer.failed()) {
                shown.add(failed(area, "trend-failed-", () -> controller.trend(area)));
            } else if (answer.value().isPresent()) {
                shown.add(chart(area, answer.value().get()));
            }
        }
        if (!shown.equals(trends.getChildren())) { // who reads one of them is not disturbed
            trends.getChildren().setAll(shown);
        }
    }

    private ChartPane chart(Area area, ChartData data) {
        ChartPane chart = charts.computeIfAbsent(area.feature.key(), key -> {
            ChartPane made =
                    new ChartPane(workbench, () -> area.feature.access().export());
            made.setId("trend-" + key);
            made.getStyleClass().add("trend");
            made.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER) {
                    event.consume();
                    controller.divide(area);
                }
            });
            return made;
        });
        if (!data.equals(chart.getUserData())) {
            chart.setUserData(data);
            chart.show(data);
        }
        return chart;
    }

    void turnCharts() {
        List<ChartPane> shown = trends.getChildren().stream()
                .filter(ChartPane.class::isInstance)
                .map(ChartPane.class::cast)
                .toList();
        List<ChartPane> focused = shown.stream().filter(this::hasFocus).toList();
        boolean turned = !shown.isEmpty() && shown.get(0).turned();
        for (ChartPane chart : focused.isEmpty() ? shown : focused) {
            if (!focused.isEmpty() || chart.turned() == turned) {
                chart.turn();
            }
        }
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
