package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Since;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The selected backup: what it holds against what is there now, and what would be missing after going back to it. */
final class PreviewCard {
    /** As many of the missing writes are told one by one; the rest is a number. */
    private static final int TOLD = 30;

    private final CareModel model;
    private final CareController controller;
    private final CareWords words;
    private final Texts texts;
    private final VBox body = new VBox();
    private final VBox node = new VBox();

    PreviewCard(CareModel model, CareController controller, CareWords words) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        texts = words.texts();
        body.getStyleClass().add("care-card");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setId("previewScroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        node.setId("previewCard");
        node.getStyleClass().add("card-pane");
        node.getChildren().add(scroll);
        model.selected.addListener((property, was, row) -> fill());
        model.preview.addListener((property, was, preview) -> fill());
        fill();
    }

    Node node() {
        return node;
    }

    private void fill() {
        body.getChildren().clear();
        BackupRow row = model.selected.get();
        Preview preview = model.preview.get();
        if (row == null) {
            text("quiet", texts.get("preview.none"));
            return;
        }
        if (!row.isGood()) {
            text("sheet-title", texts.get("preview.damaged"));
            text("", texts.get("preview.damaged.what", row.file().getFileName()));
            return;
        }
        text("sheet-title", texts.get("preview.title", words.moment(row.at())));
        text(
                "quiet",
                texts.get(
                        "preview.what",
                        row.why(),
                        row.backup().note().journal().tx(),
                        words.size(row.backup().note().bytes())));
        text("quiet", row.file().toString());
        actions(row);
        if (preview == null || !preview.row().equals(row)) {
            text("quiet", texts.get("preview.asking"));
            return;
        }
        body.getChildren().add(counts(preview));
        missing(preview.since());
    }

    private Label text(String style, String what) {
        Label label = new Label(what);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        body.getChildren().add(label);
        return label;
    }

    private Node counts(Preview preview) {
        GridPane grid = new GridPane();
        grid.setId("previewCounts");
        grid.getStyleClass().add("care-counts");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(name, figure, figure);
        row(grid, 0, "quiet", texts.get("counts.sheet"), texts.get("counts.then"), texts.get("counts.now"));
        int line = 1;
        for (Preview.Count count : preview.counts()) {
            row(
                    grid,
                    line++,
                    count.then() == count.now() ? "" : "care-differs",
                    count.sheet(),
                    String.valueOf(count.then()),
                    String.valueOf(count.now()));
        }
        return grid;
    }

    private static void row(GridPane grid, int line, String style, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            Label cell = new Label(cells[i]);
            if (!style.isEmpty()) {
                cell.getStyleClass().add(style);
            }
            grid.add(cell, i, line);
        }
    }

    private void missing(Since since) {
        if (!since.known()) {
            text("tone-warning", texts.get("missing.unknown"));
            return;
        }
        if (since.count() == 0) {
            text("tone-good", texts.get("missing.none"));
            return;
        }
        text("tone-warning", words.missing(since)).setId("previewMissing");
        if (since.jumped()) {
            text("quiet", texts.get("missing.jumped"));
        }
        int first = Math.max(0, since.writes().size() - TOLD);
        if (since.count() > TOLD) {
            text("quiet", texts.get("missing.first", since.count() - TOLD));
        }
        for (Since.Write write : since.writes().subList(first, since.writes().size())) {
            text("", texts.get("missing.write", words.moment(write.at()), write.operator(), write.action()));
        }
    }

    private void actions(BackupRow row) {
        Button restore = new Button(texts.get("restore"), new FontIcon("fth-rotate-ccw"));
        restore.setId("restore");
        restore.setOnAction(event -> controller.restore(row));
        Button verify = new Button(texts.get("verify"), new FontIcon("fth-check"));
        verify.setId("verify");
        verify.setOnAction(event -> controller.verify(row));
        for (Button button : new Button[] {restore, verify}) {
            button.disableProperty().bind(model.busy);
        }
        VBox foot = new VBox();
        foot.getStyleClass().add("care-foot");
        if (controller.isAdministrator()) {
            Label what = new Label(texts.get("restore.what"));
            what.setWrapText(true);
            what.setMinHeight(Region.USE_PREF_SIZE);
            what.getStyleClass().add("quiet");
            foot.getChildren().addAll(what, restore);
        } else {
            Label who = new Label(texts.get("restore.who"));
            who.setWrapText(true);
            who.getStyleClass().add("quiet");
            foot.getChildren().add(who);
        }
        foot.getChildren().add(verify);
        body.getChildren().add(foot);
    }
}
