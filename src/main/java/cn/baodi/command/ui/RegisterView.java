package cn.baodi.command.ui;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame that every area shares: filter and table in the middle, the card on the right, the chart below. */
public final class RegisterView<T extends Row> {
    /** In less than so many letters filters and buttons do not go beside each other. */
    private static final double LETTERS_A_LINE = 60;
    /** In fewer lines of letters the chart would leave the table no rows. */
    private static final double LETTERS_WITH_CHART = 28;

    private static final double TABLE_SHARE = 0.6;

    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final RegisterModel<T> model;
    private final RegisterController<T> controller;
    private final Texts texts;
    private final Sheet<T> sheet;
    private final FilterBar<T> filters;
    private final TableView<T> table;
    private final RegisterCard<T> card;
    private final ChartPane chart;
    private final BorderPane root = new BorderPane();
    private final VBox above = new VBox();
    private final HBox top = new HBox();
    private final HBox buttons = new HBox();
    private final SplitPane split = new SplitPane();
    private boolean isFlat;
    private boolean selecting;

    RegisterView(Workbench workbench, RegisterSpec<T> spec, RegisterModel<T> model, RegisterController<T> controller) {
        this.workbench = workbench;
        this.spec = spec;
        this.model = model;
        this.controller = controller;
        texts = workbench.texts(RegisterView.class);
        sheet = spec.register.sheet();
        filters = new FilterBar<>(workbench, spec, model, controller);
        table = Tables.of(sheet, model.rows, spec.tones);
        card = new RegisterCard<>(workbench, spec, model, controller);
        chart = new ChartPane(workbench, controller::exporters);
        root.getStyleClass().add("register");
        root.setTop(new VBox(top(), bulk()));
        root.setCenter(middle());
        root.setRight(card.node());
        root.widthProperty().addListener((property, was, width) -> arrange());
        root.heightProperty().addListener((property, was, height) -> arrange());
        workbench.look().onChange(this::arrange);
        Tables.followSize(table, workbench.look());
        // Whoever goes to an area by its key goes on with the keys in its table.
        root.sceneProperty().addListener((property, was, scene) -> {
            if (scene == null) {
                controller.card().keepUnfinished();
            } else if (model.card.get() != RegisterModel.Card.NEW) {
                workbench.background().onScreen(table::requestFocus);
            }
        });
    }

    /** The whole screen of the register. */
    public Node node() {
        return root;
    }

    /** Where there is little room, the table has it and not the chart. */
    private void arrange() {
        double letters = Tables.EM * workbench.look().percent() / 100;
        boolean slim = root.getWidth() < LETTERS_A_LINE * letters;
        if (slim == (buttons.getParent() == top)) {
            top.getChildren().remove(buttons);
            above.getChildren().remove(buttons);
            (slim ? above : top).getChildren().add(slim ? 0 : 1, buttons);
        }
        boolean flat = root.getHeight() < LETTERS_WITH_CHART * letters;
        if (flat != isFlat) {
            isFlat = flat;
            split.setDividerPositions(flat ? 1 : TABLE_SHARE);
        }
    }

    private Node top() {
        buttons.getStyleClass().add("register-buttons");
        for (Command command : spec.commands) {
            if (controller.may(command.right())) {
                String title = command.keys() == null ? command.title() : command.title() + " " + command.keys();
                buttons.getChildren().add(button("-" + command.id(), title, command.icon(), command.action()));
            }
        }
        if (!spec.fixed && controller.may(Right.WRITE)) {
            Button add = button("Add", texts.get("add"), "fth-plus", controller::add);
            add.getStyleClass().add("accent");
            buttons.getChildren().add(add);
        }
        if (controller.may(Right.WRITE)) {
            buttons.getChildren().add(button("Import", texts.get("import"), "fth-upload", controller::importFile));
        }
        if (controller.may(Right.EXPORT)) {
            buttons.getChildren().add(button("Export", texts.get("export"), "fth-download", controller::export));
        }
        top.getChildren().addAll(filters.node(), buttons);
        HBox.setHgrow(filters.node(), Priority.ALWAYS);
        top.getStyleClass().add("register-line");
        above.getChildren().add(top);
        above.getStyleClass().add("register-top");
        return above;
    }

