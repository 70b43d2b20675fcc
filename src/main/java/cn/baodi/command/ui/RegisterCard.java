package cn.baodi.command.ui;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** One record: its fields with their problems beside them, what can be done with it, and its history. */
final class RegisterCard<T extends Row> {
    private final RegisterSpec<T> spec;
    private final RegisterModel<T> model;
    private final RegisterController<T> register;
    private final CardController<T> card;
    private final Texts texts;
    private final Sheet<T> sheet;
    private final RecordForm<T> form;
    private final Label title = new Label();
    private final Label retired = new Label();
    private final FlowPane actions = new FlowPane();
    private final Button reveal = new Button();
    private final Label revealHint = new Label();
    private final VBox content;
    private final VBox root = new VBox();
    /** A pause in the typing keeps the draft; while typing goes on nothing is written. */
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1));

    RegisterCard(Workbench workbench, RegisterSpec<T> spec, RegisterModel<T> model, RegisterController<T> register) {
        this.spec = spec;
        this.model = model;
        this.register = register;
        card = register.card();
        texts = workbench.texts(RegisterCard.class);
        sheet = spec.register.sheet();
        form = new RecordForm<>(sheet, spec.form, workbench.background());
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        retired.getStyleClass().add("problem");
        retired.setWrapText(true);
        actions.getStyleClass().add("card-actions");
        CardHistory<T> history = new CardHistory<>(workbench, spec, model);
        content = new VBox(title, retired, actions, revealing(), form.node(), history.node());
        content.getStyleClass().add("card-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox foot = foot();
        root.getChildren().addAll(scroll, foot);
        root.getStyleClass().add("card-pane");
        root.setId(sheet.key() + "Card");
        // Without a record the table has the whole width.
        root.visibleProperty()
                .bind(model.card.isEqualTo(RegisterModel.Card.ONE).or(model.card.isEqualTo(RegisterModel.Card.NEW)));
        root.managedProperty().bind(root.visibleProperty());
        pause.setOnFinished(event -> card.keepDraft(form.cells()));
        form.onTyped(pause::playFromStart);
        model.problems.addListener(
                (javafx.beans.Observable list) -> form.show(model.problems, register.writes()::words));
    }

    Node node() {
        return root;
    }

    private HBox foot() {
        Button save = new Button(texts.get("card.save"), new FontIcon("fth-check"));
        save.setId(sheet.key() + "Save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> save(false));
        Button discard = new Button(texts.get("card.discard"));
        discard.setId(sheet.key() + "Discard");
        discard.setOnAction(event -> card.discard());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button retire = new Button(texts.get("retire"));
        retire.setId(sheet.key() + "Retire");
        retire.setOnAction(event -> register.retire());
        retire.visibleProperty().bind(model.card.isEqualTo(RegisterModel.Card.ONE));
        model.current.addListener((property, old, row) ->
                retire.setText(texts.get(row != null && row.retired() != null ? "restore" : "retire")));
        save.disableProperty().bind(form.dirty().not().and(model.card.isEqualTo(RegisterModel.Card.ONE)));
        for (Button button : List.of(save, discard, retire)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = register.may(Right.WRITE) ? new HBox(save, discard, gap, retire) : new HBox(onlyLook());
        foot.getStyleClass().add("card-foot");
        return foot;
    }

    private Label onlyLook() {
        Label why = new Label(texts.get("card.look", register.refusal(Right.WRITE)));
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.getStyleClass().add("hint");
        HBox.setHgrow(why, Priority.ALWAYS);
        return why;
    }

    void fill(T row) {
        title.setText(spec.title.apply(row));
        boolean gone = row.retired() != null;
        retired.setText(gone ? texts.get("card.retired", row.retired()) : "");
        retired.setManaged(gone);
        form.fill(
                column -> card.isMasked(column, row) || column.sealed() ? column.shown(row) : column.text(row),
                column -> card.isMasked(column, row));
        offerReveal(row);
        form.editable(!gone && register.may(Right.WRITE));
        fillActions(row);
    }

    private void offerReveal(T row) {
        boolean masked = form.isMasked();
        String reason = masked ? card.hidden(row) : null;
        reveal.setVisible(masked);
        reveal.setDisable(reason != null);
        boolean sealed = !masked && form.isSealed() && row.retired() == null && register.may(Right.WRITE);
        revealHint.setText(reason != null ? reason : sealed ? texts.get("reveal.sealed") : "");
    }

    private Node revealing() {
        reveal.setText(texts.get("reveal"));
        reveal.setId(sheet.key() + "Reveal");
        reveal.setGraphic(new FontIcon("fth-eye"));
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setOnAction(event -> card.reveal());
        revealHint.getStyleClass().add("hint");
        revealHint.setWrapText(true);
        reveal.managedProperty().bind(reveal.visibleProperty());
        revealHint.visibleProperty().bind(revealHint.textProperty().isNotEmpty());
        HBox line = new HBox(8, reveal, revealHint);
        line.getStyleClass().add("card-actions");
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(reveal.visibleProperty().or(revealHint.visibleProperty()));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private void fillActions(T row) {
        actions.getChildren().clear();
        for (RowAction<T> action : spec.actions) {
            String reason = register.disabled(action, List.of(row));
            Button button = new Button(action.title(), action.icon() == null ? null : new FontIcon(action.icon()));
            button.setId(action.id());
            button.setOnAction(event -> register.run(action));
            if (reason != null) {
                button.setDisable(true);
                button.setAccessibleHelp(reason);
                continue;
            }
            button.setTooltip(new Tooltip(action.title()));
            actions.getChildren().add(button);
        }
        actions.setManaged(!actions.getChildren().isEmpty());
    }

    void fillNew(Map<String, String> defaults) {
        title.setText(texts.get("card.new", sheet.title()));
        retired.setText("");
        retired.setManaged(false);
        actions.getChildren().clear();
        actions.setManaged(false);
        reveal.setVisible(false);
        revealHint.setText("");
        form.editable(true);
        form.fill(column -> defaults.getOrDefault(column.key(), ""));
        // A scroll pane takes its content into the scene with its skin; a field outside of it takes no focus.
        root.applyCss();
        form.focusBlank();
    }

    void fillDraft(Map<String, String> cells) {
        title.setText(texts.get("card.draft", sheet.title()));
        type(cells);
    }

    void type(Map<String, String> cells) {
        cells.forEach(form::type);
    }

    void save(boolean andNew) {
        if (model.card.get() == RegisterModel.Card.ONE || model.card.get() == RegisterModel.Card.NEW) {
            pause.stop();
            card.save(form.cells(), andNew);
        }
    }

    /** Whether the card holds changes that are not stored. */
    boolean isTyping() {
        return form.dirty().get();
    }

    Map<String, String> cells() {
        return form.cells();
    }

    void editable(boolean editable) {
        form.editable(editable);
    }

    void clean() {
        pause.stop();
        form.dirty().set(false);
    }

    void focus() {
        form.focus();
    }

    void focusProblem() {
        form.focus();
    }

    boolean focused() {
        Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        while (owner != null && owner != root) {
            owner = owner.getParent();
        }
        return owner == root;
    }
}
