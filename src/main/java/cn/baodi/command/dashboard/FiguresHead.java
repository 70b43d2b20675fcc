package cn.baodi.command.dashboard;

import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.dashboard.DashboardModel.Place;
import java.time.LocalDateTime;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Of which unit the numbers are, with the way back up, of which time, and what they are compared with. */
final class FiguresHead extends HBox {
    private final Texts texts;
    private final DashboardController controller;
    private final HBox crumbs = new HBox();
    private final Label title = new Label();
    private final Label compared = new Label();

    FiguresHead(Texts texts, DashboardController controller) {
        this.texts = texts;
        this.controller = controller;
        getStyleClass().addAll("dashboard-head", "figures-head");
        crumbs.setId("dashboardCrumbs");
        crumbs.getStyleClass().addAll("dashboard-head", "crumbs");
        title.getStyleClass().add("section-title");
        compared.setId("dashboardCompared");
        compared.getStyleClass().add("quiet");
        getChildren().addAll(crumbs, title, compared);
    }

    /** @param path the units on the way down from the district */
    void show(TimeRange range, Scope scope, List<Place> path, LocalDateTime now) {
        Scope before = scope.before();
        // A range has a length even at midnight.
        LocalDateTime end = before.until().isAfter(before.span().from())
                ? before.until()
                : before.span().to();
        title.setText(
                range.equals(TimeRange.TODAY)
                        ? texts.get("section.figures")
                        : texts.get("section.figures.range", range.label(texts, now), scope.against(texts)));
        compared.setText(texts.get(
                "compared", TimeRange.between(before.span().from(), end).label(texts, now)));
        crumbs.getChildren().clear();
        for (int level = 0; level < path.size(); level++) {
            int to = level;
            Hyperlink up = new Hyperlink(name(path, level));
            up.setId("crumb" + level);
            up.setOnAction(event -> controller.upTo(to));
            crumbs.getChildren().addAll(up, new Label("›"));
        }
        Label here = new Label(name(path, path.size()));
        here.getStyleClass().add("crumb-here");
        crumbs.getChildren().add(here);
    }

    private String name(List<Place> path, int level) {
        return level == 0 ? texts.get("crumb.all") : path.get(level - 1).name();
    }
}
