package cn.baodi.command.dashboard;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Answer;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.ui.ChartPane;
import cn.baodi.command.ui.Workbench;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/** One chart an area: where it is heading. */
final class Trends {
    private static final double WIDTH = 34;
    private static final double HEIGHT = 17;

    private final Workbench workbench;
    private final DashboardModel model;
    private final DashboardController controller;
    private final Texts texts;
    private final EvenGrid grid = new EvenGrid("dashboardTrends", WIDTH, HEIGHT);
    private final Map<String, ChartPane> charts = new HashMap<>();

    Trends(Workbench workbench, DashboardModel model, DashboardController controller) {
        this.workbench = workbench;
        this.model = model;
        this.controller = controller;
        texts = workbench.texts(Trends.class);
    }

    Node node() {
        return grid;
    }

    /** @param pixels the size of the letters */
    void letters(double pixels) {
        grid.letters(pixels);
    }

    /** Shows what the areas have answered. */
    void fill() {
        List<Node> shown = new ArrayList<>();
        for (Area area : model.areas) {
            Answer<Optional<ChartData>> answer = area.trend.get();
            if (answer == null) {
                continue;
            }
            if (answer.failed()) {
                shown.add(new UnreadBox(texts, area, "trend-failed-", () -> controller.trend(area)));
            } else if (answer.value().isPresent()) {
                shown.add(chart(area, answer.value().get()));
            }
        }
        if (!shown.equals(grid.getChildren())) { // who reads one of them is not disturbed
            grid.getChildren().setAll(shown);
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

    /** The chart under the cursor, or else all of them, as a table or as a chart again. */
    void turn() {
        List<ChartPane> shown = grid.getChildren().stream()
                .filter(ChartPane.class::isInstance)
                .map(ChartPane.class::cast)
                .toList();
        List<ChartPane> focused = shown.stream().filter(Trends::hasFocus).toList();
        boolean turned = !shown.isEmpty() && shown.get(0).turned();
        for (ChartPane chart : focused.isEmpty() ? shown : focused) {
            if (!focused.isEmpty() || chart.turned() == turned) {
                chart.turn();
            }
        }
    }

    /** Whether the cursor is in it; JavaFX's own focusWithin stays behind where nodes are taken out and put back. */
    static boolean hasFocus(Node part) {
        Node at = part.getScene() == null ? null : part.getScene().getFocusOwner();
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at != null;
    }
}
