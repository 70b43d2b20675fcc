package cn.baodi.command.ui;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jfree.chart.JFreeChart;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A chart on the screen, with the same numbers as a table behind Ctrl+T. It follows the theme and the size of the
 * letters, is drawn anew at every size, and says in words when there is nothing to draw.
 */
public final class ChartPane extends StackPane {
    private static final KeyCombination TURN = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PICTURE =
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    /** The size of letters for which charts are measured, in pixels. */
    private static final double USUAL_LETTERS = 14;

    private static final int PICTURE_WIDTH = 960;
    private static final int PICTURE_HEIGHT = 480;

    private final Texts texts;
    private final Look look;
    private final Background background;
    private final Exchange exchange;
    private final Supplier<Set<Role>> holders;
    private final ChartSurface surface = new ChartSurface();
    private final TableView<Integer> table = new TableView<>();
    private final Label empty = new Label();
    /** What the table is of: the chart says it itself. */
    private final Label caption = new Label();

    private final Button turn = new Button();
    private ChartData data;
    /** Why there are no data, or null. */
    private String failure;

    private boolean asTable;
    private int drawing;

    /** @param holders who may take its numbers along */
    public ChartPane(Workbench workbench, Supplier<Set<Role>> holders) {
        this.holders = holders;
        look = workbench.look();
        background = workbench.background();
        exchange = workbench.exchange();
        texts = workbench.texts(ChartPane.class);
        getStyleClass().add("chart-pane");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        table.setId("chartTable");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setPlaceholder(new Label(texts.get("chart.none")));
        empty.setId("chartEmpty");
        empty.setWrapText(true);
        empty.getStyleClass().add("empty");
        turn.setId("chartTurn");
        turn.getStyleClass().addAll("flat", "small");
        turn.setOnAction(event -> turn());
        empty.fontProperty().addListener((property, old, font) -> draw());
        caption.setId("chartCaption");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        caption.setMaxHeight(USE_PREF_SIZE);
        caption.maxWidthProperty().bind(widthProperty().subtract(turn.widthProperty()));
        turn.heightProperty().addListener(property -> underHead());
        caption.heightProperty().addListener(property -> underHead());
        StackPane.setAlignment(caption, Pos.TOP_LEFT);
        StackPane.setAlignment(turn, Pos.TOP_RIGHT);
        getChildren().addAll(surface, table, empty, caption, turn);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setOnContextMenuRequested(event -> {
            if (data != null) {
                menu().show(this, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        look.onChange(this::draw);
        arrange();
    }

    private void underHead() {
        double head = Math.max(turn.getHeight(), caption.isVisible() ? caption.getHeight() : 0);
        StackPane.setMargin(table, new Insets(head, 0, 0, 0));
    }

    /** Shows other numbers; null or data without any value shows a sentence instead. */
    public void show(ChartData numbers) {
        show(numbers, null);
    }

    /** Shows why there are no numbers, which is not the same as none. @param why in the officer's words */
    public void fail(String why) {
        show(null, why);
    }

    private void show(ChartData numbers, String why) {
        data = numbers;
        failure = why;
        fillTable();
        arrange();
        draw();
    }

    /** Shows the table in place of the chart, or the chart again. */
    public void turn() {
        boolean focused = isFocused() || table.isFocused();
        asTable = !asTable;
        arrange();
        if (focused) {
            (asTable ? table : this).requestFocus();
        }
    }

    /** Whether the table is shown. */
    public boolean turned() {
        return asTable;
    }

    private void press(KeyEvent event) {
        if (TURN.match(event)) {
            turn();
            event.consume();
        } else if (data != null && (COPY.match(event) || PICTURE.match(event))) {
            copy(PICTURE.match(event));
            event.consume();
        } else if (data != null && SAVE.match(event)) {
            save();
            event.consume();
        }
    }

    private ContextMenu menu() {
        MenuItem other = new MenuItem(texts.get(asTable ? "chart.asChart" : "chart.asTable"));
        other.setAccelerator(TURN);
        other.setOnAction(event -> turn());
        return new ContextMenu(
                other,
                item("chart.copy", COPY, () -> copy(false)),
                item("chart.copy.picture", PICTURE, () -> copy(true)),
                item("chart.save", SAVE, this::save));
    }

    private MenuItem item(String key, KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setAccelerator(keys);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void arrange() {
        boolean blank = data == null || data.isEmpty();
        empty.setText(failure != null ? failure : texts.get(isZero() ? "chart.zero" : "chart.none"));
        empty.setVisible(blank && !asTable);
        surface.setVisible(!blank && !asTable);
        table.setVisible(asTable);
        caption.setText(data == null ? "" : texts.get("chart.caption", data.title(), data.range()));
        caption.setVisible(asTable && data != null);
        underHead();
        setFocusTraversable(!asTable);
        turn.setVisible(data != null);
        turn.setText(texts.get(asTable ? "chart.asChart" : "chart.asTable"));
        turn.setGraphic(new FontIcon(asTable ? "fth-bar-chart-2" : "fth-grid"));
        turn.setAccessibleText(texts.get(asTable ? "chart.asChart.long" : "chart.asTable.long"));
        String words = summary();
        setAccessibleText(words);
        table.setAccessibleText(words);
    }

    /** Zeros were counted; that is not the same as no data. */
    private boolean isZero() {
        return data != null
                && data.isEmpty()
                && data.series().stream().flatMap(s -> s.values().stream()).anyMatch(Objects::nonNull);
    }

    private String summary() {
        if (data == null || data.isEmpty()) {
            return data == null
                    ? empty.getText()
                    : texts.get("chart.spoken", data.title(), data.range()) + empty.getText();
        }
        return data.series().stream()
                .map(this::summary)
                .collect(Collectors.joining(
                        texts.get("chart.semicolon"), texts.get("chart.spoken", data.title(), data.range()), ""));
    }

    private String summary(Series series) {
        int last = -1;
        int highest = -1;
        for (int i = 0; i < series.values().size(); i++) {
            Number value = series.values().get(i);
            if (value != null) {
                last = i;
                if (highest < 0
                        || value.doubleValue() > series.values().get(highest).doubleValue()) {
                    highest = i;
                }
            }
        }
        if (last < 0) {
            return texts.get("chart.spoken.none", series.name());
        }
        return texts.get(
                "chart.spoken.series",
                series.name(),
                data.categories().get(last),
                Charts.number(series.values().get(last)),
                data.unit(),
                data.categories().get(highest),
                Charts.number(series.values().get(highest)));
    }

    private void draw() {
        if (data == null || data.isEmpty()) {
            return;
        }
        int mine = ++drawing;
        ChartData numbers = data;
        ChartTheme theme = look.dark() ? ChartTheme.DARK : ChartTheme.LIGHT;
        // Larger fonts, not a larger scale: scaled bold letters come out with holes where their strokes cross.
        double letters = empty.getFont().getSize() / USUAL_LETTERS;
        background.run(
                () -> {
                    Fonts.loadForScreen();
                    JFreeChart chart = Charts.besideButton(Charts.of(numbers, theme, letters), letters);
                    // A first drawing loads a good part of the library, which would hold up the window.
                    chart.createBufferedImage(PICTURE_WIDTH, PICTURE_HEIGHT);
                    return chart;
                },
                chart -> {
                    if (mine == drawing) {
                        surface.show(chart);
                    }
                });
    }

    private void fillTable() {
        table.getColumns().clear();
        table.getItems().clear();
        if (data == null) {
            return;
        }
        ChartData shown = data;
        List<TableColumn<Integer, String>> columns = new ArrayList<>();
        columns.add(column(texts.get("chart.category"), shown.categories(), false));
        for (Series series : shown.series()) {
            columns.add(column(
                    texts.get("chart.column", series.name(), shown.unit()),
                    series.values().stream().map(Charts::number).toList(),
                    true));
        }
        table.getColumns().addAll(columns);
        table.getItems()
                .addAll(IntStream.range(0, shown.categories().size()).boxed().toList());
    }

    private static TableColumn<Integer, String> column(String heading, List<String> cells, boolean numeric) {
        TableColumn<Integer, String> column = new TableColumn<>(heading);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue() < cells.size() ? cells.get(row.getValue()) : ""));
        column.setSortable(false);
        column.setReorderable(false);
        if (numeric) {
            column.setStyle("-fx-alignment: CENTER-RIGHT;");
        }
        return column;
    }

    private void copy(boolean picture) {
        exchange.copyChart(data, holders.get(), picture);
    }

    private void save() {
        exchange.saveChart(data, holders.get());
    }
}
