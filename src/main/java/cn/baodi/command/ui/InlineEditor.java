package cn.baodi.command.ui;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * Editing in the grid. A real text field stands, unseen, over the active cell and has the keyboard, so that the first
 * letter of an input method is never eaten; it shows itself once something is typed. Enter and leaving the cell store,
 * Esc does not.
 */
final class InlineEditor<T extends Row> {
    /** What becomes of an edit. */
    interface Store<T extends Row> {
        /**
         * Stores it.
         *
         * @param refused takes why it was not stored, in words; at once, or when the cell is closed already
         */
        void edit(T row, String column, String text, Consumer<String> refused);

        /** Why a cell cannot be edited, in words; null where it can. */
        String closed(T row, Column<T, ?> column);

        /** Tells why an edit was not stored where its cell can no longer be shown. */
        void say(String reason);
    }

    private final TableView<T> table;
    private final StackPane layer;
    private final Store<T> store;
    private final Texts texts;
    private final TextField field = new TextField();
    private final Tooltip problem = new Tooltip();
    /** Edits that were refused while another cell was being typed into; each is opened again after it. */
    private final Deque<Runnable> refused = new ArrayDeque<>();

    private T row;
    private Column<T, ?> column;
    private boolean editing;
    /** What the database refused and has not been changed since, or null: leaving the cell does not store it again. */
    private String standing;

