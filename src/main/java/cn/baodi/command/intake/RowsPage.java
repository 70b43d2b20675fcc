package cn.baodi.command.intake;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.exchange.CellNote;
import cn.baodi.command.exchange.Judged;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.ui.SuggestField;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every row with what it is worth, and one of them opened: what is the matter, what may be meant. */
final class RowsPage implements ImportPage {
    private static final double LINE = 4;
    private static final double WORD = 5;
    private static final double REMARK = 20;
    /** Sorts that are shown also where no row is of them. */
    private static final Set<Judgement> ALWAYS =
            EnumSet.of(Judgement.GOOD, Judgement.REPAIRED, Judgement.DOUBTFUL, Judgement.WRONG);

    private final Workbench workbench;
    private final Texts texts;
    private final ImportModel model;
    private final ImportController controller;
    private final FlowPane sorts = new FlowPane();
    private final Label cut = new Label();
    private final Label hidden = new Label();
    private final TableView<JudgedRow> table = new TableView<>();
    private final VBox card = new VBox();
    private final TwoPanes panes = new TwoPanes(table, card, "import-answer");
    private final BorderPane node = new BorderPane();
    private final RadioButton some;
    private final RadioButton all;
    private final CheckBox doubtful;

    RowsPage(Workbench workbench, Texts texts, ImportModel model, ImportController controller) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        ToggleGroup how = new ToggleGroup();
        some = new RadioButton(texts.get("rows.some"));
        some.setId("importSome");
        all = new RadioButton(texts.get("rows.all"));
        all.setId("importAll");
        doubtful = new CheckBox(texts.get("rows.doubtful"));
        doubtful.setId("importDoubtful");
        for (RadioButton each : List.of(some, all)) {
            each.setToggleGroup(how);
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        doubtful.setMinWidth(Region.USE_PREF_SIZE);
        all.selectedProperty().addListener((property, was, selected) -> model.allOrNothing.set(selected));
        model.allOrNothing.addListener((property, was, whole) -> (whole ? all : some).setSelected(true));
        some.setSelected(true);
        doubtful.setOnAction(event -> controller.takeDoubtful(doubtful.isSelected()));
        model.doubtful.addListener((property, was, take) -> doubtful.setSelected(take));
        sorts.getStyleClass().add("import-found");
        cut.getStyleClass().add("quiet");
        cut.managedProperty().bind(cut.textProperty().isNotEmpty());
        hidden.setId("importHiddenRows");
        hidden.getStyleClass().addAll("tone-warning", "import-before");
        hidden.setWrapText(true);
        hidden.managedProperty().bind(hidden.textProperty().isNotEmpty());
        table.setId("importRows");
        Tables.followSize(table, workbench.look());
        table.setAccessibleText(texts.get("rows.table"));
        table.setItems(model.rows);
        table.getSelectionModel().selectedItemProperty().addListener((property, was, row) -> model.selected.set(row));
        card.getStyleClass().add("card-content");
        card.setId("importCard");
        ScrollPane scroll = new ScrollPane(card);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox right = new VBox(scroll);
        right.getStyleClass().add("card-pane");
        FlowPane options = new FlowPane(some, all, doubtful);
        options.getStyleClass().add("import-found");
        node.setTop(sorts);
        node.setCenter(table);
        node.setRight(right);
        node.setBottom(new VBox(hidden, cut, options));
        model.judged.addListener((property, was, judged) -> fill());
        model.shown.addListener((property, was, shown) -> sorts());
        model.selected.addListener((property, was, row) -> open(row));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public void otherPane() {
        panes.change();
    }

    /** @param line of the row in the file; 0 for the first one shown */
    void select(long line) {
        int at = 0;
        for (int i = 0; i < model.rows.size(); i++) {
            if (model.rows.get(i).line() == line) {
                at = i;
            }
        }
        table.getSelectionModel().clearSelection();
        if (!model.rows.isEmpty()) {
            table.getSelectionModel().select(at);
            table.scrollTo(Math.max(0, at - 2));
        }
        open(model.selected.get());
    }

    static Tone tone(Judgement judgement) {
        return switch (judgement) {
            case GOOD -> Tone.GOOD;
            case REPAIRED -> Tone.BUSY;
            case DUPLICATE, DOUBTFUL -> Tone.WARNING;
            case WRONG -> Tone.BAD;
            case UNCHANGED, ASIDE -> Tone.QUIET;
        };
    }

    private void fill() {
        Judged judged = model.judged.get();
        if (judged == null) {
            return;
        }
        table.getColumns().clear();
        Sheet<?> sheet = model.register.get().sheet();
        TableColumn<JudgedRow, String> line = column(texts.get("rows.line"), LINE);
        line.getStyleClass().add("figure");
        line.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(String.valueOf(cell.getValue().line())));
        TableColumn<JudgedRow, Judgement> judgement = column(texts.get("rows.judgement"), WORD);
        judgement.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().judgement()));
        judgement.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(Judgement item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty || item == null ? null : Tables.marked(tone(item), texts.name(item)));
            }
        });
        TableColumn<JudgedRow, String> remark = column(texts.get("rows.remark"), REMARK);
        remark.setCellValueFactory(cell -> new ReadOnlyStringWrapper(remark(cell.getValue())));
        table.getColumns().add(line);
        table.getColumns().add(judgement);
        table.getColumns().add(remark);
        for (int i = 0; i < judged.columns().size(); i++) {
            int place = i;
            Column<?, ?> kept = sheet.column(judged.columns().get(i));
            TableColumn<JudgedRow, String> column =
                    column(kept.heading(), Math.max(kept.width(), Tables.ems(kept.heading())));
            if (kept.type().kind().isNumber()) {
                column.getStyleClass().add("figure");
            }
            column.setCellValueFactory(cell ->
                    new ReadOnlyStringWrapper(cell.getValue().cells().get(place).replaceAll("\\R", " ")));
            column.setCellFactory(view -> new TableCell<>() {
                @Override
                protected void updateItem(String text, boolean empty) {
                    super.updateItem(text, empty);
                    JudgedRow row = empty || getTableRow() == null
                            ? null
                            : getTableRow().getItem();
                    CellNote note = row == null
                            ? null
                            : row.notes().stream()
                                    .filter(each -> each.column().equals(kept.key()))
                                    .findFirst()
                                    .orElse(null);
                    setText(note == null ? text : null);
                    setGraphic(note == null ? null : Tables.marked(tone(note.judgement()), text == null ? "" : text));
                }
            });
            table.getColumns().add(column);
        }
        sorts();
    }

    private <V> TableColumn<JudgedRow, V> column(String heading, double ems) {
        TableColumn<JudgedRow, V> column = new TableColumn<>(heading);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(Tables.wide(ems, workbench.look()));
        return column;
    }

    private String remark(JudgedRow row) {
        return row.notes().stream().map(this::remark).collect(Collectors.joining(texts.get("rows.and")));
    }

    private String remark(CellNote note) {
        if (note.judgement() == Judgement.REPAIRED) {
            return texts.get("rows.repair", note.heading(), note.found(), becomes(note));
        }
        return note.heading().isEmpty() ? note.sentence() : texts.get("rows.note", note.heading(), note.sentence());
    }

    /** How many rows of each sort; one of them narrows the list. */
    private void sorts() {
        Judged judged = model.judged.get();
        if (judged == null) {
            return;
        }
        Node owner = sorts.getScene() == null ? null : sorts.getScene().getFocusOwner();
        String focused = owner == null ? null : owner.getId();
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> buttons = new ArrayList<>();
        buttons.add(sort(null, texts.get("rows.every", judged.total())));
        for (Judgement judgement : Judgement.values()) {
            long count = judged.count(judgement);
            if (count > 0 || ALWAYS.contains(judgement)) {
                buttons.add(sort(judgement, texts.get("rows.sort", texts.name(judgement), count)));
            }
        }
        for (ToggleButton button : buttons) {
            button.setToggleGroup(group);
            button.setSelected(button.getUserData() == model.shown.get());
        }
        sorts.getChildren().setAll(buttons);
        if (focused != null) {
            buttons.stream()
                    .filter(each -> focused.equals(each.getId()))
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        }
        Judgement shown = model.shown.get();
        boolean more = shown == null
                ? judged.total() > model.rows.size() && judged.total() > Judged.KEPT
                : judged.count(shown) > Judged.KEPT;
        long unseen = judged.unseen().hiddenRows();
        hidden.setText(unseen > 0 ? texts.get("rows.hidden", unseen) : "");
        cut.setText(more ? texts.get("rows.cut", Judged.KEPT) : "");
    }

    private ToggleButton sort(Judgement judgement, String words) {
        ToggleButton button = new ToggleButton(judgement == null ? words : null);
        if (judgement != null) {
            button.setGraphic(Tables.marked(tone(judgement), words));
        }
        button.setId("importSort-" + (judgement == null ? "ALL" : judgement.name()));
        button.setAccessibleText(words);
        button.setUserData(judgement);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> controller.filter(judgement));
        return button;
    }

    private void open(JudgedRow row) {
        card.getChildren().clear();
        if (row == null) {
            text("quiet", texts.get("rows.card.none"));
            return;
        }
        text("card-title", texts.get("rows.card", row.line()));
        card.getChildren().add(Tables.marked(tone(row.judgement()), texts.name(row.judgement())));
        text("quiet", texts.get("rows.means." + row.judgement()));
        row.notes().forEach(this::note);
    }

    private void note(CellNote note) {
        if (!note.heading().isEmpty()) {
            text("import-heading", note.heading());
        }
        if (note.judgement() == Judgement.REPAIRED) {
            text("", texts.get("rows.becomes", note.found(), becomes(note)));
            return;
        }
        text("", note.sentence());
        if (note.column().isEmpty()) {
            return;
        }
        if (model.register.get().sheet().column(note.column()).sealed()) {
            text("quiet", texts.get("rows.sealed"));
        } else {
            answer(note);
        }
    }

    private String becomes(CellNote repair) {
        return repair.becomes().isEmpty() ? texts.get("rows.blank") : repair.becomes();
    }

    /** What is to be read instead, in this row and wherever else the same stands in this column. */
    private void answer(CellNote note) {
        for (String candidate : note.candidates()) {
            Button button = new Button(candidate);
            button.setMnemonicParsing(false);
            button.getStyleClass().add("import-answer");
            button.setId(
                    "importCandidate-" + note.column() + "-" + note.candidates().indexOf(candidate));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.setOnAction(event -> controller.correct(note.column(), note.found(), candidate));
            card.getChildren().add(button);
        }
        TextField field = field(model.register.get().sheet().column(note.column()));
        field.setText(note.found());
        field.setId("importAnswer-" + note.column());
        field.getStyleClass().add("import-answer");
        field.setAccessibleText(texts.get("rows.instead", note.heading()));
        Button take = new Button(texts.get("rows.take"));
        take.setId("importTake-" + note.column());
        take.setMinWidth(Region.USE_PREF_SIZE);
        Runnable correct = () -> controller.correct(note.column(), note.found(), field.getText());
        take.setOnAction(event -> correct.run());
        field.setOnAction(event -> correct.run());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(field, take);
        line.getStyleClass().add("import-line");
        card.getChildren().add(line);
        text("quiet", texts.get("rows.everywhere", note.found().isEmpty() ? texts.get("rows.blank") : note.found()));
    }

    private TextField field(Column<?, ?> column) {
        Type.Kind kind = column.type().kind();
        return kind == Type.Kind.UNIT || kind == Type.Kind.REFERENCE
                ? new SuggestField(column.type(), workbench.background())
                : new TextField();
    }

    private void text(String style, String what) {
        Label label = new Label(what);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        card.getChildren().add(label);
    }
}
