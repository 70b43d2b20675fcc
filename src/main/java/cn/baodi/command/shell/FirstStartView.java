package cn.baodi.command.shell;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.FittingScroll;
import cn.baodi.command.ui.NewPassword;
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
    private final NewPassword password;
    private final Label wrongName = new Label();
    private final VBox node;

    FirstStartView(Texts texts, Notices notices, FirstStartModel model, Overlay overlay, Consumer<FirstStart> chosen) {
        this.texts = texts;
        this.notices = notices;
        this.model = model;
        this.overlay = overlay;
        this.chosen = chosen;
        password = new NewPassword(texts.locale(), "firstPassword");
        wrongName.setId("firstAccountProblem");
        wrongName.getStyleClass().add("problem");
        wrongName.setWrapText(true);
        wrongName.setMinHeight(Region.USE_PREF_SIZE);
        wrongName.managedProperty().bind(wrongName.textProperty().isNotEmpty());
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
        escape.setWrapText(true);
        HBox.setHgrow(escape, Priority.ALWAYS);
        escape.setMaxWidth(Double.MAX_VALUE);
        back.setMinWidth(Region.USE_PREF_SIZE);
        next.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, space(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        HBox buttons = new HBox(escape, back, next);
        buttons.getStyleClass().add("button-row");
        buttons.setAlignment(Pos.CENTER_LEFT);
        FittingScroll scroll = new FittingScroll(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        node = new VBox(head, scroll, buttons);
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
        if (model.isLast() && model.needsPassword()) {
            administrator();
        } else if (model.isLast()) {
            chosen.accept(model.answer(null));
        } else {
            model.next();
        }
    }

    /** Goes on once name and password will do; what is wrong stands beside them. */
    private void administrator() {
        Account account = Account.administrator(model.answer(null).operator());
        wrongName.setText(
                account.problems().stream().findFirst().map(texts::problem).orElse(""));
        if (wrongName.getText().isEmpty()) {
            password.read(account.name()).ifPresent(typed -> chosen.accept(model.answer(typed)));
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
        RadioButton demo = radio("firstDemo", texts.get("first.demo"), group);
        RadioButton empty = radio("firstEmpty", texts.get("first.empty"), group);
        (model.demo.get() ? demo : empty).setSelected(true);
        (model.demo.get() ? demo : empty).getStyleClass().add("first-focus");
        demo.selectedProperty().addListener((observable, was, selected) -> model.demo.set(selected));
        Label practice = quiet("first.demo.what");
        Label work = quiet("first.empty.what");
        practice.visibleProperty().bind(model.demo);
        work.visibleProperty().bind(model.demo.not());
        VBox box = new VBox(demo, practice, empty, work);
        box.getChildren().forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        if (model.administrator) {
            box.getChildren().add(account());
        }
        return box;
    }

    /** Real work has passwords from the first day. */
    private Node account() {
        TextField name = field("firstAccount", model.operator.get());
        name.textProperty().addListener((observable, was, text) -> model.operator.set(text));
        VBox account = new VBox(label("first.account.label", name), name, wrongName, password.row());
        account.getStyleClass().add("first-account");
        account.visibleProperty().bind(model.demo.not());
        account.managedProperty().bind(account.visibleProperty());
        return account;
    }

    private static RadioButton radio(String id, String text, ToggleGroup group) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.setWrapText(true);
        return button;
    }
}