    private Button button(String id, String title, String icon, Runnable action) {
        Button button = new Button(title, new FontIcon(icon));
        button.setId(sheet.key() + id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shown while several rows are selected. */
    private Node bulk() {
        Label count = new Label();
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get("bulk.count", model.selection.size()), model.selection));
        HBox bar = new HBox(count);
        bar.setId(sheet.key() + "Bulk");
        bar.getStyleClass().add("bulk-bar");
        for (RowAction<T> action : spec.actions) {
            Button button = button("Bulk-" + action.id(), action.title(), action.icon(), () -> controller.run(action));
            model.selection.addListener((javafx.beans.Observable list) -> button.setDisable(
                    model.selection.isEmpty() || controller.disabled(action, List.copyOf(model.selection)) != null));
            bar.getChildren().add(button);
        }
        if (controller.may(Right.WRITE)) {
            bar.getChildren().add(button("Bulk-retire", texts.get("retire"), "fth-archive", controller::retire));
        }
        bar.visibleProperty().bind(model.card.isEqualTo(RegisterModel.Card.SEVERAL));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private Node middle() {
        StackPane layer = new StackPane(table, states());
        new InlineEditor<>(table, layer, controller.writes(), texts);
        table.setPlaceholder(new Label(""));
        table.setTableMenuButtonVisible(true);
        table.getColumns().forEach(c -> c.setVisible(!spec.hidden.contains(c.getId())));
        table.getColumns()
                .sort(Comparator.comparingInt(
                        c -> spec.first.contains(c.getId()) ? spec.first.indexOf(c.getId()) : spec.first.size()));
        sortBySql();
        ColumnChoice columns = new ColumnChoice(workbench, table, sheet.key());
        columns.begin();
        filters.columns(columns.menu(texts.get("columns")));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<T>) change -> {
            if (!selecting) {
                controller.select(new ArrayList<>(table.getSelectionModel().getSelectedItems()));
            }
        });
        Tables.onNearEnd(table, controller.list()::more);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copySelection();
                event.consume();
            }
        });
        if (spec.charts.isEmpty()) {
            return layer;
        }
        split.getItems().addAll(layer, charts());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TABLE_SHARE);
        return split;
    }

    private Node charts() {
        model.chart.addListener((property, old, data) -> chart.show(data));
        model.chartFailure.addListener((property, old, why) -> {
            if (!why.isEmpty()) {
                chart.fail(texts.get("chart.failed", why));
            }
        });
        chart.setId(sheet.key() + "Chart");
        HBox labels = new HBox();
        labels.getStyleClass().add("chart-labels");
        if (spec.charts.size() > 1) {
            javafx.scene.control.ToggleGroup group = new javafx.scene.control.ToggleGroup();
            for (String label : spec.charts.keySet()) {
                javafx.scene.control.ToggleButton toggle = new javafx.scene.control.ToggleButton(label);
                toggle.setToggleGroup(group);
                toggle.setSelected(label.equals(model.chartLabel.get()));
                toggle.setOnAction(event -> {
                    toggle.setSelected(true);
                    controller.list().chart(label);
                });
                labels.getChildren().add(toggle);
            }
        }
        VBox box = new VBox(labels, chart);
        box.getStyleClass().add("register-chart");
        box.setMinHeight(0);
        VBox.setVgrow(chart, Priority.ALWAYS);
        labels.setManaged(spec.charts.size() > 1);
        return box;
    }

    /** The headings ask the database for another order; the rows at hand are only a page. */
    private void sortBySql() {
        for (TableColumn<T, ?> column : table.getColumns()) {
            column.setSortable(controller.list().sortable(column.getId()));
            if (column.getId().equals(model.sort.get().column())) {
                column.setSortType(
                        model.sort.get().descending()
                                ? TableColumn.SortType.DESCENDING
                                : TableColumn.SortType.ASCENDING);
                table.getSortOrder().add(column);
            }
        }
        table.setSortPolicy(view -> {
            Sort wanted = table.getSortOrder().isEmpty()
                    ? spec.register.sort()
                    : new Sort(
                            table.getSortOrder().get(0).getId(),
                            table.getSortOrder().get(0).getSortType() == TableColumn.SortType.DESCENDING);
            if (!wanted.equals(model.sort.get())) {
                controller.list().sort(wanted);
            }
            return true;
        });
    }

    private Node states() {
        Label title = new Label();
        title.setId(sheet.key() + "State");
        title.getStyleClass().add("state-title");
        title.setWrapText(true);
        Button help = new Button();
        help.setContentDisplay(ContentDisplay.TEXT_ONLY);
        help.getStyleClass().add("accent");
        help.setId(sheet.key() + "StateButton");
        VBox box = new VBox(title, help);
        box.getStyleClass().add("state");
        box.setPickOnBounds(false);
        Runnable say = () -> {
            RegisterModel.State state = model.state.get();
            box.setVisible(state != RegisterModel.State.ROWS && state != RegisterModel.State.LOADING);
            switch (state) {
                case NO_DATA -> {
                    title.setText(texts.get("state.none", sheet.title()));
                    help.setVisible(controller.may(Right.WRITE));
                    help.setText(texts.get(spec.fixed ? "import" : "state.first"));
                    help.setOnAction(event -> {
                        if (spec.fixed) {
                            controller.importFile();
                        } else {
                            controller.add();
                        }
                    });
                }
                case FILTERED_OUT -> {
                    help.setVisible(true);
                    title.setText(texts.get("state.hidden", filters.words(), model.total.get()));
                    help.setText(texts.get("clear"));
                    help.setOnAction(event -> controller.list().clearFilter());
                }
                case FAILED -> {
                    help.setVisible(true);
                    title.setText(texts.get("state.failed", model.failure.get()));
                    help.setText(texts.get("retry"));
                    help.setOnAction(event -> controller.refresh());
                }
                default -> title.setText("");
            }
        };
        model.state.addListener(o -> say.run());
        model.total.addListener(o -> say.run());
        model.filter.addListener(o -> say.run());
        say.run();
        return box;
    }

    void deselect() {
        selecting = true;
        table.getSelectionModel().clearSelection();
        selecting = false;
    }

    /** Puts fresh rows into the table and keeps what was selected. */
    void replace(List<T> rows) {
        List<Long> ids = model.selection.stream().map(Row::id).toList();
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        boolean known = at != null && at.getRow() >= 0 && at.getRow() < model.rows.size();
        Long active = known ? model.rows.get(at.getRow()).id() : null;
        TableColumn<T, ?> column = known && at.getColumn() >= 0 ? table.getVisibleLeafColumn(at.getColumn()) : null;
        selecting = true;
        model.rows.setAll(rows);
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < model.rows.size() && !ids.isEmpty(); i++) {
            if (ids.contains(model.rows.get(i).id())) {
                table.getSelectionModel().select(i);
            }
        }
        // Whoever edits cell after cell goes on in the same column.
        for (int i = 0; i < model.rows.size() && active != null && column != null; i++) {
            if (model.rows.get(i).id().equals(active)) {
                table.getFocusModel().focus(i, column);
            }
        }
        selecting = false;
    }

    /** Keys of the columns that the table shows, in the order in which they stand. */
    List<String> columns() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList();
    }

    private void copySelection() {
        StringBuilder text = new StringBuilder();
        List<TableColumn<T, ?>> columns = table.getVisibleLeafColumns();
        columns.forEach(c -> text.append(text.isEmpty() ? "" : "\t").append(c.getText()));
        for (T row : table.getSelectionModel().getSelectedItems()) {
            text.append('\n');
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : "\t")
                        .append(column(columns.get(i)).leaving(row).replaceAll("[\t\r\n]+", " "));
            }
        }
        controller.copy(
                text.toString(), table.getSelectionModel().getSelectedItems().size());
    }

    @SuppressWarnings("unchecked")
    private Column<T, ?> column(TableColumn<T, ?> column) {
        return (Column<T, ?>) column.getUserData();
    }

    void focusFilter() {
        filters.focus();
    }

    /** From the table to the card and back. */
    void otherPane() {
        if (card.focused() || !card.node().isVisible()) {
            table.requestFocus();
        } else {
            card.focus();
        }
    }

    void turnChart() {
        chart.turn();
    }

    RegisterCard<T> card() {
        return card;
    }
}
