package cn.baodi.command.shell;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.AlertBoard;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Notices;
import cn.baodi.command.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The alerts above everything, worst first; not there at all when nothing is wrong. */
final class AlertStrip {
    private static final int MOST = 5;
    /** The strip leaves the screen to the work: so much height at the usual size for that, then so much for each line. */
    private static final double HEIGHT_FOR_WORK = 340;

    private static final double HEIGHT_A_LINE = 140;

    private final Texts texts;
    private final Watch watch;
    private final Notices notices;
    private final Look look;
    private final Consumer<Link> open;
    private final Predicate<Alert> mayRing;
    private final Consumer<Alert> ring;
    private final VBox node = new VBox();
    private final List<String> shown = new ArrayList<>();
    private int first;
    private int lines = MOST;

    /**
     * @param mayRing whether the officer may have the number of an alert
     * @param ring shows it to him
     */
    AlertStrip(
            Texts texts,
            Watch watch,
            Notices notices,
            Look look,
            Consumer<Link> open,
            Predicate<Alert> mayRing,
            Consumer<Alert> ring) {
        this.texts = texts;
        this.watch = watch;
        this.notices = notices;
        this.look = look;
        this.open = open;
        this.mayRing = mayRing;
        this.ring = ring;
        node.setId("alertStrip");
        node.getStyleClass().add("alert-strip");
        node.managedProperty().bind(node.visibleProperty());
        node.setVisible(false);
        watch.strip().addListener((ListChangeListener<AlertBoard.Entry>) change -> fill());
    }

    Node node() {
        return node;
    }

    /** @param height of the window, in pixels */
    void fit(double height) {
        int fitting = (int) ((height * 100 / look.percent() - HEIGHT_FOR_WORK) / HEIGHT_A_LINE);
        int wanted = Math.max(1, Math.min(MOST, fitting));
        if (wanted != lines) {
            lines = wanted;
            fill();
        }
    }

    private void fill() {
        String focused = focused();
        List<AlertBoard.Entry> entries = watch.strip();
        first = Math.max(0, Math.min(first, entries.size() - lines));
        node.getChildren().clear();
        shown.clear();
        entries.stream().skip(first).limit(lines).forEach(entry -> {
            node.getChildren().add(line(entry));
            shown.add(entry.alert().key());
        });
        int more = entries.size() - shown.size();
        if (more > 0) {
            Button rest = new Button(texts.get("alerts.more", more));
            rest.setMinWidth(Region.USE_PREF_SIZE);
            rest.setId("alertsMore");
            rest.getStyleClass().add("link-button");
            rest.setOnAction(event -> next());
            ((HBox) node.getChildren().get(node.getChildren().size() - 1))
                    .getChildren()
                    .add(rest);
        }
        node.setVisible(!entries.isEmpty());
        if (focused != null && shown.contains(focused)) {
            focus(focused);
        }
    }

    private HBox line(AlertBoard.Entry entry) {
        Alert alert = entry.alert();
        boolean seen = entry.state() == AlertBoard.State.ACKNOWLEDGED;
        Tone tone = tone(entry.highest());
        Label mark = new Label(tone.shape() + " " + texts.name(entry.highest()));
        mark.getStyleClass().addAll("alert-mark", tone.styleClass());
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Text what = new Text(alert.text());
        what.getStyleClass().add("alert-text");
        TextFlow words = new TextFlow(what);
        if (entry.state() == AlertBoard.State.LATCHED) {
            words.getChildren().add(quiet(texts.get("alerts.cleared")));
        }
        if (seen) {
            words.getChildren().add(quiet(texts.get("alerts.seen", entry.by())));
        }
        if (!alert.guidance().isBlank()) {
            words.getChildren().add(quiet(alert.guidance()));
        }
        if (!alert.phone().isBlank()) {
            words.getChildren().add(quiet(texts.get("alerts.phone", Masking.phone(alert.phone()))));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        Button go = button("alerts.open", "alertOpen", alert, () -> open.accept(alert.link()));
        HBox line = new HBox(mark, words, go);
        if (!alert.phone().isBlank() && mayRing.test(alert)) {
            line.getChildren().add(button("alerts.ring", "alertRing", alert, () -> ring.accept(alert)));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("alert-line");
        if (seen) {
            line.getStyleClass().add("alert-seen");
        } else {
            line.getChildren()
                    .addAll(
                            button(
                                    "alerts.acknowledge",
                                    "alertAcknowledge",
                                    alert,
                                    () -> watch.acknowledge(alert.key())),
                            button("alerts.snooze", "alertSnooze", alert, () -> snooze(alert)));
        }
        return line;
    }

    private static Text quiet(String words) {
        Text text = new Text(" · " + words);
        text.getStyleClass().add("alert-guidance");
        return text;
    }

    private Button button(String key, String id, Alert alert, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(id + "-" + alert.key().replace('.', '-'));
        button.getStyleClass().add("strip-button");
        button.setAccessibleText(texts.get("alerts.action", texts.get(key), alert.text()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void snooze(Alert alert) {
        notices.ask(
                texts.get("alerts.snooze"),
                texts.get("alerts.snooze.why", alert.text(), Watch.SNOOZE_MINUTES),
                reason -> watch.snooze(alert.key(), reason));
    }

    static Tone tone(Alert.Severity severity) {
        return switch (severity) {
            case HIGH -> Tone.BAD;
            case MEDIUM -> Tone.WARNING;
            case LOW -> Tone.BUSY;
        };
    }

    /** Puts the cursor on the next alert, scrolling to it where it is not among the lines shown. */
    void next() {
        List<AlertBoard.Entry> entries = watch.strip();
        if (entries.isEmpty()) {
            notices.toast(texts.get("alerts.none"));
            return;
        }
        List<String> keys = entries.stream().map(entry -> entry.alert().key()).toList();
        int at = (keys.indexOf(focused()) + 1) % keys.size();
        if (at < first || at >= first + lines) {
            first = at;
            fill();
        }
        focus(keys.get(at));
    }

    private String focused() {
        for (int i = 0; i < shown.size(); i++) {
            HBox line = (HBox) node.getChildren().get(i);
            if (line.getChildren().stream().anyMatch(Node::isFocused)) {
                return shown.get(i);
            }
        }
        return null;
    }

    private void focus(String key) {
        HBox line = (HBox) node.getChildren().get(shown.indexOf(key));
        line.getChildren().get(2).requestFocus();
    }

    boolean hasFocus() {
        return focused() != null;
    }
}
