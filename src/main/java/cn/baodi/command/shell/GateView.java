package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.PasswordInput;
import cn.baodi.command.ui.RecoverySheet;
import cn.baodi.command.ui.Workbench;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The sign-in in the middle of the window, which covers everything else. */
final class GateView {
    private final Workbench workbench;
    private final Texts texts;
    private final Desk desk;
    private final GateModel model;
    private final GateController controller;
    private final VBox card = new VBox();
    private final StackPane node = new StackPane();
    private final Timeline seconds;
    private Runnable enter = () -> {};

    GateView(Workbench workbench, Texts texts, Desk desk, GateModel model, GateController controller) {
        this.workbench = workbench;
        this.texts = texts;
        this.desk = desk;
        this.model = model;
        this.controller = controller;
        seconds = new Timeline(new KeyFrame(Duration.seconds(1), event -> controller.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        model.wait.addListener((property, was, left) -> {
            if (left.longValue() > 0) {
                seconds.play();
            } else {
                seconds.stop();
            }
        });
        card.getStyleClass().addAll("overlay-card", "gate-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        StackPane middle = new StackPane(card);
        ScrollPane scroll = new ScrollPane(middle); // in very large letters the card is higher than the window
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        node.getChildren().add(scroll);
        node.setId("gate");
        node.getStyleClass().add("gate");
        node.setVisible(false);
        model.step.addListener((property, was, step) -> show());
    }

    Node node() {
        return node;
    }

    private void press(KeyEvent event) {
        if (model.step.get() == GateModel.Step.CODE) {
            return; // the sheet has keys of its own
        }
        boolean chooses = event.getTarget() instanceof ComboBox<?> list && list.isShowing();
        if (event.getCode() == KeyCode.ENTER && !chooses && !(event.getTarget() instanceof Button)) {
            event.consume();
            enter.run();
        } else if (event.getCode() == KeyCode.ESCAPE && !chooses && model.step.get() == GateModel.Step.RECOVER) {
            event.consume();
            controller.back();
        }
    }

    /** Fills the card with what is asked for now. */
    void show() {
        card.setVisible(model.step.get() != GateModel.Step.WAIT);
        switch (model.step.get()) {
            case WAIT -> card.getChildren().clear();
            case SIGN_IN -> signIn();
            case RECOVER -> enter = new RecoverView(texts, model, controller, card).show();
            case CODE -> code();
        }
    }

    private void signIn() {
        boolean locked = model.onDuty.get() != null;
        Label title = new Label(texts.get(locked ? "gate.locked" : "gate.title"));
        title.getStyleClass().add("sheet-title");
        Label words = wrapped(new Label(
                locked
                        ? texts.get("gate.locked.what")
                        : desk.preferences().values().organisation()));
        words.getStyleClass().add("quiet");
        ComboBox<String> name = new ComboBox<>(model.names);
        name.setId("gateName");
        name.setEditable(true);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAccessibleText(texts.get("gate.name"));
        name.setValue(model.name.get());
        name.getEditor().textProperty().addListener((property, was, text) -> model.name.set(text));
        Label called = new Label(texts.get("gate.name"));
        called.setLabelFor(name);
        PasswordInput password = new PasswordInput(texts.locale(), "gatePassword", texts.get("gate.password"));
        Label consequence = wrapped(new Label());
        consequence.setId("gateConsequence");
        consequence.getStyleClass().add("hint");
        consequence
                .textProperty()
                .bind(Bindings.createStringBinding(controller::consequence, model.name, model.onDuty));
        consequence.managedProperty().bind(consequence.textProperty().isNotEmpty());
        Button go = new Button();
        go.setId("gateGo");
        go.getStyleClass().add("accent");
        go.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(model.busy.get() ? "gate.busy" : "gate.go"), model.busy));
        go.disableProperty().bind(model.busy.or(model.wait.greaterThan(0)));
        go.setOnAction(event -> {
            char[] typed = password.typed();
            password.clear();
            password.focus();
            if (typed.length > 0) {
                controller.signIn(typed);
            }
        });
        Button forgot = link("gateForgot", "gate.forgot", controller::forgot);
        HBox row = new HBox(go, forgot);
        row.getStyleClass().add("button-row");
        row.setAlignment(Pos.CENTER_LEFT);
        card.getChildren().setAll(title, words, called, name, password.node(), consequence, trouble(), row);
        if (!locked) {
            card.getChildren().add(foot());
        }
        enter = go::fire;
        if (model.name.get().isEmpty()) {
            name.requestFocus();
        } else {
            password.focus();
        }
    }

    /** What is wrong, and how long it is until the next try. */
    private Node trouble() {
        return trouble(texts, model, controller);
    }

    static Node trouble(Texts texts, GateModel model, GateController controller) {
        Label problem = wrapped(new Label());
        problem.setId("gateProblem");
        problem.getStyleClass().add("problem");
        problem.textProperty().bind(model.problem);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Label wait = wrapped(new Label());
        wait.setId("gateWait");
        wait.textProperty().bind(Bindings.createStringBinding(controller::waiting, model.wait));
        wait.managedProperty().bind(wait.textProperty().isNotEmpty());
        return new VBox(problem, wait);
    }

    private Node foot() {
        Button language = link("gateLanguage", "language.other", () -> {
            desk.preferences().change(values -> values.language(values.locale().equals(Locale.ENGLISH) ? "zh" : "en"));
            desk.rebuild().run();
        });
        Button quit = link("gateQuit", "quit", desk.quit());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(language, gap, quit);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private Button link(String id, String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("link-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    private void code() {
        RecoverySheet sheet = new RecoverySheet(model.code.get(), workbench, controller::written);
        card.getChildren().setAll(sheet.node());
        sheet.focus();
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
