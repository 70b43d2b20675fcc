package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.RowProblem;
import cn.baodi.command.exchange.Unseen;
import cn.baodi.command.ui.FittingScroll;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What came of it, and what can be done about it. */
final class DonePage implements ImportPage {
    private static final int TOLD = 8;

    private final Texts texts;
    private final ImportModel model;
    private final ImportController controller;
    private final VBox body = new VBox();
    private final FittingScroll node = new FittingScroll(body);

    DonePage(Texts texts, ImportModel model, ImportController controller) {
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        body.getStyleClass().add("import-done");
        node.setId("importDone");
        model.imported.addListener((property, was, now) -> fill());
        model.undone.addListener((property, was, now) -> fill());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        Node see = body.lookup("#importSee");
        if (see != null) {
            see.requestFocus();
        }
    }

    private void fill() {
        body.getChildren().clear();
        Imported imported = model.imported.get();
        if (imported == null) {
            return;
        }
        String title = model.register.get().sheet().title();
        text(
                        "sheet-title",
                        texts.get(model.undone.get() ? "done.undone.title" : "done.title", title, imported.stored()))
                .setId("importDoneTitle");
        text("", texts.get("done.counts", imported.read(), imported.stored(), imported.repaired()));
        if (imported.unchanged() > 0) {
            text("", texts.get("done.unchanged", imported.unchanged()));
        }
        if (imported.asides() > 0) {
            text("", texts.get("done.asides", imported.asides())).setId("importAsides");
        }
        Unseen unseen = imported.unseen();
        if (unseen.hiddenRows() > 0) {
            text("tone-warning", texts.get("done.hidden", unseen.hiddenRows())).setId("importHidden");
        }
        if (!unseen.pages().isEmpty()) {
            String pages = unseen.named(texts.get("list.comma"));
            text("tone-warning", texts.get("done.pages", unseen.pages().size(), pages))
                    .setId("importUnreadPages");
        }
        if (imported.queued() > 0) {
            text("tone-warning", texts.get("done.queued", imported.queued())).setId("importQueued");
        }
        HBox actions = new HBox();
        actions.getStyleClass().add("button-row");
        button(actions, "importSee", "done.see", "fth-list", controller::showRegister);
        if (imported.queued() > 0) {
            button(actions, "importQueueOpen", "done.queue", "fth-copy", controller::openQueue);
        }
        if (imported.seq() != null && !model.undone.get()) {
            button(actions, "importUndo", "done.undo", "fth-corner-up-left", controller::undo);
        }
        body.getChildren().add(actions);
        if (imported.rejected() > 0) {
            rejected(imported);
        }
    }

    private void rejected(Imported imported) {
        text("tone-warning", texts.get("done.rejected", imported.rejected())).setId("importRejected");
        if (imported.rejectedFile() != null) {
            Source source = model.source.get();
            if (!source.pasted() && imported.isElsewhere(source.file())) {
                text("tone-warning", texts.get("done.elsewhere")).setId("importElsewhere");
            }
            text("", texts.get("done.file", imported.rejectedFile())).setId("importRejectedFile");
            HBox line = new HBox();
            line.getStyleClass().add("button-row");
            button(line, "importCopyPath", "done.copy", "fth-copy", controller::copyRejectedPath);
            body.getChildren().add(line);
        }
        imported.problems().stream().limit(TOLD).forEach(problem -> text("quiet", told(problem)));
    }

    private String told(RowProblem problem) {
        return problem.heading().isEmpty()
                ? texts.get("done.row", problem.line(), problem.sentence())
                : texts.get("done.cell", problem.line(), problem.heading(), problem.sentence());
    }

    private Label text(String style, String what) {
        Label label = new Label(what);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        body.getChildren().add(label);
        return label;
    }

    private void button(HBox line, String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        line.getChildren().add(button);
    }
}
