package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.LongWork;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The last line: what became of the officer's work, and what is being worked on. */
final class StatusBar {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MINUTE = 60;

    private final Texts texts;
    private final Desk desk;
    private final Label saved = new Label();
    private final Label status = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label name = new Label();
    private final Button cancel;
    private final Label demo = new Label();
    private final HBox node;
    private final ChangeListener<Object> follow = (observable, was, is) -> show();
    private LongWork current;

    StatusBar(Texts texts, Desk desk, Path folder) {
        this.texts = texts;
        this.desk = desk;
        saved.setId("savedLabel");
        saved.setText(texts.get("status.unsaved"));
        bar.setId("workBar");
        bar.getStyleClass().add("thin-bar");
        name.setId("workName");
        cancel = new Button(texts.get("cancel"));
        cancel.setId("workCancel");
        cancel.getStyleClass().add("strip-button");
        cancel.setOnAction(event -> {
            if (current != null) {
                current.cancel();
                cancel.setDisable(true);
            }
        });
        for (Node part : new Node[] {bar, name, cancel}) {
            part.setVisible(false);
            part.managedProperty().bind(part.visibleProperty());
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        status.setId("statusLabel");
        node = new HBox(saved, status, bar, name, cancel, space);
        node.setId("statusBar");
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add("status-bar");
        demo.setText(texts.get("status.demo"));
        demo.setId("demoMark");
        demo.getStyleClass().add("demo-mark");
        demo.setTooltip(new Tooltip(texts.get("status.demo.what")));
        demo.setVisible(false);
        demo.managedProperty().bind(demo.visibleProperty());
        node.getChildren().add(demo);
        Label where = new Label(texts.get("status.folder"));
        where.setId("folderLabel");
        where.setTooltip(new Tooltip(folder.toString()));
        where.setAccessibleText(texts.get("status.folder") + " " + folder);
        node.getChildren().add(where);
        desk.works().addListener((ListChangeListener<LongWork>) change -> take());
        desk.busy().addListener(follow);
        take();
    }

    /** Marks invented data as such, for as long as they are shown. */
    void demo(boolean invented) {
        demo.setVisible(invented);
    }

    /** What the areas want everybody to see all the time. */
    void follow(ObservableValue<String> words) {
        status.textProperty().bind(words);
    }

    Node node() {
        return node;
    }

    void saved(LocalDateTime at) {
        saved.setText(texts.get("status.saved", TIME.format(at)));
    }

    private void take() {
        LongWork next = desk.works().isEmpty() ? null : desk.works().get(0);
        if (next == current) {
            return;
        }
        if (current != null) {
            current.stage().removeListener(follow);
            current.fraction().removeListener(follow);
            current.left().removeListener(follow);
        }
        current = next;
        cancel.setDisable(false);
        if (current != null) {
            current.stage().addListener(follow);
            current.fraction().addListener(follow);
            current.left().addListener(follow);
        }
        show();
    }

    private void show() {
        LongWork.Stage stage =
                current == null ? LongWork.Stage.HIDDEN : current.stage().get();
        boolean named = stage == LongWork.Stage.NAMED;
        boolean thin = stage != LongWork.Stage.HIDDEN || desk.busy().get();
        double fraction = current == null ? -1 : current.fraction().get();
        // A bar that moves without end is motion too.
        bar.setProgress(fraction < 0 && desk.preferences().values().still() ? 0.5 : fraction);
        bar.setVisible(thin);
        name.setVisible(named);
        cancel.setVisible(named);
        if (named) {
            name.setText(words(fraction));
        }
    }

    private String words(double fraction) {
        if (fraction < 0) {
            return current.title();
        }
        String percent = Math.round(fraction * 100) + "%";
        long left = current.left().get();
        if (left < 0) {
            return texts.get("status.work", current.title(), percent);
        }
        return left < MINUTE
                ? texts.get("status.work.seconds", current.title(), percent, Math.max(1, left))
                : texts.get("status.work.minutes", current.title(), percent, Math.round(left / (double) MINUTE));
    }
}
