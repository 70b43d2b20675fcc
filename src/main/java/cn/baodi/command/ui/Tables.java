package cn.baodi.command.ui;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Type;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** Tables made from a sheet's columns, alike in every area. */
public final class Tables {
    private static final PseudoClass RETIRED = PseudoClass.getPseudoClass("retired");
    /** Pixels of a letter at the usual size. */
    static final double EM = 14;

    private static final double CELL_PADDING = 22;
    private static final double TONE_MARK = 1.5;
    private static final double LATIN = 0.58;

    private Tables() {}

    /**
     * @param rows followed by the table
     * @param tones how the state in a column is marked
     * @return a table with one column for each of the sheet; figures right-aligned, personal data masked
     */
    public static <T> TableView<T> of(Sheet<T> sheet, ObservableList<T> rows, Map<String, Function<T, Tone>> tones) {
        TableView<T> table = new TableView<>(rows);
        table.setId(sheet.key() + "Table");
        table.setAccessibleText(sheet.title());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(RETIRED, !empty && item instanceof Row row && row.retired() != null);
            }
        });
        for (Column<T, ?> column : sheet.columns()) {
            table.getColumns().add(column(column, tones.get(column.key())));
        }
        return table;
    }

    private static <T> TableColumn<T, String> column(Column<T, ?> column, Function<T, Tone> tone) {
        TableColumn<T, String> shown = new TableColumn<>(column.heading());
        shown.setId(column.key());
        shown.setUserData(column);
        double words = column.type().choices().stream()
                .mapToDouble(choice -> ems(write(column.type(), choice)))
                .max()
                .orElse(0);
        double mark = tone == null ? 0 : TONE_MARK;
        double widest = Math.max(Math.max(column.width(), words) + mark, ems(column.heading()) + 1);
        shown.setPrefWidth(widest * EM + CELL_PADDING);
        shown.setCellValueFactory(cell -> new ReadOnlyStringWrapper(column.shown(cell.getValue())));
        if (column.type().kind().isNumber()) {
            shown.getStyleClass().add("figure");
        }
        shown.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                setGraphic(null);
                setText(empty ? null : text);
                T row = empty || getTableRow() == null ? null : getTableRow().getItem();
                if (tone != null && row != null) {
                    setText(null);
                    setGraphic(marked(tone.apply(row), text));
                }
            }
        });
        return shown;
    }

    @SuppressWarnings("unchecked")
    private static <V> String write(Type<V> type, Object value) {
        return type.write((V) value);
    }

    /** About how wide a text is in letters of Chinese, of which a Latin one takes little more than half. */
    public static double ems(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x2E80 ? LATIN : 1).sum();
    }

    /** Pixels of a column that holds {@code ems} Chinese letters at the present size. */
    public static double wide(double ems, Look look) {
        return (ems * EM + CELL_PADDING) * look.percent() / 100;
    }

    /** A word with the shape and colour of its tone. */
    public static Label marked(Tone tone, String word) {
        Label label = new Label(tone == null ? word : tone.shape() + " " + word);
        if (tone != null) {
            label.getStyleClass().add(tone.styleClass());
        }
        return label;
    }

    /** Gives the columns the size of the letters, now and whenever it changes; what was dragged stays in proportion. */
    public static void followSize(TableView<?> table, Look look) {
        int[] sized = {100};
        Runnable follow = () -> {
            double scale = (double) look.percent() / sized[0];
            sized[0] = look.percent();
            // Before it was ever shown a column has no width of its own.
            boolean shown = table.getSkin() != null;
            table.getColumns()
                    .forEach(
                            column -> column.setPrefWidth((shown ? column.getWidth() : column.getPrefWidth()) * scale));
        };
        follow.run();
        look.onChange(follow);
    }

    /** Calls {@code near} when the last rows come into sight. */
    public static void onNearEnd(TableView<?> table, Runnable near) {
        table.skinProperty().addListener((property, old, skin) -> {
            for (Node node : table.lookupAll(".scroll-bar")) {
                if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                    bar.valueProperty().addListener((value, was, now) -> {
                        if (now.doubleValue() >= bar.getMax() * 0.9) {
                            near.run();
                        }
                    });
                }
            }
        });
    }
}
