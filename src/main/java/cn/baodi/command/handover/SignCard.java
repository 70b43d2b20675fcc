package cn.baodi.command.handover;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.Handovers.Opened;
import cn.baodi.command.ui.FittingScroll;
import cn.baodi.command.ui.PasswordInput;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who signs: first the officer who goes, then the one who comes. Of a signed one, who signed, and what was added. */
final class SignCard {
    private final Workbench workbench;
    private final Texts texts;
    private final HandoverModel model;
    private final HandoverController controller;
    private final VBox body = new VBox();
    private final VBox node;
    private final Button hand = new Button();
    private final Button take = new Button();
    private final ComboBox<String> name = new ComboBox<>();
    private final PasswordInput password;

    SignCard(Workbench workbench, Texts texts, HandoverModel model, HandoverController controller) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        hand.setId("handoverHand");
        hand.getStyleClass().add("accent");
        hand.setText(texts.get("sign.hand"));
        hand.setOnAction(event -> controller.hand());
        hand.disableProperty().bind(model.busy);
        take.setId("handoverTake");
        take.getStyleClass().add("accent");
        take.setText(texts.get("sign.take"));
        take.setOnAction(event -> take());
        take.disableProperty().bind(model.busy);
        name.setId("handoverName");
        name.setEditable(true);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setItems(model.relieving);
        name.setAccessibleText(texts.get("sign.coming"));
        password = new PasswordInput(texts.locale(), "handoverPassword", texts.get("sign.password"));
        body.getStyleClass().add("card-content");
        FittingScroll scroll = new FittingScroll(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        node = new VBox(scroll);
        node.setId("handoverCard");
        node.getStyleClass().addAll("card-pane", "handover-card");
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        model.opened.addListener((property, was, opened) -> fill());
        model.handed.addListener((property, was, handed) -> {
            fill();
            if (handed) {
                focus();
            }
        });
        model.guarded.addListener((property, was, guarded) -> fill());
        model.relieving.addListener((javafx.beans.Observable list) -> fill());
        model.problem.addListener((property, was, words) -> tell(words));
        fill();
    }

    Node node() {
        return node;
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.handed.get() && !name.isShowing()) {
            event.consume();
            controller.takeBack();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !name.isShowing()) {
            event.consume();
            if (!model.handed.get()) {
                hand.fire();
            } else if ((name.isFocused() || name.getEditor().isFocused()) && model.guarded.get()) {
                password.focus();
            } else {
                take.fire();
            }
        }
    }

    private void fill() {
        body.getChildren().clear();
        if (model.opened.get() != null) {
            signed(model.opened.get());
        } else {
            unsigned();
        }
    }

    private void unsigned() {
        title(texts.get("sign.title"));
        if (!workbench.session().may(HandoverFeature.ACCESS.write())) {
            line(
                    "handoverWhy",
                    "hint",
                    texts.get("permission.only", Access.words(HandoverFeature.ACCESS.write(), texts)));
            return;
        }
        boolean handed = model.handed.get();
        line(
                "handoverGoing",
                "area-title",
                texts.get("sign.going", workbench.session().operator()));
        line("handoverGoingState", "hint", texts.get(handed ? "sign.going.done" : "sign.going.what"));
        if (model.guarded.get() && model.relieving.isEmpty()) {
            line("handoverNobody", "problem", texts.get("sign.nobody"));
            return;
        }
        if (!handed) {
            body.getChildren().add(hand);
            if (!model.guarded.get()) {
                line("handoverOpen", "hint", texts.get("sign.open"));
            }
            return;
        }
        Button back = new Button(texts.get("sign.back"));
        back.setId("handoverBack");
        back.setOnAction(event -> controller.takeBack());
        body.getChildren().add(back);
        Label coming = line("handoverComing", "area-title", texts.get("sign.coming"));
        coming.setLabelFor(name);
        body.getChildren().add(name);
        if (model.relieving.size() == 1) {
            name.setValue(model.relieving.get(0));
        }
        if (model.guarded.get()) {
            body.getChildren().add(password.node());
        } else {
            line("handoverOpen", "hint", texts.get("sign.open"));
            line("handoverProblem", "problem", "");
        }
        body.getChildren().add(take);
        tell(model.problem.get());
    }

    private void tell(String words) {
        if (!words.isEmpty()) {
            password.clear();
        }
        password.problem(words);
        body.getChildren().stream()
                .filter(part -> "handoverProblem".equals(part.getId()))
                .forEach(part -> ((Label) part).setText(words));
        if (!words.isEmpty() && model.guarded.get()) {
            password.focus();
        }
    }

    private void signed(Opened opened) {
        Handover signed = opened.handover();
        title(texts.get("signed.title"));
        line(
                "handoverSignedGoing",
                "",
                texts.get("signed.going", signed.going(), controller.words().moment(signed.goingAt())));
        line(
                "handoverSignedComing",
                "",
                texts.get("signed.coming", signed.coming(), controller.words().moment(signed.signedAt())));
        line("handoverProven", "hint", texts.get(signed.proven() ? "signed.proven" : "signed.unproven"));
        line(
                "handoverHash",
                opened.whole() ? "tone-good" : "tone-bad",
                texts.get(opened.whole() ? "hash.whole" : "hash.damaged"));
        line("handoverHashValue", "hint", texts.get("hash.value", signed.hash().replaceAll("(.{8})(?=.)", "$1 ")));
        line("handoverChain", "hint", texts.get("signed.chain", signed.chain()));
        line("handoverAdditions", "area-title", texts.get("addition.title"));
        List<HandoverNote> additions = opened.additions();
        if (additions.isEmpty()) {
            line("handoverNoAddition", "hint", texts.get("addition.none"));
        }
        for (HandoverNote addition : additions) {
            line(
                    "handoverAddition-" + addition.id(),
                    "",
                    texts.get(
                            "addition.line",
                            controller.words().moment(addition.writtenAt()),
                            addition.writer(),
                            addition.content()));
        }
    }

    private void title(String words) {
        line("handoverCardTitle", "card-title", words);
    }

    private Label line(String id, String style, String words) {
        Label label = new Label(words);
        label.setId(id);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        body.getChildren().add(label);
        return label;
    }

    private void take() {
        String typed = name.getEditor().getText();
        controller.take(typed == null ? "" : typed, password.typed());
        password.clear();
    }

    /** No half typed password stays behind. */
    void clear() {
        password.clear();
    }

    /** Puts the cursor where one signs next. */
    void focus() {
        if (!model.handed.get()) {
            hand.requestFocus();
        } else if (model.relieving.size() == 1 && model.guarded.get()) {
            password.focus();
        } else {
            name.requestFocus();
        }
    }
}
