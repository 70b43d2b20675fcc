package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.NewPassword;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The way in with the recovery code: whose password is to be set, the code, the new password. */
final class RecoverView {
    private final Texts texts;
    private final GateModel model;
    private final GateController controller;
    private final VBox card;

    RecoverView(Texts texts, GateModel model, GateController controller, VBox card) {
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        this.card = card;
    }

    /** @return what Enter does */
    Runnable show() {
        Label title = new Label(texts.get("recover.title"));
        title.getStyleClass().add("sheet-title");
        Label words = GateView.wrapped(new Label(texts.get("recover.what")));
        words.getStyleClass().add("quiet");
        ComboBox<String> administrator = new ComboBox<>(model.administrators);
        administrator.setId("recoverName");
        administrator.setMaxWidth(Double.MAX_VALUE);
        administrator.setAccessibleText(texts.get("recover.administrator"));
        administrator.setValue(
                model.administrators.contains(model.name.get()) ? model.name.get() : model.administrators.get(0));
        TextField code = new TextField();
        code.setId("recoverCode");
        code.setAccessibleText(texts.get("recover.code"));
        code.setPromptText("0000-0000-0000-0000-0000-0000-0000-0000-0000");
        NewPassword password = new NewPassword(texts.locale(), "recoverPassword");
        Button go = new Button(texts.get("recover.go"));
        go.setId("recoverGo");
        go.getStyleClass().add("accent");
        go.disableProperty().bind(model.busy.or(model.wait.greaterThan(0)));
        go.setOnAction(event -> password.read(administrator.getValue())
                .ifPresent(fresh -> controller.recover(code.getText(), administrator.getValue(), fresh)));
        Button back = new Button(texts.get("recover.back"));
        back.setId("recoverBack");
        back.setOnAction(event -> controller.back());
        HBox row = new HBox(go, back);
        row.getStyleClass().add("button-row");
        row.setAlignment(Pos.CENTER_LEFT);
        card.getChildren()
                .setAll(
                        title,
                        words,
                        label("recover.administrator", administrator),
                        administrator,
                        label("recover.code", code),
                        code,
                        password.node(),
                        GateView.trouble(texts, model, controller),
                        row);
        code.requestFocus();
        return go::fire;
    }

    private Label label(String key, javafx.scene.Node field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        return label;
    }
}
