package cn.baodi.command.dashboard;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Answer;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.dashboard.DashboardModel.Divided;
import cn.baodi.command.dashboard.DashboardModel.Place;
import cn.baodi.command.ui.Workbench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

    private final Workbench workbench;
    private final DashboardModel model;
    private final DashboardController controller;
    private final Texts texts;
    private final ScopeBar bar;
    private final UnitPanel panel;
    private final FiguresHead figuresHead;
    private final Label trendsTitle;
    /** The number that was divided last. */
    private String last = "";

    private final VBox now = new VBox();
    private final EvenGrid tiles = new EvenGrid("dashboardTiles", TILE_WIDTH, 0);
    private final Trends trends;
    private final Label nowTitle;
    private final Label quiet = new Label();
    /** What stands for each area that has answered. */
    private final Map<Area, List<? extends Node>> tilesOf = new HashMap<>();

    private final ScrollPane node;

    DashboardView(Workbench workbench, DashboardModel model, DashboardController controller) {
        this.workbench = workbench;
        this.model = model;
        this.controller = controller;
        texts = workbench.texts(DashboardView.class);
        bar = new ScopeBar(workbench, controller);
        panel = new UnitPanel(texts, controller);
        figuresHead = new FiguresHead(texts, controller);
        trendsTitle = title("trends");
        trends = new Trends(workbench, model, controller);
        nowTitle = title("now");
        VBox box = new VBox(head(), nowTitle, quiet, now, figuresHead, panel, tiles, trendsTitle, trends.node());
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
            area.trend.addListener((observable, was, answer) -> trends.fill());
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
        tiles.letters(em());
        trends.letters(em());
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

    private void press(KeyEvent event) {
        boolean back = event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.ESCAPE;
        if (back && controller.back()) {
            event.consume();
        }
    }

    private void fillHead(Scope scope) {
        bar.show(model.range.get(), scope);
        figuresHead.show(model.range.get(), scope, model.path.get(), workbench.now());
        trendsTitle.setText(texts.get(scope.days().size() > 1 ? "section.trends.range" : "section.trends"));
        fillNow();
    }

    private void fillPanel(Divided divided) {
        panel.setVisible(divided != null);
        if (divided == null) {
            boolean lost = panel.getScene() != null && panel.getScene().getFocusOwner() == null;
            panel.forget();
            if (lost || Trends.hasFocus(panel)) {
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
                        ? List.of(new UnreadBox(texts, area, "tile-failed-", () -> controller.figures(area)))
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

    void turnCharts() {
        trends.turn();
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