    InlineEditor(TableView<T> table, StackPane layer, Store<T> store, Texts texts) {
        this.table = table;
        this.layer = layer;
        this.store = store;
        this.texts = texts;
        field.setManaged(false);
        field.setOpacity(0);
        field.setId(table.getId() + "Editor");
        field.getStyleClass().add("inline-editor");
        field.accessibleTextProperty().bind(table.accessibleTextProperty());
        field.setFocusTraversable(false);
        field.setMouseTransparent(true);
        layer.getChildren().add(field);
        problem.setHideOnEscape(false); // Esc is for the cell
        table.getSelectionModel().setCellSelectionEnabled(false);
        table.focusedProperty().addListener((property, was, focused) -> {
            if (focused && !table.getItems().isEmpty()) {
                field.requestFocus();
            }
        });
        field.focusedProperty().addListener((property, was, focused) -> {
            table.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), focused);
            if (!focused && editing && !field.getText().equals(standing)) {
                commit();
            } else if (!focused) {
                problem.hide();
            }
        });
        field.textProperty().addListener((property, old, text) -> {
            if (!editing && !text.isEmpty()) {
                begin(text);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                field.requestFocus();
                begin(null);
            }
        });
    }

    private void pressed(KeyEvent event) {
        if (editing) {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                commit();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                end();
                event.consume();
            } else if (event.getCode() == KeyCode.TAB) {
                commit();
                move(event);
                event.consume();
            }
            return;
        }
        problem.hide();
        switch (event.getCode()) {
            case F2 -> {
                begin(null);
                event.consume();
            }
            case LEFT, RIGHT, TAB -> {
                if (event.getCode() == KeyCode.TAB || event.isShortcutDown()) {
                    return;
                }
                move(event);
                event.consume();
            }
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, SPACE, ENTER -> {
                if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                    return;
                }
                if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
                    return;
                }
                table.fireEvent(event.copyFor(table, table));
                event.consume();
            }
            case A, C -> {
                if (event.isShortcutDown()) {
                    table.fireEvent(event.copyFor(table, table));
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void move(KeyEvent event) {
        boolean back = event.getCode() == KeyCode.LEFT || event.isShiftDown();
        if (back) {
            table.getFocusModel().focusLeftCell();
        } else {
            table.getFocusModel().focusRightCell();
        }
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        if (at != null && at.getColumn() >= 0) {
            table.scrollToColumnIndex(at.getColumn());
        }
        table.requestLayout();
    }

    /** Puts the field over the active cell, and tells where there is none that may be edited. */
    private boolean place() {
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        int rows = table.getItems().size();
        if (at == null || at.getRow() < 0 || at.getRow() >= rows || at.getColumn() < 0) {
            if (rows > 0) {
                tell(texts.get("edit.nowhere"));
            }
            return false;
        }
        TableColumn<T, ?> shown = table.getVisibleLeafColumn(at.getColumn());
        if (!cover(at.getRow(), shown)) {
            table.scrollTo(at.getRow());
            table.scrollToColumn(shown);
            table.layout();
            cover(at.getRow(), shown);
        }
        row = table.getItems().get(at.getRow());
        column = column(shown);
        String closed = store.closed(row, column);
        if (closed != null) {
            tell(closed);
        }
        return closed == null;
    }

    /** Puts the field over a cell; false where it is scrolled out of sight. */
    private boolean cover(int index, TableColumn<T, ?> shown) {
        for (Node node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.getIndex() == index
                    && cell.getTableColumn() == shown
                    && cell.isVisible()) {
                Bounds bounds = layer.sceneToLocal(cell.localToScene(cell.getBoundsInLocal()));
                field.resizeRelocate(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private Column<T, ?> column(TableColumn<T, ?> shown) {
        return (Column<T, ?>) shown.getUserData();
    }

    /** @param typed what was typed already, or null to start from the cell's text */
    private void begin(String typed) {
        if (!place()) {
            field.clear();
            return;
        }
        if (typed == null && isMasked()) {
            tell(texts.get("edit.masked"));
            return;
        }
        open();
        if (typed == null) {
            field.setText(column.text(row));
            field.selectAll();
        }
    }

    private void open() {
        editing = true;
        field.setOpacity(1);
        field.setMouseTransparent(false);
    }

    /** What the cell masks is not laid open by editing it; it may be typed over. */
    private boolean isMasked() {
        return column.masks(row) && !column.text(row).isEmpty();
    }

    private void commit() {
        String text = field.getText();
        T edited = row;
        Column<T, ?> at = column;
        boolean[] closed = new boolean[1];
        boolean[] wrong = new boolean[1];
        store.edit(edited, at.key(), text, reason -> {
            if (closed[0]) {
                reopen(edited, at, text, reason);
            } else {
                wrong[0] = true;
                say(reason);
            }
        });
        if (!wrong[0]) {
            closed[0] = true;
            end();
        }
    }

    /** The database refused what the cell was closed with: it is there again to be corrected. */
    private void reopen(T edited, Column<T, ?> at, String text, String reason) {
        if (editing) {
            refused.add(() -> reopen(edited, at, text, reason));
            return;
        }
        int index = 0;
        while (index < table.getItems().size()
                && !edited.id().equals(table.getItems().get(index).id())) {
            index++;
        }
        TableColumn<T, ?> shown = table.getVisibleLeafColumns().stream()
                .filter(c -> column(c) == at)
                .findFirst()
                .orElse(null);
        if (index == table.getItems().size() || shown == null || table.getScene() == null) {
            store.say(reason);
            return;
        }
        focus(index, shown);
        if (place()) {
            open();
            field.setText(text);
            standing = text;
            say(reason);
            field.end(); // whoever gets the keyboard selects all, and one key would take it away
        }
    }

    private <V> void focus(int index, TableColumn<T, V> shown) {
        table.getFocusModel().focus(index, shown);
    }

    private void say(String text) {
        if (!field.getStyleClass().contains("wrong")) {
            field.getStyleClass().add("wrong");
        }
        if (!field.isFocused()) {
            field.requestFocus();
        }
        tell(text);
    }

    private void tell(String text) {
        problem.setText(text);
        if (field.getScene() != null && field.getScene().getWindow() != null) {
            Bounds on = field.localToScreen(field.getBoundsInLocal());
            problem.show(field, on.getMinX(), on.getMaxY() + 2);
        }
    }

    private void end() {
        editing = false;
        standing = null;
        problem.hide();
        field.getStyleClass().remove("wrong");
        field.setOpacity(0);
        field.setMouseTransparent(true);
        field.clear();
        Runnable next = refused.poll();
        if (next != null) {
            next.run();
        }
    }
}
