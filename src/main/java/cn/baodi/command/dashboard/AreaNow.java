package cn.baodi.command.dashboard;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Tone;
import java.util.Comparator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What needs somebody in one area, in one row: how much waits, the worst alert with what to do, and the way there. */
final class AreaNow extends HBox {
    AreaNow(Texts texts, Feature feature, DashboardModel.Now now, DashboardController controller) {
        setId("now-" + feature.key());
        getStyleClass().add("area-now");
        Label title = new Label(feature.title());
        title.setWrapText(true);
        title.getStyleClass().addAll("area-title", "area-now-title");
        Label counts = new Label(counts(texts, now));
        counts.getStyleClass().addAll("quiet", "area-now-counts");
        TextFlow words = new TextFlow();
        HBox.setHgrow(words, Priority.ALWAYS);
        Button open = new Button(texts.get("open"));
        open.setId("now-open-" + feature.key());
        open.getStyleClass().add("strip-button");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setAccessibleText(texts.get("open.area", feature.title()));
        getChildren().addAll(title, counts, words, open);
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
            Text what = new Text(tone.shape() + " " + texts.name(worst.severity()) + "  " + worst.text() + "  ");
            what.getStyleClass().addAll("words", tone.styleClass());
            String guidance = worst.phone().isBlank()
                    ? worst.guidance()
                    : texts.get("guidance.phone", worst.guidance(), Masking.phone(worst.phone()));
            Text then = new Text(guidance);
            then.getStyleClass().add("words");
            words.getChildren().addAll(what, then);
        }
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
