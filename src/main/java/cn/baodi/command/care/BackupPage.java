package cn.baodi.command.care;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** How things stand, the list of backups, and what going back to the selected one would mean. */
final class BackupPage {
    private final CareModel model;
    private final CareController controller;
    private final CareWords words;
    private final Texts texts;
    private final BorderPane node = new BorderPane();
    private final TableView<BackupRow> table;

    BackupPage(CareModel model, CareController controller, CareWords words) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        texts = words.texts();
        table = table();
        VBox top = new VBox(new CareTiles(model, words).node(), found(), taken());
        top.getStyleClass().add("care-top");
        node.setTop(top);
        node.setCenter(table);
        node.setRight(new PreviewCard(model, controller, words).node());
        Tables.followSize(table, controller.look());
    }

    Node node() {
        return node;
    }

    private TableView<BackupRow> table() {
        TableView<BackupRow> made = Tables.of(
                BackupSheet.of(words), model.backups, Map.of("state", row -> row.isGood() ? Tone.GOOD : Tone.BAD));
        made.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        made.getColumns().stream()
                .filter(column ->
                        column.getId().equals("size") || column.getId().equals("tx"))
                .forEach(column -> column.getStyleClass().add("figure"));
        made.getColumns().forEach(column -> column.setSortable(false)); // newest first by sequence, not by clock
        Label none = new Label();
        none.setWrapText(true);
        none.getStyleClass().add("quiet");
        none.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.failure.get().isEmpty() ? texts.get("backups.none") : model.failure.get(),
                        model.failure));
        made.setPlaceholder(none);
        made.getSelectionModel().selectedItemProperty().addListener((property, was, row) -> {
            if (row != null && !row.equals(model.selected.get())) {
                controller.select(row);
            }
        });
        model.selected.addListener((property, was, row) -> {
            if (row == null) {
                made.getSelectionModel().clearSelection();
            } else if (!row.equals(made.getSelectionModel().getSelectedItem())) {
                made.getSelectionModel().select(row);
            }
        });
        return made;
    }

    /** What can be done with the whole; stands beside the page's name. */
    Node buttons() {
        Button now = button("backupNow", "backup.now", "fth-save", controller::backUp);
        now.disableProperty().bind(model.busy);
        Button check = button("checkNow", "check.now", "fth-check-circle", controller::check);
        check.disableProperty().bind(model.busy);
        Button file = button("backupFile", "backup.file", "fth-folder", controller::openFile);
        HBox row = new HBox(check);
        if (controller.mayKeep()) {
            row.getChildren().add(0, now);
        }
        if (controller.isAdministrator()) {
            row.getChildren().add(file);
        }
        row.getStyleClass().add("care-buttons");
        row.setMinWidth(Region.USE_PREF_SIZE);
        return row;
    }

    /** What the last check found, with the way out of it. */
    private Node found() {
        Label what = words();
        what.setId("checkFound");
        what.getStyleClass().add("tone-bad");
        Button anew = button("makeAnew", "anew", "fth-refresh-cw", controller::makeAnew);
        anew.disableProperty().bind(model.busy);
        anew.managedProperty().bind(anew.visibleProperty());
        HBox box = banner(what, anew);
        Runnable follow = () -> {
            CareState state = model.state.get();
            boolean bad = state != null
                    && state.notes().check() != null
                    && !state.notes().check().differences().isEmpty();
            box.setVisible(bad);
            if (bad) {
                what.setText(words.found(state));
                anew.setVisible(
                        controller.isAdministrator() && !state.notes().check().staysAnew());
            }
        };
        model.state.addListener((property, was, state) -> follow.run());
        follow.run();
        return box;
    }

    /** The way back from the last restore. */
    private Node taken() {
        Label what = words();
        Button back = button("takeBack", "restore.back", "fth-corner-up-left", controller::takeBack);
        back.disableProperty().bind(model.busy);
        HBox box = banner(what, back);
        box.visibleProperty().bind(model.before.isNotNull());
        model.before.addListener((property, was, before) -> {
            if (before != null) {
                what.setText(texts.get("restore.can", words.moment(before.note().at())));
            }
        });
        return box;
    }

    private static Label words() {
        Label words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }

    private static HBox banner(Node... parts) {
        HBox box = new HBox(parts);
        box.getStyleClass().add("bulk-bar");
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Button button(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
