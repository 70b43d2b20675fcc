package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareNotes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
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
        place(
                "second",
                button("chooseSecond", "second.choose.button", "fth-folder", controller::chooseSecond),
                button("forgetSecond", "second.forget", "fth-x", controller::forgetSecond),
                state -> state.second().map(Path::toString));
        if (!controller.isAdministrator()) {
            quiet("settings.who");
        }
    }

    private void nightly() {
        place(
                "nightly",
                button("chooseNightly", "second.choose.button", "fth-folder", controller::chooseNightly),
                button("forgetNightly", "nightly.forget", "fth-x", controller::forgetNightly),
                state -> Optional.ofNullable(state.notes().nightly()).map(CareNotes.Nightly::folder));
    }

    /** A folder that the administrator may choose, or no longer want. */
    private void place(String key, Button choose, Button forget, Function<CareState, Optional<String>> chosen) {
        heading(key);
        Label which = text("");
        which.setId(key + "Folder");
        quiet(key + ".what");
        forget.setVisible(false);
        forget.managedProperty().bind(forget.visibleProperty());
        choose.disableProperty().bind(model.busy);
        forget.disableProperty().bind(model.busy);
        model.state.addListener((property, was, state) -> {
            which.setText(chosen.apply(state).orElseGet(() -> texts.get(key + ".none")));
            forget.setVisible(chosen.apply(state).isPresent());
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
