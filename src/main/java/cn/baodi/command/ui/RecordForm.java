package cn.baodi.command.ui;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The fields of one record, made from its sheet's columns, each with its problem beside it. Enter goes to the next
 * field; a digit picks from a short list.
 */
public final class RecordForm<T> {
    private final Sheet<T> sheet;
    private final Map<String, Control> fields = new LinkedHashMap<>();
    private final Map<String, Label> problems = new LinkedHashMap<>();
    private final Label whole = problemLabel();
    private final GridPane grid = new GridPane();
    private final VBox box = new VBox(grid, whole);
    private final BooleanProperty dirty = new SimpleBooleanProperty();
    /** Columns whose field holds a mask and not what is stored: it is neither changed nor read back. */
    private final Set<String> masked = new HashSet<>();
    /** The mask that stands in the field of a sealed column, by column. */
    private final Map<String, String> sealed = new HashMap<>();

    private boolean editable = true;
    private boolean filling;
    private Runnable typed = () -> {};

    /** @param columns keys of the columns offered, in order */
    public RecordForm(Sheet<T> sheet, List<String> columns, Background background) {
        this.sheet = sheet;
        grid.getStyleClass().add("form");
        box.getStyleClass().add("form-box");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(GridPane.USE_PREF_SIZE);
        ColumnConstraints editors = new ColumnConstraints();
        editors.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, editors);
        int line = 0;
        for (String key : columns) {
            if (!sheet.reads(key)) {
                continue;
            }
            Column<T, ?> column = sheet.column(key);
            Control field = editor(column, background);
            field.setId(sheet.key() + "-" + key);
            field.setAccessibleText(column.heading());
            field.setMaxWidth(Double.MAX_VALUE);
            Label label = new Label(column.heading() + (column.required() ? " *" : ""));
            label.getStyleClass().add("form-label");
            label.setLabelFor(field);
            Label problem = problemLabel();
            problem.setId(sheet.key() + "-" + key + "-problem");
            fields.put(key, field);
            problems.put(key, problem);
            grid.addRow(line, label, new VBox(field, problem));
            line++;
        }
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::enterGoesOn);
    }

    private static Label problemLabel() {
        Label label = new Label();
        label.getStyleClass().add("problem");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private <V> Control editor(Column<T, V> column, Background background) {
        Type<V> type = column.type();
        switch (type.kind()) {
            case CHOICE, FLAG -> {
                ComboBox<String> combo = new ComboBox<>();
                combo.getItems().add("");
                type.choices().forEach(v -> combo.getItems().add(type.write(v)));
                combo.setVisibleRowCount(12);
                combo.setCellFactory(list -> numbered());
                combo.addEventFilter(KeyEvent.KEY_TYPED, event -> {
                    int digit = event.getCharacter().isEmpty()
                            ? -1
                            : event.getCharacter().charAt(0) - '0';
                    if (digit >= 0 && digit < 10 && digit < combo.getItems().size()) {
                        combo.getSelectionModel().select(digit);
                        combo.hide();
                        next(combo);
                        event.consume();
                    }
                });
                combo.valueProperty().addListener((property, old, value) -> changed());
                return combo;
            }
            case NOTE -> {
                TextArea area = new TextArea();
                area.setWrapText(true);
                area.setPrefRowCount(3);
                area.addEventFilter(KeyEvent.KEY_PRESSED, RecordForm::tabGoesOn);
                area.textProperty().addListener((property, old, value) -> changed());
                return area;
            }
            case UNIT, REFERENCE -> {
                SuggestField field = new SuggestField(type, background);
                field.onChosen(() -> {
                    if (!filling && field.isFocused()) {
                        next(field);
                    }
                });
                field.textProperty().addListener((property, old, value) -> changed());
                return field;
            }
            default -> {
                TextField field = new TextField();
                if (type.kind() == Type.Kind.DATE) {
                    field.setPromptText("2020-02-09");
                } else if (type.kind() == Type.Kind.MOMENT) {
                    field.setPromptText("2020-02-09 08:05");
                }
                field.textProperty().addListener((property, old, value) -> changed());
                return field;
            }
        }
    }

    private void changed() {
        if (!filling) {
            dirty.set(true);
            typed.run();
        }
    }

    private void enterGoesOn(KeyEvent event) {
        boolean plain = event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isShiftDown();
        if (!plain || event.getTarget() instanceof TextArea) {
            return;
        }
        if (event.getTarget() instanceof Control control && fields.containsValue(control)) {
            if (control instanceof ComboBox<?> combo && combo.isShowing()
                    || control instanceof SuggestField && event.isConsumed()) {
                return;
            }
            next(control);
            event.consume();
        }
    }

    /** A choice with the digit that picks it. */
    private static ListCell<String> numbered() {
        return new ListCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                boolean blank = empty || text == null || text.isEmpty();
                setText(blank ? "" : getIndex() < 10 ? getIndex() + "  " + text : text);
            }
        };
    }

    /** Notes seldom hold tabs, and people expect the key to go on; with Ctrl the text area itself does. */
    private static void tabGoesOn(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && event.getTarget() instanceof TextArea area) {
            area.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            event.consume();
        }
    }

    private void next(Control control) {
        List<Control> order =
                fields.values().stream().filter(Control::isVisible).toList();
        int at = order.indexOf(control);
        if (at >= 0 && at + 1 < order.size()) {
            order.get(at + 1).requestFocus();
        }
    }

    /** The fields with their labels. */
    public Node node() {
        return box;
    }

    /** Whether something was typed since the form was filled. */
    public BooleanProperty dirty() {
        return dirty;
    }

    /** @param action runs after each change by hand */
    public void onTyped(Runnable action) {
        typed = action;
    }

    /** Fills every field: a column's text, or "" for null. */
    public void fill(Function<Column<T, ?>, String> text) {
        fill(text, column -> false);
    }

    /**
     * As {@link #fill(Function)}.
     *
     * @param isMasked columns whose text is a mask: what is stored there stays as it is. A sealed column's text is one
     *     as well; it can be typed over, and stays where it is not
     */
    public void fill(Function<Column<T, ?>, String> text, Predicate<Column<T, ?>> isMasked) {
        filling = true;
        masked.clear();
        sealed.clear();
        fields.keySet().stream().filter(key -> isMasked.test(sheet.column(key))).forEach(masked::add);
        editable(editable);
        fields.forEach((key, field) -> {
            String filled = text.apply(sheet.column(key));
            set(field, filled);
            if (sheet.column(key).sealed() && !filled.isEmpty()) {
                sealed.put(key, filled);
            }
        });
        filling = false;
        dirty.set(false);
        show(List.of(), Problem::key);
    }

    /** Sets one field as if it were typed. */
    public void type(String column, String text) {
        if (fields.containsKey(column)) {
            set(fields.get(column), text);
        }
    }

    @SuppressWarnings("unchecked")
    private static void set(Control field, String text) {
        String value = text == null ? "" : text;
        if (field instanceof ComboBox<?> combo) {
            ((ComboBox<String>) combo).setValue(value);
        } else if (field instanceof SuggestField suggest) {
            suggest.take(value);
        } else if (field instanceof TextInputControl input) {
            input.setText(value);
        }
    }

    /** Whether a field holds a mask that can be asked away. */
    public boolean isMasked() {
        return !masked.isEmpty();
    }

    /** Whether a field holds a mask that stays. */
    public boolean isSealed() {
        return !sealed.isEmpty();
    }

    /** What the fields hold, by column; without those that hold a mask. */
    public Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        fields.forEach((key, field) -> {
            if (!masked.contains(key) && !text(field).equals(sealed.get(key))) {
                cells.put(key, text(field));
            }
        });
        return cells;
    }

    private static String text(Control field) {
        Object value = field instanceof ComboBox<?> combo ? combo.getValue() : ((TextInputControl) field).getText();
        return value == null ? "" : value.toString();
    }

    /** Shows each problem beside its field, others under the form. */
    public void show(List<? extends Problem> found, Function<Problem, String> words) {
        problems.values().forEach(l -> l.setText(""));
        whole.setText("");
        fields.values().forEach(f -> f.getStyleClass().remove("wrong"));
        for (Problem problem : found) {
            Label label = problems.getOrDefault(problem.field(), whole);
            label.setText(words.apply(problem));
            Control field = fields.get(problem.field());
            if (field != null && !field.getStyleClass().contains("wrong")) {
                field.getStyleClass().add("wrong");
            }
        }
    }

    /** Puts the cursor into the first field, or the first with a problem. */
    public void focus() {
        fields.entrySet().stream()
                .filter(f -> !problems.get(f.getKey()).getText().isEmpty())
                .findFirst()
                .or(() -> fields.entrySet().stream().findFirst())
                .ifPresent(f -> f.getValue().requestFocus());
    }

    /** Puts the cursor into the first field that holds nothing yet. */
    public void focusBlank() {
        fields.values().stream()
                .filter(field -> text(field).isEmpty())
                .findFirst()
                .or(() -> fields.values().stream().findFirst())
                .ifPresent(Control::requestFocus);
    }

    /** Shows or hides one field with its label; what it holds stays. */
    public void show(String column, boolean visible) {
        Control field = fields.get(column);
        if (field == null) {
            return;
        }
        Node holder = field.getParent();
        Node label = grid.getChildren().stream()
                .filter(n -> n instanceof Label l && l.getLabelFor() == field)
                .findFirst()
                .orElseThrow();
        for (Node node : List.of(field, holder, label)) {
            node.setVisible(visible);
            node.setManaged(visible);
        }
    }

    /** Puts the cursor into the field of {@code column}. */
    public void focus(String column) {
        Control field = fields.get(column);
        if (field != null) {
            field.requestFocus();
        }
    }

    public void editable(boolean editable) {
        this.editable = editable;
        fields.forEach((key, f) -> {
            boolean now = editable && !masked.contains(key);
            if (f instanceof TextInputControl input) {
                input.setEditable(now);
            } else {
                f.setDisable(!now);
            }
        });
    }
}
