package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import cn.baodi.command.intake.ImportModel.Step;
import cn.baodi.command.ui.Workbench;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The wizard: where one is, the page, what keeps one from going on, and the way on. */
final class ImportView {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

    private final Texts texts;
    private final ImportModel model;
    private final ImportController controller;
    private final BorderPane root = new BorderPane();
    private final StackPane page = new StackPane();
    private final Map<Step, ImportPage> pages = new EnumMap<>(Step.class);
    private final RowsPage rows;

    ImportView(Workbench workbench, Texts texts, ImportModel model, ImportController controller) {
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        rows = new RowsPage(workbench, texts, model, controller);
        pages.put(Step.SOURCE, new SourcePage(texts, model, controller));
        pages.put(Step.COLUMNS, new ColumnsPage(workbench, texts, model, controller));
        pages.put(Step.ROWS, rows);
        pages.put(Step.DONE, new DonePage(texts, model, controller));
        pages.put(Step.QUEUE, new QueuePage(workbench, texts, model, controller.queue()));
        root.setId("import");
        root.getStyleClass().addAll("register", "import");
        root.setTop(steps());
        root.setCenter(page);
        root.setBottom(new VBox(failure(), foot()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        model.step.addListener((property, was, step) -> turn());
        root.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null) {
                controller.readPast(); // much may have happened since
                workbench.background().onScreen(this::focus);
            }
        });
        turn();
    }

    Node node() {
        return root;
    }

    private void turn() {
        page.getChildren().setAll(pages.get(model.step.get()).node());
        focus();
    }

    private void focus() {
        page.applyCss(); // what lies in a scroll pane is nowhere before that has its skin
        pages.get(model.step.get()).focus();
    }

    /** From the table to what can be changed and back. */
    void otherPane() {
        pages.get(model.step.get()).otherPane();
    }

    /** @param line of the row in the file; 0 for the first one shown */
    void select(long line) {
        rows.select(line);
    }

    private void press(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (PASTE.match(event) && !typing && model.step.get() == Step.SOURCE) {
            event.consume();
            controller.paste(Clipboard.getSystemClipboard().getString());
        } else if (event.getCode() == KeyCode.ESCAPE && model.isBusy()) {
            event.consume();
            controller.cancel();
        }
    }

    private Node steps() {
        HBox line = new HBox();
        line.setId("importSteps");
        line.getStyleClass().add("import-steps");
        for (Step step : EnumSet.range(Step.SOURCE, Step.DONE)) {
            Label label = new Label(texts.get("step", step.ordinal() + 1, texts.get("step." + step)));
            label.setMinWidth(Region.USE_PREF_SIZE);
            Runnable mark = () -> label.pseudoClassStateChanged(CURRENT, model.step.get() == step);
            model.step.addListener((property, was, now) -> mark.run());
            mark.run();
            line.getChildren().add(label);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label name = new Label();
        name.setId("importName");
        name.getStyleClass().add("quiet");
        name.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.source.get() == null
                                ? ""
                                : model.source.get().name(),
                        model.source));
        line.getChildren().addAll(space, name);
        return line;
    }

    private Node failure() {
        Label failure = new Label();
        failure.setId("importFailure");
        failure.getStyleClass().addAll("problem", "import-failure");
        failure.setWrapText(true);
        failure.setMinHeight(Region.USE_PREF_SIZE);
        failure.textProperty().bind(model.failure);
        failure.visibleProperty().bind(model.failure.isNotEmpty());
        failure.managedProperty().bind(failure.visibleProperty());
        return failure;
    }

    private Node foot() {
        Button back = new Button(texts.get("back"));
        back.setId("importBack");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> controller.back());
        back.visibleProperty()
                .bind(model.step
                        .isEqualTo(Step.COLUMNS)
                        .or(model.step.isEqualTo(Step.ROWS))
                        .or(model.step.isEqualTo(Step.QUEUE)));
        back.managedProperty().bind(back.visibleProperty());
        back.disableProperty().bind(model.busy.isNotEmpty());
        Button next = new Button();
        next.setId("importNext");
        next.getStyleClass().add("accent");
        next.setMinWidth(Region.USE_PREF_SIZE);
        next.setOnAction(event -> controller.goOn());
        // The first page has its own, larger ways on.
        next.visibleProperty().bind(model.step.isNotEqualTo(Step.SOURCE).and(model.step.isNotEqualTo(Step.QUEUE)));
        next.managedProperty().bind(next.visibleProperty());
        Label why = new Label();
        why.setId("importWhy");
        why.getStyleClass().add("quiet");
        why.setWrapText(true);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        Runnable follow = () -> {
            next.setText(next());
            String reason = reason();
            why.setText(reason);
            next.setDisable(model.isBusy() || !reason.isEmpty());
        };
        for (Observable each : new Observable[] {
            model.step, model.busy, model.mapping, model.fixed, model.missing, model.judged, model.allOrNothing
        }) {
            each.addListener(changed -> follow.run());
        }
        follow.run();
        HBox buttons = new HBox(working(), why, back, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("import-foot");
        return buttons;
    }

    /** What is being done, how far it is, and the way to give it up. */
    private Node working() {
        Label what = new Label();
        what.textProperty().bind(model.busy);
        ProgressBar bar = new ProgressBar();
        bar.setId("importProgress");
        bar.progressProperty().bind(model.fraction);
        bar.accessibleTextProperty().bind(model.busy);
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("importCancel");
        cancel.setOnAction(event -> controller.cancel());
        HBox working = new HBox(bar, what, cancel);
        working.setAlignment(Pos.CENTER_LEFT);
        working.getStyleClass().add("import-working");
        working.visibleProperty().bind(model.busy.isNotEmpty());
        working.managedProperty().bind(working.visibleProperty());
        return working;
    }

    private String next() {
        return switch (model.step.get()) {
            case SOURCE, QUEUE -> "";
            case COLUMNS -> texts.get("columns.next");
            case ROWS ->
                model.importable() > 0 || model.queueable() == 0
                        ? texts.get("rows.next", model.importable())
                        : texts.get("rows.queue", model.queueable());
            case DONE -> texts.get("done.next");
        };
    }

    /** Why one cannot go on, or "". */
    private String reason() {
        return switch (model.step.get()) {
            case COLUMNS -> controller.notYet();
            case ROWS ->
                model.importable() + model.queueable() > 0
                        ? ""
                        : texts.get(model.allOrNothing.get() && model.leftOut() > 0 ? "rows.all.not" : "rows.none");
            default -> "";
        };
    }
}
