package cn.baodi.command.intake;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.Duplicate;
import cn.baodi.command.exchange.Duplicate.Decision;
import cn.baodi.command.exchange.Duplicates.Pair;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is likely there already: the list, and the first selected one beside what is there. */
final class QueuePage implements ImportPage {
    private static final double THIRD = 100.0 / 3;

    private final Workbench workbench;
    private final Texts texts;
    private final ImportModel model;
    private final QueueController controller;
    private final TableView<Duplicate> table = new TableView<>();
    private final VBox card = new VBox();
    private final TwoPanes panes = new TwoPanes(table, card, "button");
    private final BorderPane node = new BorderPane();

    QueuePage(Workbench workbench, Texts texts, ImportModel model, QueueController controller) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        Tables.followSize(table, workbench.look());
        table.setId("importQueueTable");
        table.setAccessibleText(texts.get("queue"));
        table.setItems(model.queue);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label(texts.get("queue.empty")));
        column("queue.sheet", 8, controller::title);
        column("queue.existing", 7, controller::existing);
        column("queue.file", 14, Duplicate::file);
        column("queue.line", 4, row -> String.valueOf(row.line()));
        column("queue.found", 10, row -> Types.MOMENT.write(row.foundAt()));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Duplicate>) change -> selected());
        // After the table itself, which forgets what was selected when its rows are exchanged.
        model.queue.addListener((ListChangeListener<Duplicate>) change -> {
            if (!model.queue.isEmpty()) {
                table.getSelectionModel().clearAndSelect(0);
                selected();
            }
        });
        model.pairs.addListener((Observable list) -> fill());
        card.getStyleClass().add("card-content");
        card.setId("importQueueCard");
        ScrollPane scroll = new ScrollPane(card);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox right = new VBox(scroll);
        right.getStyleClass().addAll("card-pane", "import-queue");
        Label title = new Label();
        title.getStyleClass().add("card-title");
        title.textProperty()
                .bind(Bindings.createStringBinding(() -> texts.get("queue.open", model.queued.get()), model.queued));
        VBox top = new VBox(title, label("quiet", texts.get("queue.what")));
        top.getStyleClass().add("import-queue-top");
        node.setTop(top);
        node.setCenter(table);
        node.setRight(right);
    }

    private void column(String heading, double ems, Function<Duplicate, String> word) {
        TableColumn<Duplicate, String> column = new TableColumn<>(texts.get(heading));
        column.setSortable(false);
        column.setPrefWidth(Tables.wide(ems, workbench.look()));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(word.apply(cell.getValue())));
        table.getColumns().add(column);
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

    private List<Duplicate> chosen() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(model.queue::contains)
                .toList();
    }

    private void selected() {
        List<Duplicate> rows = chosen();
        if (rows.isEmpty()) {
            model.pairs.clear();
            fill();
        } else {
            controller.compare(rows.get(0));
        }
    }

    private void fill() {
        card.getChildren().clear();
        List<Duplicate> rows = chosen();
        if (rows.isEmpty()) {
            return;
        }
        text("card-title", texts.get(rows.size() == 1 ? "queue.one" : "queue.several", rows.size()));
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("card-actions");
        for (Decision decision : Decision.values()) {
            Button button = new Button(texts.name(decision));
            button.setId("importDecide-" + decision);
            button.disableProperty().bind(model.busy.isNotEmpty());
            button.setOnAction(event -> controller.decide(chosen(), decision));
            buttons.getChildren().add(button);
        }
        card.getChildren().add(buttons);
        text("quiet", texts.get("queue.meaning"));
        if (model.pairs.isEmpty()) {
            text("tone-warning", texts.get("queue.gone"));
        } else {
            card.getChildren().add(pairs());
        }
    }

    private Node pairs() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("import-pairs");
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(THIRD);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(
                0, label("quiet", ""), label("quiet", texts.get("queue.old")), label("quiet", texts.get("queue.new")));
        int line = 1;
        for (Pair pair : model.pairs) {
            Label incoming = pair.differs() ? Tables.marked(Tone.WARNING, pair.incoming()) : label("", pair.incoming());
            incoming.setWrapText(true);
            grid.addRow(line++, label("quiet", pair.heading()), label("", pair.existing()), incoming);
        }
        return grid;
    }

    private static Label label(String style, String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private void text(String style, String words) {
        card.getChildren().add(label(style, words));
    }
}
