package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which register, and which file or block. */
final class SourcePage implements ImportPage {
    private final RegisterPicker picker;
    private final Button choose;
    private final VBox node = new VBox();

    SourcePage(Texts texts, ImportModel model, ImportController controller) {
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
        node.getChildren().addAll(line, area, text("quiet", texts.get("source.what")));
        node.getStyleClass().add("import-source");
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
