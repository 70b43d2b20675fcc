package cn.baodi.command.wall;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Sparkline;
import cn.baodi.command.wall.WallModel.Shown;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/** One number for the whole room. The same node shows one after the other. */
final class WallTile extends VBox {
    private static final List<String> TONES = List.of("tone-good", "tone-bad", "tone-warning", "quiet");

    private final Texts texts;
    private final Label label = new Label();
    private final Text value = new Text();
    private final Label change = new Label();
    private final Sparkline days = new Sparkline();

    WallTile(Texts texts) {
        this.texts = texts;
        getStyleClass().add("wall-tile");
        value.getStyleClass().add("wall-value");
        value.setBoundsType(TextBoundsType.VISUAL); // a line of letters this large is mostly air
        StackPane number = new StackPane(value);
        number.getStyleClass().add("wall-number");
        for (Label words : List.of(label, change)) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        days.getStyleClass().add("wall-days");
        VBox.setVgrow(days, Priority.ALWAYS);
        getChildren().addAll(label, number, change, days);
    }

    /** @param shown null for none */
    void show(Shown shown) {
        setVisible(shown != null);
        if (shown == null) {
            return;
        }
        Figure figure = shown.figure();
        if (figure == null) {
            label.setText(shown.title());
            value.setText(texts.get("none"));
            say(texts.get("failed"), "tone-warning");
            days.show(List.of());
            return;
        }
        label.setText(texts.get("tile", Masking.text(figure.label()), figure.unit()));
        BigDecimal number = figure.value();
        value.setText(
                number == null ? texts.get("none") : number.stripTrailingZeros().toPlainString());
        days.show(figure.trend());
        if (shown.failed()) {
            say(texts.get("failed.at", WallView.moment(texts, shown.at())), "tone-warning");
        } else if (number == null || figure.previous() == null) {
            say(figure.incomparable(texts), "quiet");
        } else {
            compare(figure, number.subtract(figure.previous()).signum());
        }
    }

    private void compare(Figure figure, int direction) {
        String words = texts.get(direction > 0 ? "more" : direction < 0 ? "less" : "same", figure.comparison(texts));
        int news = direction * figure.good(); // up is neither good nor bad by itself
        say(words, news > 0 ? "tone-good" : news < 0 ? "tone-bad" : "quiet");
    }

    private void say(String words, String tone) {
        change.setText(words);
        change.getStyleClass().removeAll(TONES);
        change.getStyleClass().add(tone);
    }
}
