package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareNotes;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the data lie, where else their backups go, and how many are kept. */
final class SettingsPage {
    private final CareModel model;
    private final CareController controller;
    private final Texts texts;
    private final VBox body = new VBox();
    private final ScrollPane node = new ScrollPane(body);

    SettingsPage(CareModel model, CareController controller, CareWords words) {
        this.model = model;
        this.controller = controller;
        texts = words.texts();
        body.getStyleClass().add("care-settings");
        node.setId("careSettingsPage");
        node.setFitToWidth(true);
        folder();
        second();
        nightly();
        kept();
        body.getChildren().add(new PlainCopyBox(model, controller, words).node());
    }

    Node node() {
        return node;
    }

    private void folder() {
        heading("folder");
        Label where = text(controller.folder().toString());
        where.setId("careFolder");
        quiet("folder.what");
        buttons(button("copyFolder", "folder.copy", "fth-copy", controller::copyFolder));
    }

    private void second() {
        heading("second");
        Label which = text("");
        which.setId("secondFolder");
        quiet("second.what");
        Button choose = button("chooseSecond", "second.choose.button", "fth-folder", controller::chooseSecond);
        Button forget = button("forgetSecond", "second.forget", "fth-x", controller::forgetSecond);
        forget.setVisible(false);
        forget.managedProperty().bind(forget.visibleProperty());
        choose.disableProperty().bind(model.busy);
        forget.disableProperty().bind(model.busy);
        model.state.addListener((property, was, state) -> {
            which.setText(state.second().map(Path::toString).orElseGet(() -> texts.get("tile.second.none")));
            forget.setVisible(state.second().isPresent());
        });
        if (controller.isAdministrator()) {
            buttons(choose, forget);
        } else {
            quiet("settings.who");
        }
    }

    private void nightly() {
        heading("nightly");
        Label which = text("");
        which.setId("nightlyFolder");
        quiet("nightly.what");
        Button choose = button("chooseNightly", "second.choose.button", "fth-folder", controller::chooseNightly);
        Button forget = button("forgetNightly", "nightly.forget", "fth-x", controller::forgetNightly);
        forget.setVisible(false);
        forget.managedProperty().bind(forget.visibleProperty());
        choose.disableProperty().bind(model.busy);
        forget.disableProperty().bind(model.busy);
        model.state.addListener((property, was, state) -> {
            CareNotes.Nightly nightly = state.notes().nightly();
            which.setText(nightly == null ? texts.get("nightly.none") : nightly.folder());
            forget.setVisible(nightly != null);
        });
        if (controller.isAdministrator()) {
            buttons(choose, forget);
        }
    }

    private void kept() {
        heading("kept");
        quiet("kept.what");
    }

    private void heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("section-title");
        body.getChildren().add(label);
    }

    private Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        body.getChildren().add(label);
        return label;
    }

    private void quiet(String key) {
        text(texts.get(key)).getStyleClass().add("quiet");
    }

    private void buttons(Button... buttons) {
        FlowPane row = new FlowPane(buttons);
        row.getStyleClass().add("care-buttons");
        body.getChildren().add(row);
    }

    private Button button(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
