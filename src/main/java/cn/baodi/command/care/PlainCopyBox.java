package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareNotes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The nightly plain copy: whether there is one, and the passphrase, shown once to be written down. */
final class PlainCopyBox {
    private final CareModel model;
    private final CareController controller;
    private final CareWords words;
    private final Texts texts;
    private final VBox node = new VBox();

    PlainCopyBox(CareModel model, CareController controller, CareWords words) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        texts = words.texts();
        node.setId("plainBox");
        node.getStyleClass().add("care-part");
        model.state.addListener((property, was, state) -> {
            if (model.offered.get() == null) {
                fill(); // what is being written down stays
            }
        });
        model.offered.addListener((property, was, offered) -> fill());
        fill();
    }

    Node node() {
        return node;
    }

    private void fill() {
        Label heading = new Label(texts.get("plain"));
        heading.getStyleClass().add("section-title");
        node.getChildren().setAll(heading);
        text("quiet", texts.get("plain.what"));
        CareNotes notes = model.state.get() == null ? null : model.state.get().notes();
        if (notes == null) {
            return;
        }
        text("", state(notes)).setId("plainState");
        if (!controller.isAdministrator()) {
            text("quiet", texts.get("settings.who"));
        } else if (model.offered.get() != null) {
            offer();
        } else if (notes.passphrase() == null) {
            row(button("plainSet", "plain.set", "fth-key", controller::offerPassphrase));
        } else {
            row(
                    button("plainNow", "plain.now", "fth-save", controller::copyPlain),
                    button("plainChange", "plain.change", "fth-key", controller::offerPassphrase),
                    button("plainStop", "plain.stop", "fth-x", controller::stopPlain));
        }
    }

    private String state(CareNotes notes) {
        if (notes.passphrase() == null) {
            return texts.get("plain.none");
        }
        String set = texts.get(
                "plain.since",
                words.moment(notes.passphrase().at()),
                notes.passphrase().by());
        CareNotes.PlainCopy copy = notes.copy();
        if (copy == null) {
            return set + texts.get("plain.soon");
        }
        return set
                + (copy.file() == null
                        ? texts.get("plain.failed", words.moment(copy.at()))
                        : texts.get("plain.last", words.moment(copy.at()), copy.rows(), copy.file()));
    }

    private void offer() {
        text("", texts.get("plain.write"));
        Label shown = text("care-passphrase", model.offered.get());
        shown.setId("plainPassphrase");
        Label ask = text("", texts.get("plain.type"));
        TextField typed = new TextField();
        typed.setId("plainTyped");
        typed.setMaxWidth(Region.USE_PREF_SIZE);
        typed.setPrefColumnCount(8);
        ask.setLabelFor(typed);
        typed.setOnAction(event -> controller.takePassphrase(typed.getText()));
        node.getChildren().add(typed);
        Button take = button("plainTake", "plain.take", "fth-check", () -> controller.takePassphrase(typed.getText()));
        take.disableProperty().bind(typed.textProperty().map(String::isBlank));
        row(take, button("plainWithdraw", "cancel", "fth-x", controller::withdrawPassphrase));
        typed.requestFocus();
    }

    private Label text(String style, String what) {
        Label label = new Label(what);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        node.getChildren().add(label);
        return label;
    }

    private void row(Button... buttons) {
        FlowPane row = new FlowPane(buttons);
        row.getStyleClass().add("care-buttons");
        node.getChildren().add(row);
    }

    private Button button(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
