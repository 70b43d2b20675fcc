package cn.baodi.command.audit;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.Kind;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The audit's screen: what it is narrowed to, the entries, one of them opened, the head of the chain. */
final class AuditView {
    private final AuditModel model;
    private final AuditController controller;
    private final AuditWords words;
    private final Texts texts;
    private final AuditFilterBar filters;
    private final TableView<AuditEntry> table;
    private final AuditCard card;
    private final BorderPane root = new BorderPane();
    private boolean replacing;

    AuditView(Workbench workbench, AuditModel model, AuditController controller, AuditWords words) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        texts = words.texts();
        filters = new AuditFilterBar(workbench, model, controller, words);
        table = table();
        Tables.followSize(table, workbench.look());
        card = new AuditCard(model, controller, words);
        root.setId("audit");
        root.getStyleClass().addAll("register", "audit");
        root.setTop(top());
        root.setCenter(table);
        root.setRight(card.node());
        root.setBottom(foot());
        // Much has happened since it was last in front.
        root.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null) {
                controller.refresh();
                workbench.background().onScreen(table::requestFocus);
            }
        });
    }

    Node node() {
        return root;
    }

    private Node top() {
        HBox.setHgrow(filters.node(), Priority.ALWAYS);
        HBox buttons = new HBox(
                button("auditCheck", "check", "fth-check-circle", controller::check),
                button("auditExport", "export", "fth-download", controller::export));
        buttons.getStyleClass().add("register-buttons");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(filters.node(), buttons);
        top.getStyleClass().addAll("register-top", "register-line");
        return top;
    }

    private Button button(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private TableView<AuditEntry> table() {
        TableView<AuditEntry> made =
                Tables.of(AuditSheet.of(words), model.entries, Map.of("kind", entry -> tone(entry.kind())));
        made.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        made.getColumns().forEach(column -> column.setSortable(false)); // newest first by number, not by clock
        Label none = new Label();
        none.setId("auditNone");
        none.setWrapText(true);
        none.getStyleClass().add("state-title");
        Button clear = new Button(texts.get("clear"));
        clear.setOnAction(event -> controller.clearFilter());
        VBox empty = new VBox(none, clear);
        empty.getStyleClass().add("state");
        none.textProperty()
                .bind(Bindings.createStringBinding(
                        this::none, model.failure, model.looking, model.filter, model.total));
        clear.visibleProperty()
                .bind(model.filter
                        .isNotEqualTo(AuditFilter.NONE)
                        .and(model.failure.isEmpty())
                        .and(model.looking.not()));
        made.setPlaceholder(empty);
        made.getSelectionModel().selectedItemProperty().addListener((property, was, entry) -> {
            if (!replacing) {
                controller.select(entry);
            }
        });
        Tables.onNearEnd(made, controller::more);
        return made;
    }

    private String none() {
        if (!model.failure.get().isEmpty()) {
            return model.failure.get();
        }
        if (model.looking.get()) {
            return texts.get("list.looking");
        }
        return texts.get(model.total.get() == 0 ? "list.none" : "list.hidden", model.total.get());
    }

    /** What an auditor's eye should stop at. */
    private static Tone tone(Kind kind) {
        if (kind == null) {
            return Tone.BAD;
        }
        return switch (kind) {
            case REFUSED, RESTORE -> Tone.WARNING;
            case REVEAL, EXPORT, PRINT, ACCOUNT -> Tone.BUSY;
            default -> null;
        };
    }

    /** How many entries there are, how far was looked, and where the chain stands. */
    private Node foot() {
        Label count = new Label();
        count.setId("auditCount");
        count.getStyleClass().add("quiet");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get("list.count", model.entries.size(), model.total.get())
                                + (model.looking.get() ? texts.get("list.going", model.reached.get()) : ""),
                        Bindings.size(model.entries),
                        model.total,
                        model.looking,
                        model.reached));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label checked = new Label();
        checked.setId("auditChecked");
        checked.textProperty().bind(model.checked);
        checked.getStyleClass().add("tone-good");
        model.sound.addListener(
                (property, was, good) -> checked.getStyleClass().setAll("label", good ? "tone-good" : "tone-bad"));
        Label head = new Label();
        head.setId("auditHead");
        head.textProperty().bind(model.head);
        Button copy = link("auditHeadCopy", "head.copy", controller::copyHead);
        Button compare = link("auditHeadCompare", "head.compare.button", controller::compareHead);
        HBox foot = new HBox(count, space, checked, head, copy, compare);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("audit-foot");
        return foot;
    }

    private Button link(String id, String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("link-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Puts fresh entries into the table and keeps the one that is open. */
    void replace(List<AuditEntry> entries) {
        AuditEntry open = model.selected.get();
        replacing = true;
        model.entries.setAll(entries);
        table.getSelectionModel().clearSelection();
        int at = open == null ? -1 : entries.indexOf(open);
        if (at >= 0) {
            table.getSelectionModel().select(at);
        }
        replacing = false;
        if (open != null && at < 0) {
            controller.select(null);
        }
    }

    void focusFilter() {
        filters.focus();
    }

    /** From the table to the card and back. */
    void otherPane() {
        if (table.isFocused() && card.node().isVisible()) {
            card.node().requestFocus();
        } else {
            table.requestFocus();
        }
    }
}
