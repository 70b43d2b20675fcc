package cn.baodi.command.shell;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Search and commands in one list (Ctrl+K). */
final class Palette {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");
    private static final int PAGE = 8;

    private final Texts texts;
    private final PaletteModel model;
    private final Overlay overlay;
    private final Consumer<Link> open;
    private final TextField field = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final Label none = new Label();
    private final VBox node;

    /**
     * One line, with the heading above it where it is the first of its group.
     *
     * @param heading null for the others
     */
    private record Line(Found found, String heading) {}

    Palette(Texts texts, PaletteModel model, Overlay overlay, Consumer<Link> open) {
        this.texts = texts;
        this.model = model;
        this.overlay = overlay;
        this.open = open;
        field.setId("paletteField");
        field.setPromptText(texts.get("palette.prompt"));
        field.setAccessibleText(texts.get("palette.prompt"));
        field.textProperty().addListener((observable, was, typed) -> model.query(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setId("paletteList");
        list.setAccessibleText(texts.get("palette.results"));
        list.setCellFactory(view -> new Cell());
        list.setFocusTraversable(false);
        list.setPlaceholder(none);
        list.setOnMouseClicked(event -> choose());
        node = new VBox(field, list);
        node.setId("palette");
        node.getStyleClass().addAll("overlay-card", "palette");
        VBox.setVgrow(list, Priority.ALWAYS);
        model.groups().addListener((observable, was, groups) -> fill(groups));
    }

    boolean isShown() {
        return overlay.isShowing(node);
    }

    void toggle() {
        if (isShown()) {
            overlay.close();
            return;
        }
        field.clear();
        model.query("");
        overlay.show(node, field, Pos.TOP_CENTER);
    }

    private void fill(List<Found.Group> groups) {
        List<Line> lines = new ArrayList<>();
        for (Found.Group group : groups) {
            String count = group.lines().size() + (group.more() ? "+" : "");
            for (Found found : group.lines()) {
                lines.add(new Line(found, found == group.lines().get(0) ? group.title() + "  " + count : null));
            }
        }
        none.setText(texts.get("palette.none", field.getText()));
        list.getItems().setAll(lines);
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void press(KeyEvent event) {
        int move = switch (event.getCode()) {
            case DOWN -> 1;
            case UP -> -1;
            case PAGE_DOWN -> PAGE;
            case PAGE_UP -> -PAGE;
            default -> 0;
        };
        if (move != 0) {
            event.consume();
            move(move);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            model.whenAnswered(() -> {
                if (isShown()) {
                    choose();
                }
            });
        }
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        int at = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + by));
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - PAGE / 2));
    }

    private void choose() {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line == null || line.found().isDisabled()) {
            return; // the reason stands beside it
        }
        overlay.close();
        model.used(line.found());
        if (line.found().hit() != null) {
            open.accept(line.found().hit().link());
        } else {
            line.found().command().run();
        }
    }

    private final class Cell extends ListCell<Line> {
        private final Label heading = new Label();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox line;
        private final VBox box;

        Cell() {
            heading.getStyleClass().add("palette-heading");
            detail.getStyleClass().add("palette-detail");
            keys.getStyleClass().add("key-name");
            title.setMinWidth(Region.USE_PREF_SIZE);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            keys.managedProperty().bind(keys.visibleProperty());
            heading.managedProperty().bind(heading.visibleProperty());
            HBox.setHgrow(detail, Priority.ALWAYS);
            detail.setMaxWidth(Double.MAX_VALUE);
            line = new HBox(title, detail, keys);
            line.getStyleClass().add("palette-line");
            line.setAlignment(Pos.BASELINE_LEFT);
            box = new VBox(heading, line);
            setPrefWidth(0); // as wide as the list, however long the text
        }

        @Override
        protected void updateItem(Line item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            heading.setText(item.heading());
            heading.setVisible(item.heading() != null);
            title.setText(item.found().title());
            detail.setText(item.found().detail());
            keys.setText(item.found().keys());
            keys.setVisible(!item.found().keys().isEmpty());
            pseudoClassStateChanged(UNAVAILABLE, item.found().isDisabled());
            setAccessibleText(item.found().title() + " " + item.found().detail());
            setGraphic(box);
        }
    }
}
