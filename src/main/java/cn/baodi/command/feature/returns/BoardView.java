package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.returns.BoardModel.TownRow;
import cn.baodi.command.feature.returns.BoardModel.VillageRow;
import cn.baodi.command.feature.returns.Completeness.Counts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The completeness board: towns with their counts on the left, the villages of one of them day by day on the right. */
final class BoardView {
    private static final double TOWNS_SHARE = 0.4;
    /** A town of which more than this share is silent needs somebody to go there. */
    private static final double MANY = 0.1;

    private final Texts texts;
    private final Look look;
    private final BoardModel model;
    private final BoardController controller;
    private final DateTimeFormatter format;
    private final TableView<TownRow> towns = new TableView<>();
    private final TableView<VillageRow> villages = new TableView<>();
    private final BorderPane root = new BorderPane();

    BoardView(Texts texts, Workbench workbench, BoardController controller) {
        this.texts = texts;
        look = workbench.look();
        this.controller = controller;
        model = controller.model();
        format = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale());
        towns();
        villages();
        SplitPane split = new SplitPane(towns, villages);
        split.setDividerPositions(TOWNS_SHARE);
        root.getStyleClass().addAll("register", "board");
        root.setTop(new VBox(top(), legend()));
        root.setCenter(split);
        model.days.addListener((Observable days) -> days());
        model.day.addListener((property, was, day) -> days());
        model.town.addListener((property, was, town) -> select());
        days();
        root.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null) {
                workbench.background().onScreen(towns::requestFocus);
            }
        });
    }

    Node node() {
        return root;
    }

    /** From the towns to the villages and back. */
    void otherPane() {
        if (towns.isFocused()) {
            enter();
        } else {
            towns.requestFocus();
        }
    }

    private Node top() {
        Label summary = new Label();
        summary.setId("boardSummary");
        summary.getStyleClass().add("board-summary");
        summary.setWrapText(true);
        Runnable say = () -> summary.setText(
                model.failed.get() != null ? model.failed.get() : words(model.day.get(), model.all.get()));
        model.all.addListener((property, was, all) -> say.run());
        model.failed.addListener((property, was, failed) -> say.run());
        FlowPane line = new FlowPane(
                summary,
                button("boardEarlier", "board.earlier", "fth-chevron-left", () -> controller.move(-BoardModel.DAYS)),
                button("boardToday", "board.today", "fth-calendar", controller::today),
                button("boardLater", "board.later", "fth-chevron-right", () -> controller.move(BoardModel.DAYS)));
        if (controller.mayCopy()) {
            Button copy = button("boardCopy", "board.copy", "fth-copy", controller::copySilent);
            copy.getStyleClass().add("accent");
            line.getChildren().add(copy);
        }
        line.getStyleClass().add("entry-top");
        line.setRowValignment(VPos.CENTER);
        return line;
    }

    private String words(LocalDate day, Counts all) {
        return day == null || all == null
                ? ""
                : texts.get(
                        "board.summary",
                        format.format(day),
                        all.expected(),
                        all.reported(),
                        all.of(State.ZERO),
                        all.of(State.BLANK),
                        all.of(State.LATE),
                        all.of(State.SILENT));
    }

    private Button button(String id, String text, String icon, Runnable action) {
        Button button = new Button(texts.get(text), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node legend() {
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("board-legend");
        for (State state : State.values()) {
            legend.getChildren().add(Tables.marked(ReturnView.tone(state), letter(state) + " " + texts.name(state)));
        }
        legend.getChildren().add(Tables.marked(Tone.QUIET, letter(State.SILENT) + " " + texts.get("board.waiting")));
        legend.getChildren().add(new Label(texts.get("board.keys")));
        return legend;
    }

    private String letter(State state) {
        return texts.get("letter." + state);
    }

    private void towns() {
        towns.setId("boardTowns");
        towns.setAccessibleText(texts.get("board.towns"));
        towns.setItems(model.towns);
        towns.setPlaceholder(new Label(texts.get("board.none")));
        towns.getColumns()
                .add(text(texts.get("board.town"), 4.8, row -> row.town().name()));
        towns.getColumns().add(number(texts.get("board.expected"), Counts::expected));
        towns.getColumns().add(number(texts.name(State.SILENT), counts -> counts.of(State.SILENT)));
        towns.getColumns().add(number(texts.name(State.BLANK), counts -> counts.of(State.BLANK)));
        towns.getColumns().add(number(texts.name(State.LATE), counts -> counts.of(State.LATE)));
        towns.getColumns().add(number(texts.get("board.zero"), counts -> counts.of(State.ZERO)));
        towns.getColumns().add(strip());
        towns.getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        Tables.followSize(towns, look);
        towns.getSelectionModel().selectedItemProperty().addListener((property, was, row) -> {
            if (row != null) {
                model.town.set(row.town());
            }
        });
        towns.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ENTER -> enter();
                case LEFT -> controller.choose(-1);
                case RIGHT -> controller.choose(1);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        model.towns.addListener((ListChangeListener<TownRow>) change -> select());
    }

    /** The row of the town that is shown is the selected one. */
    private void select() {
        for (TownRow row : model.towns) {
            if (model.town.get() != null
                    && row.town().id().equals(model.town.get().id())) {
                if (towns.getSelectionModel().getSelectedItem() != row) {
                    towns.getSelectionModel().select(row);
                }
                return;
            }
        }
    }

    private void enter() {
        if (!model.villages.isEmpty()) {
            villages.requestFocus();
            if (villages.getSelectionModel().getSelectedCells().isEmpty()) {
                villages.getSelectionModel().clearAndSelect(0, dayColumn(model.days.indexOf(model.day.get())));
            }
        }
    }

    private static <T> TableColumn<T, String> text(String heading, double ems, Function<T, String> read) {
        TableColumn<T, String> column = new TableColumn<>(heading);
        column.setPrefWidth(Tables.wide(ems, new Look()));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(read.apply(cell.getValue())));
        return column;
    }

    private TableColumn<TownRow, String> number(String heading, Function<Counts, Integer> read) {
        TableColumn<TownRow, String> column = text(heading, 1.7, row -> Integer.toString(read.apply(counts(row))));
        column.getStyleClass().add("number");
        return column;
    }

    private Counts counts(TownRow row) {
        int at = model.days.indexOf(model.day.get());
        return row.days().get(at < 0 ? row.days().size() - 1 : at);
    }

    /** A mark a day: as high as the share that has reported; coloured where some, or many, are silent or have blanks. */
    private TableColumn<TownRow, TownRow> strip() {
        TableColumn<TownRow, TownRow> column = new TableColumn<>(texts.get("board.strip", BoardModel.DAYS));
        column.setPrefWidth(Tables.wide(BoardModel.DAYS * 0.56, new Look()));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            private final HBox marks = new HBox();

            {
                marks.getStyleClass().add("board-strip");
            }

            @Override
            protected void updateItem(TownRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty ? null : marks);
                marks.getChildren().clear();
                if (!empty) {
                    for (int i = 0; i < row.days().size(); i++) {
                        boolean waits =
                                i < model.days.size() && model.days.get(i).isAfter(model.due.get());
                        marks.getChildren().add(mark(row.days().get(i), waits));
                    }
                    setAccessibleText(spoken(row));
                }
            }
        });
        return column;
    }

    private Node mark(Counts counts, boolean waits) {
        Region bar = new Region();
        double share = counts.expected() == 0 ? 0 : (double) counts.reported() / counts.expected();
        bar.setMaxHeight(Math.max(0.12, share) * 1.5 * 14 * look.percent() / 100);
        boolean many = counts.of(State.SILENT) > counts.expected() * MANY;
        boolean some = counts.of(State.SILENT) + counts.of(State.BLANK) > 0;
        Tone tone = waits ? Tone.QUIET : many ? Tone.BAD : some ? Tone.WARNING : Tone.GOOD;
        bar.getStyleClass().addAll("board-mark", "board-mark-" + tone.styleClass());
        return bar;
    }

    private String spoken(TownRow row) {
        Counts counts = counts(row);
        return texts.get(
                "board.spoken", row.town().name(), counts.expected(), counts.reported(), counts.of(State.SILENT));
    }

    private void villages() {
        villages.setId("boardVillages");
        villages.setAccessibleText(texts.get("board.villages"));
        villages.setItems(model.villages);
        villages.setPlaceholder(new Label(texts.get("board.pick")));
        villages.getSelectionModel().setCellSelectionEnabled(true);
        villages.getColumns()
                .add(text(texts.get("board.village"), 5.6, row -> row.unit().name()));
        for (int i = 0; i < BoardModel.DAYS; i++) {
            villages.getColumns().add(day(i));
        }
        villages.getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        Tables.followSize(villages, look);
        villages.getFocusModel().focusedCellProperty().addListener((property, was, cell) -> {
            int at = cell.getColumn() - 1;
            if (villages.isFocused() && at >= 0 && at < model.days.size()) {
                model.day.set(model.days.get(at));
            }
        });
        villages.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                towns.requestFocus();
                event.consume();
            }
        });
        villages.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open();
            }
        });
    }

    private void open() {
        TablePosition<?, ?> cell = villages.getFocusModel().getFocusedCell();
        int at = cell.getColumn() - 1;
        if (cell.getRow() >= 0 && cell.getRow() < model.villages.size() && at >= 0 && at < model.days.size()) {
            controller.open(model.villages.get(cell.getRow()).unit(), model.days.get(at));
        }
    }

    private TableColumn<VillageRow, ?> dayColumn(int at) {
        return villages.getColumns().get(Math.max(0, at) + 1);
    }

    private TableColumn<VillageRow, VillageRow> day(int at) {
        TableColumn<VillageRow, VillageRow> column = new TableColumn<>();
        column.setPrefWidth(Tables.wide(1.4, new Look()));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(VillageRow row, boolean empty) {
                super.updateItem(row, empty);
                boolean shown = !empty && at < model.days.size();
                State state = shown ? row.days().get(at) : null;
                setText(shown && state == null ? texts.get("board.unexpected") : null);
                boolean waits = state == State.SILENT
                        && at < model.days.size()
                        && model.days.get(at).isAfter(model.due.get());
                setGraphic(
                        state == null
                                ? null
                                : Tables.marked(waits ? Tone.QUIET : ReturnView.tone(state), letter(state)));
                String word = state == null ? texts.get("board.unexpected.word") : texts.name(state);
                String spoken = shown
                        ? texts.get("board.cell", row.unit().name(), format.format(model.days.get(at)), word)
                        : null;
                setAccessibleText(spoken);
                setTooltip(spoken == null ? null : new Tooltip(spoken));
            }
        });
        return column;
    }

    /** The headings follow the days; the chosen one stands out, and the counts are of it. */
    private void days() {
        for (int i = 0; i < model.days.size(); i++) {
            LocalDate day = model.days.get(i);
            TableColumn<?, ?> column = villages.getColumns().get(i + 1);
            column.setText(day.getMonthValue() + "." + day.getDayOfMonth());
            column.getStyleClass().remove("board-chosen");
            if (day.equals(model.day.get())) {
                column.getStyleClass().add("board-chosen");
            }
        }
        towns.refresh();
    }
}
