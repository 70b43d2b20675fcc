package cn.baodi.command.handover;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Draft;
import cn.baodi.command.ui.SuggestField;
import cn.baodi.command.ui.Workbench;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One line to write for the next officer, or to add to what is signed. Half typed it outlives a crash. */
final class NoteLine {
    private static final String CONTENT = "content";

    private final Texts texts;
    private final HandoverModel model;
    private final HandoverController controller;
    private final AboutType about;
    private final TextField content = new TextField();
    private final SuggestField record;
    private final Button add = new Button();
    private final Label problem = new Label();
    private final VBox node;
    private final Draft note;
    private final Draft addition;
    /** A pause in the typing keeps the draft; while typing goes on nothing is written. */
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1));

    NoteLine(Workbench workbench, Texts texts, HandoverModel model, HandoverController controller, AboutType about) {
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        this.about = about;
        note = new Draft(workbench, "handover.note");
        addition = new Draft(workbench, "handover.addition");
        record = new SuggestField(about, workbench.background());
        content.setId("handoverNote");
        HBox.setHgrow(content, Priority.ALWAYS);
        record.setId("handoverAbout");
        record.setPromptText(texts.get("note.about"));
        record.setAccessibleText(texts.get("note.about"));
        record.getStyleClass().add("handover-about");
        record.managedProperty().bind(record.visibleProperty());
        add.setId("handoverNoteAdd");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> keep());
        problem.setId("handoverNoteProblem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.noteProblem);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        HBox line = new HBox(content, record, add);
        line.getStyleClass().add("handover-note");
        node = new VBox(line, problem);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                event.consume();
                keep();
            }
        });
        boolean mayWrite = workbench.session().may(HandoverFeature.ACCESS.write());
        node.visibleProperty().set(mayWrite);
        node.managedProperty().bind(node.visibleProperty());
        node.disableProperty().bind(model.handed);
        pause.setOnFinished(event -> draft().keep(Map.of(CONTENT, content.getText())));
        content.textProperty().addListener((property, was, text) -> {
            if (content.isFocused()) {
                pause.playFromStart();
            }
        });
        model.opened.addListener((property, was, opened) -> fill(opened == null));
        fill(true);
        note.read(this::restore);
        addition.read(this::restore);
    }

    Node node() {
        return node;
    }

    private Draft draft() {
        return model.opened.get() == null ? note : addition;
    }

    /** Another line for what is signed than for what is not. */
    private void fill(boolean running) {
        leave(running ? addition : note);
        content.setPromptText(texts.get(running ? "note.prompt" : "addition.prompt"));
        content.setAccessibleText(content.getPromptText());
        add.setText(texts.get(running ? "note.add" : "addition.add"));
        record.setVisible(running);
        record.clear();
        content.clear();
        model.noteProblem.set("");
        restore();
    }

    /** The screen goes: what is half typed is kept at once. */
    void leave() {
        leave(draft());
    }

    private void leave(Draft typed) {
        if (pause.getStatus() == PauseTransition.Status.RUNNING) {
            pause.stop();
            typed.keep(Map.of(CONTENT, content.getText()));
        }
    }

    private void restore() {
        if (content.getText().isEmpty()) {
            draft().cells().map(cells -> cells.get(CONTENT)).ifPresent(content::setText);
        }
    }

    private void keep() {
        String chosen = record.getText().strip();
        Optional<Link> link = chosen.isEmpty() ? Optional.empty() : about.link(chosen);
        if (!chosen.isEmpty() && link.isEmpty()) {
            model.noteProblem.set(texts.get("note.about.unknown", chosen));
            record.requestFocus();
            return;
        }
        pause.stop();
        Draft kept = draft();
        controller.note(content.getText(), link.orElse(null), () -> {
            kept.forget();
            content.clear();
            record.clear();
        });
    }

    void focus() {
        content.requestFocus();
    }
}
