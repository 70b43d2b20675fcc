package cn.baodi.command.dashboard;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Tone;
import java.util.Comparator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What needs somebody in one area: how many alerts, the worst of them with what to do, and how much waits. */
final class AreaNow extends VBox {
    AreaNow(Texts texts, Feature feature, DashboardModel.Now now, DashboardController controller) {
        setId("now-" + feature.key());
        getStyleClass().add("area-now");
        Label title = new Label(feature.title());
        title.getStyleClass().add("area-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label counts = new Label(counts(texts, now));
        counts.getStyleClass().add("quiet");
        HBox.setHgrow(counts, Priority.ALWAYS);
        counts.setMaxWidth(Double.MAX_VALUE);
        Button open = new Button(texts.get("open"));
        open.setId("now-open-" + feature.key());
        open.getStyleClass().add("strip-button");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setAccessibleText(texts.get("open.area", feature.title()));
        HBox head = new HBox(title, counts, open);
        head.getStyleClass().add("dashboard-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        Alert worst =
                now.alerts().stream().min(Comparator.comparing(Alert::severity)).orElse(null);
        open.setOnAction(event -> {
            if (worst == null) {
                controller.area(feature);
            } else {
                controller.open(worst.link());
            }
        });
        if (worst != null) {
            Tone tone = switch (worst.severity()) {
                case HIGH -> Tone.BAD;
                case MEDIUM -> Tone.WARNING;
                case LOW -> Tone.BUSY;
            };
            Label what = words(tone.shape() + " " + texts.name(worst.severity()) + "  " + worst.text());
            what.getStyleClass().add(tone.styleClass());
            getChildren().add(what);
            String guidance = worst.phone().isBlank()
                    ? worst.guidance()
                    : texts.get("guidance.phone", worst.guidance(), worst.phone());
            getChildren().add(words(guidance));
        }
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String counts(Texts texts, DashboardModel.Now now) {
        if (now.alerts().isEmpty()) {
            return texts.get("now.open", now.open());
        }
        return now.open() == 0
                ? texts.get("now.alerts", now.alerts().size())
                : texts.get("now.both", now.alerts().size(), now.open());
    }
}
