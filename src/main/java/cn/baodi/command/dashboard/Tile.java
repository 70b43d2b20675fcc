package cn.baodi.command.dashboard;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Sparkline;
import java.math.BigDecimal;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * One number: what, how much, against the time before, and the last days. Enter or a click shows which units it comes
 * from, the space bar opens the rows.
 */
final class Tile extends VBox {
    private static final double SPARK_WIDTH = 4.6;
    private static final double SPARK_HEIGHT = 1.6;

    private final Figure figure;
    private final String against;

    /**
     * @param against what it is compared with: 昨日
     * @param em the size of the letters in pixels
     * @param divide shows where it comes from
     * @param open shows the rows behind it
     */
    Tile(Texts texts, Figure figure, String against, double em, Consumer<Figure> divide, Consumer<Figure> open) {
        this.figure = figure;
        this.against = against;
        setId("tile-" + figure.key().replace('.', '-'));
        getStyleClass().add("tile");
        Label label = new Label(figure.label());
        label.getStyleClass().add("tile-label");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        Label value = new Label(figure.value() == null ? texts.get("tile.none") : Bulletin.plain(figure.value()));
        value.getStyleClass().add("tile-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        Label unit = new Label(figure.value() == null ? "" : figure.unit());
        unit.getStyleClass().add("tile-label");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        HBox number = new HBox(value, unit);
        number.getStyleClass().add("tile-figure");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(label);
        head.getStyleClass().add("tile-head");
        if (figure.trend().size() > 1) {
            Sparkline days = new Sparkline();
            days.setMinSize(SPARK_WIDTH * em, SPARK_HEIGHT * em);
            days.setMaxSize(SPARK_WIDTH * em, SPARK_HEIGHT * em);
            days.show(figure.trend());
            head.getChildren().add(days);
        }
        Region grow = new Region();
        VBox.setVgrow(grow, Priority.ALWAYS);
        getChildren().addAll(head, grow, number, change(texts));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        String change = Bulletin.change(texts, against, figure);
        setAccessibleText(
                figure.value() == null
                        ? texts.get("tile.spoken.none", figure.label(), change)
                        : texts.get(
                                "tile.spoken", figure.label(), Bulletin.plain(figure.value()) + figure.unit(), change));
        setOnMouseClicked(event -> divide.accept(figure));
        setOnKeyPressed(event -> {
            KeyCode code = event.getCode();
            if (code == KeyCode.ENTER) {
                event.consume();
                divide.accept(figure);
            } else if (code == KeyCode.SPACE) {
                event.consume();
                open.accept(figure);
            } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
                event.consume();
                neighbour(code == KeyCode.LEFT ? -1 : 1);
            }
        });
    }

    Figure figure() {
        return figure;
    }

    private Label change(Texts texts) {
        Label change = new Label();
        change.getStyleClass().add("tile-change");
        change.setWrapText(true);
        change.setMinHeight(Region.USE_PREF_SIZE);
        if (figure.previous() == null || figure.value() == null) {
            change.setText(Bulletin.change(texts, against, figure));
            change.getStyleClass().add("quiet");
            return change;
        }
        BigDecimal difference = figure.value().subtract(figure.previous());
        int direction = difference.signum();
        String key = direction > 0 ? "tile.more" : direction < 0 ? "tile.less" : "tile.same";
        change.setText(texts.get(key, Bulletin.plain(difference.abs()), against));
        // Up is neither good nor bad by itself: the figure says which way is good news.
        int news = direction * figure.good();
        change.getStyleClass().add(news > 0 ? "tone-good" : news < 0 ? "tone-bad" : "quiet");
        return change;
    }

    private void neighbour(int by) {
        int at = getParent().getChildrenUnmodifiable().indexOf(this) + by;
        if (at >= 0 && at < getParent().getChildrenUnmodifiable().size()) {
            Node next = getParent().getChildrenUnmodifiable().get(at);
            next.requestFocus();
        }
    }
}
