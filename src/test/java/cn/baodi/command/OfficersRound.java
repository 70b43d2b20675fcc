package cn.baodi.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * What an officer does again and again, done to the real window by its widget ids: every area, a card opened, changed,
 * saved and undone, a filter set and cleared, chart and table, palette, report, backup. On the JavaFX thread, a step at
 * a time, so that the window's own threads get their turns.
 */
final class OfficersRound {
    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT9);

    private final Duration pace;
    private final Consumer<Integer> rounded;
    private final int rounds;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Timeline clock = new Timeline();
    private boolean leaving;
    private int round;
    private int cards;
    private int changed;
    private int filters;
    private int charts;
    private int reports;
    private int backups;

    /** @param rounded told after each round, the first being 1 */
    OfficersRound(int rounds, Duration pace, Consumer<Integer> rounded) {
        this.rounds = rounds;
        this.pace = pace;
        this.rounded = rounded;
    }

    /** Goes round until all rounds are done, then leaves with Ctrl+Q. */
    void begin() {
        clock.getKeyFrames().add(new KeyFrame(pace, event -> step()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
    }

    /** What was done, for the record. */
    String told() {
        return "cards " + cards + " changed " + changed + " filters " + filters + " charts " + charts + " reports "
                + reports + " backups " + backups;
    }

    private void step() {
        if (steps.isEmpty()) {
            if (round > 0 && !leaving) {
                rounded.accept(round);
            }
            if (round == rounds) {
                leave();
                return;
            }
            round++;
            plan();
        }
        steps.remove().run();
    }

    /** While something is still at work the console says so and stays: then once more, about a second later. */
    private void leave() {
        leaving = true;
        press(KeyCode.Q);
        pause(25);
    }

    private void pause(int times) {
        for (int i = 0; i < times; i++) {
            steps.add(() -> {});
        }
    }

    private void plan() {
        for (KeyCode area : DIGITS) {
            steps.add(() -> press(area));
            pause(2);
            steps.add(this::filter);
            pause(1);
            steps.add(this::clear);
            pause(2);
            steps.add(this::openCard);
            pause(2);
            steps.add(this::change);
            steps.add(() -> press(KeyCode.S));
            pause(2);
            steps.add(this::undo);
            steps.add(this::turnChart);
            steps.add(this::turnChart);
        }
        steps.add(() -> press(KeyCode.K));
        steps.add(() -> find("#paletteField", TextInputControl.class).ifPresent(field -> field.setText("ljz" + round)));
        pause(2);
        steps.add(() -> key(KeyCode.ESCAPE, false));
        if (round % 4 == 1) {
            steps.add(() -> key(KeyCode.F9, false));
            pause(8);
            steps.add(() -> reports += find("#reportScroll", Node.class).isPresent() ? 1 : 0);
            steps.add(() -> key(KeyCode.PAGE_DOWN, false));
            steps.add(() -> find("#nav-care", ToggleButton.class).ifPresent(ToggleButton::fire));
            pause(2);
            steps.add(() -> find("#backupNow", ButtonBase.class).ifPresent(button -> {
                button.fire();
                backups++;
            }));
            pause(8);
        }
        steps.add(() -> press(KeyCode.DIGIT1));
        steps.add(() -> key(KeyCode.F5, false));
        pause(4);
    }

    private void openCard() {
        shown(TableView.class, "Table").filter(t -> !t.getItems().isEmpty()).ifPresent(table -> {
            table.getSelectionModel().clearAndSelect(round % table.getItems().size());
            cards++;
        });
    }

    private void change() {
        shown(TextArea.class, "").filter(TextArea::isEditable).ifPresent(note -> {
            note.requestFocus();
            note.setText("巡查 " + round);
            changed++;
        });
    }

    private void undo() {
        shown(TableView.class, "Table").ifPresent(Node::requestFocus);
        press(KeyCode.Z);
    }

    private void filter() {
        shown(TextInputControl.class, "Search").ifPresent(field -> {
            field.setText(round % 2 == 0 ? "zx" : "王");
            filters++;
        });
    }

    private void clear() {
        shown(TextInputControl.class, "Search").ifPresent(TextInputControl::clear);
    }

    private void turnChart() {
        shown(ButtonBase.class, "chartTurn").ifPresent(button -> {
            button.fire();
            charts++;
        });
    }

    private static Stream<Scene> scenes() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .filter(Stage.class::isInstance)
                .map(Window::getScene);
    }

    private static void press(KeyCode code) {
        key(code, true);
    }

    private static void key(KeyCode code, boolean control) {
        scenes().findFirst().ifPresent(scene -> {
            Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, control, false, false));
        });
    }

    private static <N extends Node> Optional<N> find(String id, Class<N> type) {
        return scenes().map(scene -> scene.lookup(id))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** The first of its type on the screen whose id ends so. */
    private static <N extends Node> Optional<N> shown(Class<N> type, String end) {
        return scenes().flatMap(scene -> within(scene.getRoot()))
                .filter(type::isInstance)
                .map(type::cast)
                .filter(node ->
                        end.isEmpty() || node.getId() != null && node.getId().endsWith(end))
                .findFirst();
    }

    private static Stream<Node> within(Node node) {
        if (!node.isVisible() || Set.of("navigation", "toasts").contains(String.valueOf(node.getId()))) {
            return Stream.of();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(OfficersRound::within))
                : Stream.of(node);
    }
}
