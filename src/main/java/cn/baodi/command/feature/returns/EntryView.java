package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.returns.EntryModel.Place;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Workbench;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The entry grid: real text fields, so that an input method and a screen reader find what they know. */
final class EntryView {
    private static final double LETTERS_A_LINE = 74;
    private static final double LETTER = 14;

    private final Texts texts;
    private final EntryModel model;
    private final EntryController controller;
    private final List<String> headings;
    private final VBox rows = new VBox();
    private final HBox sums = new HBox();
    private final List<EntryRow> pool = new ArrayList<>();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final BorderPane root = new BorderPane();

    EntryView(Texts texts, Workbench workbench, Sheet<DailyReturn> sheet, EntryController controller) {
        this.texts = texts;
        this.controller = controller;
        model = controller.model();
        headings = EntryModel.COLUMNS.stream()
                .map(key -> sheet.column(key).heading())
                .toList();
        rows.setId("entryGrid");
        rows.getStyleClass().add("entry-rows");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        root.getStyleClass().addAll("register", "entry");
        root.setTop(new VBox(top(), said(), head()));
        root.setCenter(scroll);
        root.setBottom(sums);
        sums.getStyleClass().addAll("entry-line", "entry-sums");
        model.rows.addListener((Observable list) -> fill());
        model.goTo.addListener((property, was, place) -> go(place));
        model.changed.addListener((property, was, count) -> sum());
        fill();
        root.setMinWidth(0);
        root.widthProperty().addListener((property, was, width) -> arrange(workbench.look()));
        workbench.look().onChange(() -> arrange(workbench.look()));
        root.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null && !model.rows.isEmpty()) {
                int row = Math.min(model.at.get(), model.rows.size() - 1);
                workbench.background().onScreen(() -> go(new Place(row, 0)));
            }
        });
    }

    Node node() {
        return root;
    }

    /** Where there is little room the columns are slim and their headings have two lines. */
    private void arrange(Look look) {
        root.getStyleClass().remove("entry-slim");
        if (root.getWidth() < LETTERS_A_LINE * LETTER * look.percent() / 100) {
            root.getStyleClass().add("entry-slim");
        }
    }

    private Node top() {
        ComboBox<Unit> towns = new ComboBox<>(model.towns);
        towns.setId("entryTown");
        towns.setAccessibleText(texts.get("entry.town"));
        towns.setConverter(new StringConverter<>() {
            @Override
            public String toString(Unit town) {
                return town == null ? "" : town.name();
            }

            @Override
            public Unit fromString(String text) {
                return model.town.get();
            }
        });
        model.town.addListener((property, was, town) -> towns.setValue(town));
        towns.setValue(model.town.get());
        towns.setOnAction(event -> controller.town(towns.getValue()));
        Label day = new Label();
        day.setId("entryDay");
        day.getStyleClass().add("board-summary");
        DateTimeFormatter format = DateTimeFormatter.ofPattern(texts.get("range.day.year"), texts.locale());
        Runnable say = () -> day.setText(model.day.get() == null ? "" : format.format(model.day.get()));
        model.day.addListener((property, was, now) -> say.run());
        say.run();
        Label count = new Label();
        count.setId("entryCount");
        count.getStyleClass().add("count");
        Runnable counted = () ->
                count.setText(texts.get("entry.count", model.rows.size(), model.filed.get(), model.changed.get()));
        model.changed.addListener((property, was, now) -> counted.run());
        model.filed.addListener((property, was, now) -> counted.run());
        model.rows.addListener((Observable list) -> counted.run());
        counted.run();
        FlowPane line = new FlowPane( // as many lines as the window needs
                towns,
                button("entryEarlier", "entry.earlier", "fth-chevron-left", () -> controller.move(-1)),
                day,
                button("entryLater", "entry.later", "fth-chevron-right", () -> controller.move(1)),
                count);
        line.getStyleClass().add("entry-top");
        line.setRowValignment(VPos.CENTER);
        if (controller.mayExport()) {
            line.getChildren()
                    .addAll(
                            button("entryForm", "entry.form", "fth-download", controller::export),
                            button("entryPaper", "entry.paper", "fth-printer", controller::print));
        }
        if (controller.mayWrite()) {
            line.getChildren()
                    .addAll(
                            button("entryImport", "entry.import", "fth-upload", controller::importForm),
                            button("entryZero", "entry.zero", "fth-minus-circle", controller::zero),
                            button("entryZeroRest", "entry.zeroRest", "fth-check-circle", controller::zeroRest));
            Button save = button("entrySave", "entry.save", "fth-check", controller::save);
            save.getStyleClass().add("accent");
            line.getChildren().add(save);
        }
        List.of(towns, day, count).forEach(part -> part.setMinWidth(Region.USE_PREF_SIZE));
        return line;
    }

    private Button button(String id, String text, String icon, Runnable action) {
        Button button = new Button(texts.get(text), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        button.setFocusTraversable(false); // Tab is for the cells
        return button;
    }

    private Node said() {
        Label said = new Label();
        said.setId("entrySaid");
        said.getStyleClass().addAll("entry-said");
        said.setWrapText(true);
        said.textProperty().bind(model.said);
        said.managedProperty().bind(model.said.isNotEmpty());
        said.visibleProperty().bind(model.said.isNotEmpty());
        return said;
    }

    private Node head() {
        HBox head = new HBox();
        head.getStyleClass().addAll("entry-line", "entry-head");
        head.getChildren().addAll(label(texts.get("board.village"), "entry-name"), label("", "entry-state"));
        for (int i = 0; i < headings.size(); i++) {
            Label label = label(headings.get(i), i < EntryModel.FIGURES ? "entry-figure" : "entry-note");
            label.setWrapText(true);
            head.getChildren().add(label);
        }
        return head;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private void fill() {
        while (pool.size() < model.rows.size()) {
            pool.add(row(pool.size()));
        }
        boolean editable = controller.mayWrite();
        for (int i = 0; i < model.rows.size(); i++) {
            pool.get(i).show(model.rows.get(i), headings, editable);
        }
        rows.getChildren().setAll(pool.subList(0, model.rows.size()));
        sum();
    }

    private EntryRow row(int number) {
        EntryRow row = new EntryRow(texts, number, headings);
        for (int i = 0; i < row.fields().size(); i++) {
            int column = i;
            TextField field = row.fields().get(i);
            field.focusedProperty().addListener((property, was, focused) -> {
                if (focused) {
                    model.at.set(number);
                    reveal(row);
                }
            });
            field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, number, column));
        }
        return row;
    }

    private void key(KeyEvent event, int row, int column) {
        boolean paste = event.isShortcutDown() && event.getCode() == KeyCode.V;
        if (paste && pasted(row, column)) {
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Place place = switch (event.getCode()) {
            case ENTER -> column + 1 < EntryModel.FIGURES ? new Place(row, column + 1) : new Place(row + 1, 0);
            case DOWN -> new Place(row + 1, column);
            case UP -> new Place(row - 1, column);
            default -> null;
        };
        if (place != null) {
            go(place);
            event.consume();
        }
    }

    private boolean pasted(int row, int column) {
        String text = Clipboard.getSystemClipboard().getString();
        boolean block = text != null && (text.indexOf('\t') >= 0 || text.strip().indexOf('\n') >= 0);
        if (block && controller.mayWrite()) {
            controller.paste(row, column, text);
        }
        return block;
    }

    private void go(Place place) {
        if (place != null && place.row >= 0 && place.row < model.rows.size() && place.row < pool.size()) {
            TextField field = pool.get(place.row).fields().get(place.column);
            if (field.getScene() == null) {
                root.applyCss(); // a scroll pane takes its content into the scene with its skin
            }
            field.requestFocus();
            field.selectAll();
        }
    }

    /** A row that gets the cursor comes into sight. */
    private void reveal(Region row) {
        double hidden = rows.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden <= 0) {
            return;
        }
        double top = scroll.getVvalue() * hidden;
        double bottom = top + scroll.getViewportBounds().getHeight();
        double from = row.getBoundsInParent().getMinY();
        double to = row.getBoundsInParent().getMaxY();
        if (from < top) {
            scroll.setVvalue(from / hidden);
        } else if (to > bottom) {
            scroll.setVvalue((to - scroll.getViewportBounds().getHeight()) / hidden);
        }
    }

    /** The town's sums, to be held beside the paper that the town sent. */
    private void sum() {
        sums.getChildren().setAll(label(texts.get("entry.sum"), "entry-name"), label("", "entry-state"));
        for (int i = 0; i < EntryModel.FIGURES; i++) {
            int column = i;
            long sum = model.rows.stream()
                    .map(row -> row.cells.get(column).get().strip())
                    .filter(text -> Types.plain(text).matches("\\d{1,9}"))
                    .mapToLong(text -> Long.parseLong(Types.plain(text)))
                    .sum();
            Label label = label(Long.toString(sum), "entry-figure");
            label.setId("entrySum-" + EntryModel.COLUMNS.get(i));
            label.setAlignment(Pos.CENTER_RIGHT);
            sums.getChildren().add(label);
        }
        sums.getChildren().add(label("", "entry-note"));
    }
}
