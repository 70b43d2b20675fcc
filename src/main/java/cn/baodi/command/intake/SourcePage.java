package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.PastImport;
import cn.baodi.command.exchange.PastImports;
import cn.baodi.command.ui.FittingScroll;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which register, and which file or block. */
final class SourcePage implements ImportPage {
    private final RegisterPicker picker;
    private final Button choose;
    private final Texts texts;
    private final ImportModel model;
    private final ImportController controller;
    private final VBox past = new VBox();
    private final VBox content = new VBox();
    private final FittingScroll node;

    SourcePage(Texts texts, ImportModel model, ImportController controller) {
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        picker = new RegisterPicker(texts, model, controller, true);
        picker.node().setId("importRegister");
        Label where = new Label(texts.get("register"));
        where.setLabelFor(picker.node());
        HBox line = new HBox(where, picker.node());
        line.getStyleClass().add("import-line");
        line.setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon("fth-file-text");
        Label drop = text("sheet-title", texts.get("source.drop"));
        choose = new Button(texts.get("source.choose"), new FontIcon("fth-folder"));
        choose.setId("importChoose");
        choose.setOnAction(event -> controller.choose());
        Button paste = new Button(texts.get("source.paste"), new FontIcon("fth-clipboard"));
        paste.setId("importPaste");
        paste.setOnAction(
                event -> controller.paste(Clipboard.getSystemClipboard().getString()));
        choose.disableProperty().bind(model.busy.isNotEmpty());
        paste.disableProperty().bind(model.busy.isNotEmpty());
        HBox buttons = new HBox(choose, paste);
        buttons.getStyleClass().add("import-line");
        buttons.setAlignment(Pos.CENTER);
        VBox area = new VBox(icon, drop, buttons, text("quiet", texts.get("source.kinds")));
        area.getStyleClass().add("import-drop");
        content.getChildren().addAll(line, area, text("quiet", texts.get("source.what")), queue(), past);
        content.getStyleClass().add("import-source");
        past.getStyleClass().add("import-past");
        past.setId("importPast");
        past.managedProperty().bind(past.visibleProperty());
        node = new FittingScroll(content);
        model.past.addListener((Observable list) -> past());
        past();
    }

    /** The way to what is likely there already, while there is any. */
    private Node queue() {
        Button queue = new Button(null, new FontIcon("fth-copy"));
        queue.setId("importQueue");
        queue.textProperty()
                .bind(Bindings.createStringBinding(() -> texts.get("queue.open", model.queued.get()), model.queued));
        queue.visibleProperty().bind(model.queued.greaterThan(0));
        queue.managedProperty().bind(queue.visibleProperty());
        queue.setOnAction(event -> controller.openQueue());
        return queue;
    }

    /** What was imported before; what still stands can be taken back, also on another day. */
    private void past() {
        past.getChildren().clear();
        past.setVisible(!model.past.isEmpty());
        Label title = new Label(texts.get("past"));
        title.getStyleClass().add("card-title");
        past.getChildren().add(title);
        for (PastImports.Past each : model.past) {
            PastImport done = each.done();
            Label words = new Label(texts.get(
                    "past.line",
                    Types.MOMENT.write(done.at()),
                    done.operator(),
                    each.register().sheet().title(),
                    done.file(),
                    done.stored()));
            words.setWrapText(true);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(words);
            line.getStyleClass().add("import-line");
            line.setAlignment(Pos.CENTER_LEFT);
            if (each.stands()) {
                Button undo = new Button(texts.get("past.undo"));
                undo.setId("importPastUndo-" + done.seq());
                undo.setMinWidth(Region.USE_PREF_SIZE);
                undo.getStyleClass().add("link-button");
                undo.setAccessibleText(texts.get("past.undo.of", done.file()));
                undo.disableProperty().bind(model.busy.isNotEmpty());
                undo.setOnAction(event -> controller.undo(done.seq(), done.file()));
                line.getChildren().add(undo);
            } else {
                Label undone = new Label(texts.get("past.undone"));
                undone.getStyleClass().add("quiet");
                undone.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(undone);
            }
            past.getChildren().add(line);
        }
    }

    private static Label text(String style, String what) {
        Label label = new Label(what);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        picker.fill();
        choose.requestFocus();
    }
}
