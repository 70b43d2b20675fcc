package cn.baodi.command.ui;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
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
    /** Stores an edit; the last argument takes what is wrong with it. */
    interface Store<T> {
        void edit(T row, String column, String text, Consumer<Problem> refused);
    }

    private final TableView<T> table;
    private final StackPane layer;
    private final Store<T> store;
    private final Function<Problem, String> words;
    private final TextField field = new TextField();
    /** Why the text of a masked cell cannot be had here, in words. */
    private final String masked;

    private final Tooltip problem = new Tooltip();
    private T row;
    private Column<T, ?> column;
    private boolean editing;

    InlineEditor(TableView<T> table, StackPane layer, Store<T> store, Function<Problem, String> words, String masked) {
        this.masked = masked;
        this.table = table;
        this.layer = layer;
        this.store = store;
        this.words = words;
        field.setManaged(false);
        field.setOpacity(0);
        field.setId(table.getId() + "Editor");
        field.getStyleClass().add("inline-editor");
        field.accessibleTextProperty().bind(table.accessibleTextProperty());
        field.setFocusTraversable(false);
        field.setMouseTransparent(true);
        layer.getChildren().add(field);
        table.getSelectionModel().setCellSelectionEnabled(false);
        table.focusedProperty().addListener((property, was, focused) -> {
            if (focused && !table.getItems().isEmpty()) {
                field.requestFocus();
            }
        });
        field.focusedProperty().addListener((property, was, focused) -> {
            table.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), focused);
            if (!focused && editing) {
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
            if (event.getClickCount() == 2 && place()) {
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
                if (place()) {
                    begin(null);
                }
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

    /** Puts the field over the active cell; false where there is none that may be edited. */
    private boolean place() {
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        if (at == null
                || at.getColumn() < 0
                || at.getRow() < 0
                || at.getRow() >= table.getItems().size()) {
            return false;
        }
        int index = at.getColumn();
        @SuppressWarnings("unchecked")
        Column<T, ?> wanted = (Column<T, ?>) table.getVisibleLeafColumn(index).getUserData();
        T candidate = table.getItems().get(at.getRow());
        if (!table.getVisibleLeafColumn(index).isEditable()) {
            return false;
        }
        if (wanted == null || wanted.derived() || wanted.key().equals("code") || candidate.retired() != null) {
            return false;
        }
        for (Node node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.getIndex() == at.getRow()
                    && cell.getTableColumn() == table.getVisibleLeafColumn(index)
                    && cell.isVisible()) {
                Bounds bounds = layer.sceneToLocal(cell.localToScene(cell.getBoundsInLocal()));
                field.resizeRelocate(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
                row = candidate;
                column = wanted;
                return true;
            }
        }
        return false;
    }

    /** @param typed what was typed already, or null to start from the cell's text */
    private void begin(String typed) {
        if (!place()) {
            field.clear();
            return;
        }
        if (typed == null && isMasked()) {
            tell(masked);
            return;
        }
        editing = true;
        field.setOpacity(1);
        field.setMouseTransparent(false);
        if (typed == null) {
            field.setText(column.text(row));
            field.selectAll();
        }
    }

    /** What the cell masks is not laid open by editing it; it may be typed over. */
    private boolean isMasked() {
        return column.masks(row) && !column.text(row).isEmpty();
    }

    private void commit() {
        String text = field.getText();
        T edited = row;
        Column<T, ?> at = column;
        boolean[] wrong = new boolean[1];
        store.edit(edited, at.key(), text, refused -> {
            wrong[0] = true;
            say(words.apply(refused));
        });
        if (!wrong[0]) {
            end();
        }
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
        problem.hide();
        field.getStyleClass().remove("wrong");
        field.setOpacity(0);
        field.setMouseTransparent(true);
        field.clear();
    }
}
