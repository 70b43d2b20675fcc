package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Notices;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first start's three screens in one card: Enter goes on, Esc takes what is usual. */
final class FirstStartView {
    private final Texts texts;
    private final Notices notices;
    private final FirstStartModel model;
    private final Overlay overlay;
    private final Consumer<FirstStart> chosen;
    private final VBox body = new VBox();
    private final Label title = new Label();
    private final Label count = new Label();
    private final Button back;
    private final Button next = new Button();
    private final VBox node;

    FirstStartView(Texts texts, Notices notices, FirstStartModel model, Overlay overlay, Consumer<FirstStart> chosen) {
        this.texts = texts;
        this.notices = notices;
        this.model = model;
        this.overlay = overlay;
        this.chosen = chosen;
        title.getStyleClass().add("sheet-title");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        body.getStyleClass().add("first-body");
        back = new Button(texts.get("first.back"));
        back.setId("firstBack");
        back.setOnAction(event -> model.back());
        next.setId("firstNext");
        next.getStyleClass().add("accent");
        next.setOnAction(event -> goOn());
        Label escape = new Label(texts.get("first.escape"));
        escape.getStyleClass().add("quiet");
        HBox head = new HBox(title, space(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        HBox buttons = new HBox(escape, space(), back, next);
        buttons.getStyleClass().add("button-row");
        buttons.setAlignment(Pos.CENTER_LEFT);
        node = new VBox(head, body, buttons);
        node.setId("firstStart");
        node.setMaxHeight(Region.USE_PREF_SIZE);
        node.getStyleClass().addAll("overlay-card", "first-start");
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean onButton = event.getTarget() instanceof Button;
            if (event.getCode() == KeyCode.ENTER && !onButton) {
                event.consume();
                goOn();
            }
        });
        model.step().addListener((observable, was, step) -> step());
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    void show() {
        overlay.show(node, node, Pos.CENTER, () -> chosen.accept(model.passedOver()));
        step();
    }

    private void goOn() {
        if (model.isLast()) {
            chosen.accept(model.answer());
        } else {
            model.next();
        }
    }

    private void step() {
        int step = model.step().get();
        title.setText(texts.get("first.title." + step));
        count.setText(texts.get("first.step", step + 1, FirstStartModel.STEPS));
        back.setVisible(step > 0);
        next.setText(texts.get(model.isLast() ? "first.begin" : "first.next"));
        body.getChildren().setAll(List.of(people(), units(), data()).get(step));
        Node focus = body.lookup(".first-focus");
        focus.requestFocus();
    }

    private Node people() {
        TextField organisation = field("firstOrganisation", model.organisation.get());
        organisation.textProperty().addListener((observable, was, text) -> model.organisation.set(text));
        TextField operator = field("firstOperator", model.operator.get());
        operator.textProperty().addListener((observable, was, text) -> model.operator.set(text));
        operator.getStyleClass().add("first-focus");
        return new VBox(
                label("first.organisation.label", organisation),
                organisation,
                label("first.operator.label", operator),
                operator,
                quiet("first.shifts"));
    }

    private TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        return field;
    }

    private Label label(String key, TextField field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        field.setAccessibleText(texts.get(key));
        return label;
    }

    private Label quiet(String key, Object... args) {
        Label label = new Label(texts.get(key, args));
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node units() {
        ToggleGroup group = new ToggleGroup();
        RadioButton ours = radio("firstBaodi", texts.get("first.baodi"), group);
        ours.getStyleClass().add("first-focus");
        RadioButton other = radio("firstOther", texts.get("first.other"), group);
        Label file = quiet("first.columns");
        if (model.units.get() != null) {
            file.setText(model.units.get().toString());
        }
        (model.units.get() == null ? ours : other).setSelected(true);
        ours.setOnAction(event -> model.units.set(null));
        other.setOnAction(event -> {
            notices.openFile().ifPresent(path -> {
                model.units.set(path);
                file.setText(path.toString());
            });
            (model.units.get() == null ? ours : other).setSelected(true);
        });
        return new VBox(ours, quiet("first.baodi.what"), other, file);
    }

    private Node data() {
        ToggleGroup group = new ToggleGroup();
        RadioButton empty = radio("firstEmpty", texts.get("first.empty"), group);
        RadioButton demo = radio("firstDemo", texts.get("first.demo"), group);
        (model.demo.get() ? demo : empty).setSelected(true);
        (model.demo.get() ? demo : empty).getStyleClass().add("first-focus");
        demo.selectedProperty().addListener((observable, was, selected) -> model.demo.set(selected));
        return new VBox(empty, quiet("first.empty.what"), demo, quiet("first.demo.what"));
    }

    private static RadioButton radio(String id, String text, ToggleGroup group) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.setWrapText(true);
        return button;
    }
}
