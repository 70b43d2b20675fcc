package cn.baodi.command.handover;

import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.HandoverModel.Entry;
import cn.baodi.command.handover.HandoverModel.State;
import cn.baodi.command.handover.HandoverRepository.Past;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Workbench;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The handover: past ones on the left, what is handed over in the middle, who signs on the right. */
final class HandoverView {
    private final Workbench workbench;
    private final Texts texts;
    private final HandoverModel model;
    private final HandoverController controller;
    private final Supplier<Map<Act, Runnable>> acts;
    private final BorderPane node = new BorderPane();
    private final ListView<Entry> entries = new ListView<>();
    private final ListView<Past> past = new ListView<>();
    private final NoteLine line;
    private final SignCard card;

    HandoverView(
            Workbench workbench,
            Texts texts,
            HandoverModel model,
            HandoverController controller,
            AboutType about,
            Supplier<Map<Act, Runnable>> acts) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        this.acts = acts;
        line = new NoteLine(workbench, texts, model, controller, about);
        card = new SignCard(workbench, texts, model, controller);
        node.setId("handover");
        node.getStyleClass().addAll("care", "handover");
        node.setTop(head());
        node.setLeft(history());
        VBox middle = new VBox(new StackPane(list(), state()), line.node());
        VBox.setVgrow(middle.getChildren().get(0), Priority.ALWAYS);
        middle.getStyleClass().add("handover-middle");
        node.setCenter(middle);
        node.setRight(card.node());
        // What was open an hour ago is not what is handed over now.
        node.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null) {
                controller.refresh();
            } else {
                line.leave();
                card.clear(); // no half typed password stays behind
            }
        });
    }

    Node node() {
        return node;
    }

    private Node head() {
        Label shift = new Label();
        shift.setId("handoverShift");
        shift.getStyleClass().add("sheet-title");
        shift.textProperty().bind(model.shift);
        shift.setMinWidth(Region.USE_PREF_SIZE);
        Label detail = new Label();
        detail.setId("handoverDetail");
        detail.getStyleClass().add("hint");
        detail.textProperty().bind(model.detail);
        FlowPane head = new FlowPane(
                shift,
                detail,
                button("handoverPrint", texts.get("view.print"), "fth-printer", Act.PRINT),
                button("handoverSave", texts.get("view.save"), "fth-save", Act.SAVE),
                button("handoverCopy", texts.get("view.copy"), "fth-copy", Act.BULLETIN));
        head.getStyleClass().addAll("care-head", "care-buttons", "handover-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setRowValignment(VPos.CENTER);
        return head;
    }

    private Button button(String id, String text, String icon, Act act) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setDisable(!workbench.session().may(HandoverFeature.ACCESS.of(act.right())));
        button.setOnAction(event -> acts.get().get(act).run());
        return button;
    }

    private Node history() {
        ToggleButton running = new ToggleButton(texts.get("history.running"));
        running.setId("handoverRunning");
        running.setMaxWidth(Double.MAX_VALUE);
        running.setSelected(true);
        running.setOnAction(event -> {
            running.setSelected(true);
            past.getSelectionModel().clearSelection();
            controller.running();
        });
        Label title = new Label(texts.get("history.title"));
        title.getStyleClass().add("hint");
        past.setId("handoverPast");
        past.setAccessibleText(texts.get("history.title"));
        past.setItems(model.past);
        Label none = new Label(texts.get("history.none"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        past.setPlaceholder(none);
        past.setCellFactory(list -> new PastCell());
        past.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                openPast();
            }
        });
        past.setOnMouseClicked(event -> openPast());
        model.opened.addListener((property, was, opened) -> {
            running.setSelected(opened == null);
            mark();
        });
        model.past.addListener((javafx.beans.Observable list) -> mark());
        VBox.setVgrow(past, Priority.ALWAYS);
        VBox box = new VBox(running, title, past);
        box.getStyleClass().add("handover-history");
        return box;
    }

    /** The one that is shown is the one that is marked. */
    private void mark() {
        long shown =
                model.opened.get() == null ? 0 : model.opened.get().handover().id();
        model.past.stream()
                .filter(one -> one.id() == shown)
                .findFirst()
                .ifPresentOrElse(
                        one -> past.getSelectionModel().select(one),
                        () -> past.getSelectionModel().clearSelection());
    }

    private void openPast() {
        Past chosen = past.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            controller.show(chosen.id());
        }
    }

    private final class PastCell extends ListCell<Past> {
        PastCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Past one, boolean empty) {
            super.updateItem(one, empty);
            setText(
                    empty || one == null
                            ? null
                            : texts.get(
                                    "history.line",
                                    controller.words().shortly(one.shift()),
                                    one.going(),
                                    one.coming()));
        }
    }

    private Node list() {
        entries.setId("handoverEntries");
        entries.setAccessibleText(texts.get("feature"));
        entries.setItems(model.entries);
        entries.setCellFactory(list -> new EntryCell());
        entries.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                controller.open(selected());
            } else if (event.getCode() == KeyCode.DELETE) {
                event.consume();
                controller.retire(selected());
            }
        });
        return entries;
    }

    /** The marked line, or null. */
    Entry selected() {
        return entries.getSelectionModel().getSelectedItem();
    }

    /** A line as wide as the list, as high as its text; a double click or Enter opens what it is about. */
    private final class EntryCell extends ListCell<Entry> {
        EntryCell() {
            setWrapText(true);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    controller.open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            getStyleClass().removeAll("handover-heading", "handover-line", "handover-more", "handover-link");
            setText(empty || entry == null ? null : entry.text());
            if (!empty && entry != null) {
                getStyleClass()
                        .add(
                                switch (entry.kind()) {
                                    case HEADING -> "handover-heading";
                                    case MORE -> "handover-more";
                                    default -> "handover-line";
                                });
                if (entry.link() != null) {
                    getStyleClass().add("handover-link");
                }
            }
        }
    }

    private Node state() {
        Label words = new Label();
        words.setId("handoverState");
        words.getStyleClass().add("state-title");
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.state.get() == State.FAILED ? model.failure.get() : texts.get("view.making"),
                        model.state,
                        model.failure));
        Button retry = new Button(texts.get("retry"), new FontIcon("fth-refresh-cw"));
        retry.setId("handoverRetry");
        retry.setOnAction(event -> controller.running());
        retry.visibleProperty().bind(model.state.isEqualTo(State.FAILED));
        VBox box = new VBox(words, retry);
        box.getStyleClass().add("state");
        box.visibleProperty().bind(model.state.isNotEqualTo(State.READY));
        box.setPickOnBounds(false);
        return box;
    }

    /** Begins a line. */
    void write() {
        line.focus();
    }

    /** From what is handed over to who signs, and back. */
    void otherPane() {
        if (entries.isFocused()) {
            card.focus();
        } else {
            entries.requestFocus();
            if (selected() == null) {
                entries.getSelectionModel().selectFirst();
            }
        }
    }
}
