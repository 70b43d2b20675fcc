package cn.baodi.command.audit;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.Kind;
import cn.baodi.command.ui.ChangeWords.Changed;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One entry of the audit, opened to its records with old and new values. */
final class AuditCard {
    private final AuditModel model;
    private final AuditController controller;
    private final AuditWords words;
    private final Texts texts;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);

    AuditCard(AuditModel model, AuditController controller, AuditWords words) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        texts = words.texts();
        content.getStyleClass().add("card-content");
        root.setId("auditCard");
        root.getStyleClass().addAll("card-pane", "audit-card");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.visibleProperty().bind(model.selected.isNotNull());
        root.managedProperty().bind(root.visibleProperty());
        model.selected.addListener((property, was, entry) -> {
            root.setVvalue(0);
            fill();
        });
        model.told.addListener((javafx.beans.Observable list) -> fill());
        model.moreTold.addListener((property, was, more) -> fill());
    }

    Node node() {
        return root;
    }

    private void fill() {
        content.getChildren().clear();
        AuditEntry entry = model.selected.get();
        if (entry == null) {
            return;
        }
        Label title = label(Masking.text(entry.action()), "card-title");
        Label when = label(
                texts.get("card.when", words.moment(entry.at()), entry.operator(), words.kind(entry), entry.seq()),
                "quiet");
        content.getChildren().addAll(title, when);
        if (entry.undoes() != null) {
            content.getChildren().add(label(texts.get("card.undoes", entry.undoes()), "quiet"));
        }
        if (entry.kind() == Kind.LOAD) {
            content.getChildren().add(label(texts.get("card.fill", entry.rows()), "quiet"));
        }
        Button operator = link("auditOperator", texts.get("card.operator", entry.operator()), "fth-user");
        operator.setOnAction(event -> controller.operatorOf(entry));
        content.getChildren().add(operator);
        model.told.forEach(told -> content.getChildren().add(record(told)));
        if (model.moreTold.get()) {
            Button more =
                    link("auditMore", texts.get("card.more", entry.rows() - model.told.size()), "fth-chevron-down");
            more.setOnAction(event -> controller.moreRows());
            content.getChildren().add(more);
        }
    }

    private Node record(AuditWords.Told told) {
        VBox box = new VBox(label(texts.get("card.record", told.title(), told.what()), "history-title"));
        box.getStyleClass().add("history");
        told.changes().forEach(change -> box.getChildren().add(label(words(told, change), "history-line")));
        FlowPane links = new FlowPane();
        Button history = link(null, texts.get("card.history"), "fth-clock");
        history.setOnAction(event -> controller.historyOf(told));
        links.getChildren().add(history);
        if (controller.mayOpen(told)) {
            Button open = link(null, texts.get("card.open"), "fth-external-link");
            open.setOnAction(event -> controller.open(told));
            links.getChildren().add(open);
        }
        box.getChildren().add(links);
        return box;
    }

    private String words(AuditWords.Told told, Changed change) {
        if (change.before().isEmpty() && change.after().isEmpty()) {
            return change.heading();
        }
        boolean isNew = told.row().before() == null;
        boolean isGone = told.row().after() == null;
        return isNew || isGone
                ? texts.get("card.value", change.heading(), isNew ? change.after() : change.before())
                : texts.get("card.change", change.heading(), orBlank(change.before()), orBlank(change.after()));
    }

    private String orBlank(String text) {
        return text.isEmpty() ? texts.get("card.blank") : text;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Button link(String id, String text, String icon) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("link-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
