package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The screen of the care of the data: a page of backups, one of settings, one of retention and the end. */
final class CareView {
    private final BorderPane node = new BorderPane();
    private final ToggleGroup pages = new ToggleGroup();
    private final Texts texts;

    CareView(CareModel model, CareController controller, ClosingController closing, CareWords words) {
        texts = words.texts();
        node.setId("care");
        node.getStyleClass().add("care");
        HBox head = new HBox();
        head.getStyleClass().add("care-head");
        head.setAlignment(Pos.CENTER_LEFT);
        BackupPage backups = new BackupPage(model, controller, words);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Node buttons = backups.buttons();
        head.getChildren()
                .addAll(
                        page("careBackups", "page.backups", backups.node()),
                        page("careSettings", "page.settings", new SettingsPage(model, controller, words).node()),
                        page("careClosing", "page.closing", new ClosingPage(model, closing, texts).node()),
                        space,
                        buttons);
        buttons.visibleProperty().bind(node.centerProperty().isEqualTo(backups.node()));
        node.setTop(head);
        pages.selectToggle(pages.getToggles().get(0));
        // What was true an hour ago is not what the officer wants to see now.
        node.sceneProperty().addListener((property, old, scene) -> {
            if (scene != null) {
                controller.refresh();
            }
        });
    }

    private ToggleButton page(String id, String key, Node page) {
        ToggleButton button = new ToggleButton(texts.get(key));
        button.setId(id);
        button.setToggleGroup(pages);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.selectedProperty().addListener((property, was, chosen) -> {
            if (chosen) {
                node.setCenter(page);
            } else if (pages.getSelectedToggle() == null) {
                pages.selectToggle(button); // one page is always in front
            }
        });
        return button;
    }

    Node node() {
        return node;
    }

    boolean isSeen() {
        return node.getScene() != null;
    }
}
