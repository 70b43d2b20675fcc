package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** 经过 at the foot of a card: the last entries of the audit about its record, all of them when asked for. */
final class CardHistory<T extends Row> {
    private static final int FEW = 8;

    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final RegisterModel<T> model;
    private final Texts texts;
    private final VBox node = new VBox();
    private boolean whole;

    CardHistory(Workbench workbench, RegisterSpec<T> spec, RegisterModel<T> model) {
        this.workbench = workbench;
        this.spec = spec;
        this.model = model;
        texts = workbench.texts(CardHistory.class);
        node.getStyleClass().add("history");
        model.history.addListener((javafx.beans.Observable list) -> fill());
        model.current.addListener((property, was, row) -> whole = false);
    }

    Node node() {
        return node;
    }

    private void fill() {
        node.getChildren().clear();
        if (model.history.isEmpty()) {
            return;
        }
        Label title = new Label(texts.get("card.history"));
        title.getStyleClass().add("history-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space);
        head.getStyleClass().add("history-head");
        if (workbench.session().may(Access.AUDIT.see())) {
            head.getChildren().add(inAudit());
        }
        node.getChildren().add(head);
        int shown = whole ? model.history.size() : Math.min(FEW, model.history.size());
        model.history.subList(0, shown).forEach(line -> node.getChildren().add(label(line)));
        if (shown < model.history.size()) {
            Button all = link("History", texts.get("card.history.all", model.history.size()), "fth-chevron-down");
            all.setOnAction(event -> {
                whole = true;
                fill();
            });
            node.getChildren().add(all);
        }
    }

    private Button inAudit() {
        Button audit = link("Audit", texts.get("card.history.audit"), "fth-book-open");
        String sheet = spec.register.sheet().key();
        audit.setOnAction(event -> workbench
                .open()
                .accept(Link.to("audit", sheet, model.current.get().id())));
        return audit;
    }

    private Button link(String id, String text, String icon) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(spec.register.sheet().key() + id);
        button.getStyleClass().add("link-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Label label(HistoryLine entry) {
        StringBuilder words = new StringBuilder(Types.MOMENT.write(entry.at()))
                .append("  ")
                .append(entry.operator())
                .append("  ")
                .append(entry.action());
        entry.changes()
                .forEach(change -> words.append('\n')
                        .append(texts.get(
                                "card.change", change.heading(), orBlank(change.before()), orBlank(change.after()))));
        Label label = new Label(words.toString());
        label.setWrapText(true);
        label.getStyleClass().add("history-line");
        return label;
    }

    private String orBlank(String text) {
        return text.isEmpty() ? texts.get("card.blank") : text;
    }
}
