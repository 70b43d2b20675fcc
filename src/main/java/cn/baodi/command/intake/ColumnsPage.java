package cn.baodi.command.intake;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.Mapping;
import cn.baodi.command.exchange.Mapping.Mapped;
import cn.baodi.command.exchange.PastImport;
import cn.baodi.command.exchange.Shape;
import cn.baodi.command.exchange.Unseen;
import cn.baodi.command.ui.SuggestField;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How the file is read, what each of its columns means, and its first rows. */
final class ColumnsPage implements ImportPage {
    private static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");
    private static final List<String> SEPARATORS = List.of(",", "\t", ";", "|", "，");
    /** Headings are looked for in so many lines. */
    private static final long LINES = 20;
    /** Letters of a cell that tell what a column holds. */
    private static final int EXAMPLE = 14;

    private final Workbench workbench;
    private final Texts texts;
    private final ImportModel model;
    private final ImportController controller;
    private final RegisterPicker picker;
    private final FlowPane found = new FlowPane();
    private final Label before = new Label();
    private final Label unread = new Label();
    private final VBox list = new VBox();
    private final TableView<List<String>> table = new TableView<>();
    private final BorderPane node = new BorderPane();
    private List<String> keys = List.of();

    ColumnsPage(Workbench workbench, Texts texts, ImportModel model, ImportController controller) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        picker = new RegisterPicker(texts, model, controller, false);
        picker.node().setId("importInto");
        found.getStyleClass().add("import-found");
        list.getStyleClass().add("import-columns");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setId("importColumnsScroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox left = new VBox(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        left.getStyleClass().addAll("card-pane", "import-mapping");
        table.setId("importSample");
        Tables.followSize(table, workbench.look());
        table.setAccessibleText(texts.get("columns.sample"));
        table.setItems(model.sample);
        table.setPlaceholder(new Label(texts.get("columns.empty")));
        before.setId("importBefore");
        unread.setId("importUnread");
        for (Label warning : List.of(before, unread)) {
            warning.getStyleClass().addAll("tone-warning", "import-before");
            warning.setWrapText(true);
            warning.setMinHeight(Region.USE_PREF_SIZE);
            warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
            warning.managedProperty().bind(warning.visibleProperty());
        }
        node.setTop(new VBox(before, unread, found));
        node.setLeft(left);
        node.setCenter(table);
        model.inspection.addListener((property, was, now) -> fill());
        model.mapping.addListener((property, was, now) -> follow());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        Node first = list.lookup(".combo-box");
        (first == null ? table : first).requestFocus();
    }

    @Override
    public void otherPane() {
        if (table.isFocused()) {
            focus();
        } else {
            table.requestFocus();
        }
    }

    private void fill() {
        Inspection inspection = model.inspection.get();
        if (inspection == null) {
            return;
        }
        Shape shape = inspection.shape();
        before.setText(before(inspection.before()));
        Unseen unseen = new Unseen(inspection.unread(), 0);
        unread.setText(
                unseen.pages().isEmpty()
                        ? ""
                        : texts.get(
                                "columns.unread.pages", unseen.pages().size(), unseen.named(texts.get("list.comma"))));
        found.getChildren().setAll(named("register", picker.node()));
        if (inspection.workbook()) {
            add(
                    "columns.page",
                    "importPage",
                    inspection.pages(),
                    shape.page(),
                    page -> page,
                    page -> controller.reshape(shape.page(page)));
        } else {
            add(
                    "columns.charset",
                    "importCharset",
                    CHARSETS,
                    shape.charset(),
                    this::charset,
                    charset -> controller.reshape(shape.charset(charset)));
            add(
                    "columns.separator",
                    "importSeparator",
                    SEPARATORS,
                    shape.separator(),
                    separator -> texts.get("separator." + (int) separator.charAt(0)),
                    separator -> controller.reshape(shape.separator(separator)));
        }
        List<Long> lines = new ArrayList<>(List.of(Shape.NO_HEADINGS));
        for (long line = 1; line <= Math.max(LINES, shape.headingLine()); line++) {
            lines.add(line);
        }
        add(
                "columns.heading",
                "importHeading",
                lines,
                shape.headingLine(),
                line -> line == Shape.NO_HEADINGS ? texts.get("columns.heading.none") : texts.get("columns.line", line),
                line -> controller.reshape(shape.headingLine(line)));
        picker.fill();
    }

    /** Whether the same content was imported before, whatever the file was called. */
    private String before(PastImport past) {
        if (past == null) {
            return "";
        }
        return texts.get(
                "columns.before",
                Types.MOMENT.write(past.at()),
                past.operator(),
                past.file(),
                controller.title(past.sheet()),
                past.stored());
    }

    private String charset(String charset) {
        return charset.equals("GB18030") ? texts.get("columns.charset.gb") : charset;
    }

    private <V> void add(
            String label, String id, List<V> values, V value, Function<V, String> word, Consumer<V> picked) {
        ComboBox<V> box = box(id, texts.get(label), values, value, word);
        box.valueProperty().addListener((property, was, now) -> {
            if (now != null && !now.equals(value)) {
                workbench.background().onScreen(() -> picked.accept(now));
            }
        });
        found.getChildren().add(named(label, box));
    }

    private static <V> ComboBox<V> box(String id, String label, List<V> values, V value, Function<V, String> word) {
        ComboBox<V> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(label);
        box.setVisibleRowCount(14);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(V each) {
                return each == null ? "" : word.apply(each);
            }

            @Override
            public V fromString(String text) {
                return null; // it is picked, not typed
            }
        });
        box.getItems().setAll(values);
        if (!box.getItems().contains(value) && value != null) {
            box.getItems().add(value);
        }
        box.setValue(value);
        return box;
    }

    private HBox named(String label, Control control) {
        Label called = new Label(texts.get(label));
        called.setLabelFor(control);
        called.setMinWidth(Region.USE_PREF_SIZE);
        control.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(called, control);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("import-line");
        return line;
    }

    private Sheet<?> sheet() {
        return model.register.get().sheet();
    }

    private void follow() {
        Mapping mapping = model.mapping.get();
        if (mapping == null) {
            return;
        }
        // While one picks by the keyboard the boxes stay where they are.
        Node owner = list.getScene() == null ? null : list.getScene().getFocusOwner();
        String focused = owner == null ? null : owner.getId();
        keys = new ArrayList<>();
        keys.add("");
        sheet().columns().stream().filter(Column::isImported).map(Column::key).forEach(keys::add);
        list.getChildren().clear();
        Label title = new Label(texts.get("columns.title", mapping.columns().size()));
        title.getStyleClass().add("card-title");
        list.getChildren().add(title);
        for (String key : model.missing) {
            list.getChildren().add(missing(sheet().column(key)));
        }
        for (int i = 0; i < mapping.columns().size(); i++) {
            list.getChildren().add(column(i, mapping.columns().get(i)));
        }
        columns(mapping);
        if (focused != null) {
            Node again = list.lookup("#" + focused);
            if (again != null) {
                again.requestFocus();
            }
        }
    }

    private String called(String key) {
        if (key.isEmpty()) {
            return texts.get("columns.unread");
        }
        Column<?, ?> column = sheet().column(key);
        return column.required() ? texts.get("columns.required", column.heading()) : column.heading();
    }

    /** One column of the file, with an example, and what it means. */
    private Node column(int place, Mapped mapped) {
        Label heading = new Label(mapped.heading());
        heading.getStyleClass().add("import-heading");
        heading.setWrapText(true);
        Label example = new Label(example(place));
        example.getStyleClass().add("quiet");
        Label why = Tables.marked(tone(mapped), texts.name(mapped.why()));
        why.setId("importWhy-" + place);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        example.setMinWidth(0);
        why.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(heading, example, space, why);
        head.getStyleClass().add("import-line");
        head.setAlignment(Pos.BASELINE_LEFT);
        ComboBox<String> box = box(
                "importColumn-" + place,
                texts.get("columns.means", mapped.heading()),
                keys,
                mapped.column(),
                this::called);
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((property, was, key) -> {
            if (key != null) {
                workbench.background().onScreen(() -> controller.pick(place, key));
            }
        });
        VBox both = new VBox(head, box);
        both.getStyleClass().add("import-column");
        return both;
    }

    private String example(int place) {
        return model.sample.stream()
                .map(row -> row.get(place).strip())
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(cell -> cell.length() > EXAMPLE ? cell.substring(0, EXAMPLE) + "…" : cell)
                .orElse("");
    }

    private static Tone tone(Mapped mapped) {
        return switch (mapped.why()) {
            case HEADING, SYNONYM, REMEMBERED, PICKED -> mapped.isRead() ? Tone.GOOD : Tone.QUIET;
            case ALIKE, CONTENT -> Tone.WARNING;
            case PASSED -> Tone.QUIET;
            case UNKNOWN -> Tone.WAITING;
        };
    }

    /** A column that must be filled and is not in the file: the same for every row. */
    private <V> Node missing(Column<?, V> column) {
        Label label = new Label(texts.get("columns.missing", column.heading()));
        label.getStyleClass().add("tone-bad");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        String id = "importFixed-" + column.key();
        String value = model.fixed.getOrDefault(column.key(), "");
        Type<V> type = column.type();
        Control field;
        if (type.choices().isEmpty()) {
            TextField typed = type.kind() == Type.Kind.UNIT || type.kind() == Type.Kind.REFERENCE
                    ? new SuggestField(type, workbench.background())
                    : new TextField();
            typed.setText(value);
            typed.setPromptText(texts.get("columns.fixed"));
            typed.textProperty().addListener((property, was, text) -> controller.fill(column.key(), text));
            field = typed;
        } else {
            List<String> words = type.choices().stream().map(type::write).toList();
            ComboBox<String> box = box(id, "", words, value.isEmpty() ? null : value, Objects::toString);
            box.setPromptText(texts.get("columns.fixed"));
            box.valueProperty().addListener((property, was, word) -> controller.fill(column.key(), word));
            field = box;
        }
        field.setId(id);
        field.setAccessibleText(texts.get("columns.missing", column.heading()));
        field.setMaxWidth(Double.MAX_VALUE);
        label.setLabelFor(field);
        VBox both = new VBox(label, field);
        both.getStyleClass().add("import-column");
        return both;
    }

    private void columns(Mapping mapping) {
        table.getColumns().clear();
        for (int i = 0; i < mapping.columns().size(); i++) {
            int place = i;
            Mapped mapped = mapping.columns().get(i);
            Label heading = new Label(mapped.heading());
            Label meaning = new Label(
                    mapped.isRead()
                            ? texts.get(
                                    "columns.into",
                                    sheet().column(mapped.column()).heading())
                            : texts.get("columns.unread"));
            meaning.getStyleClass().add(mapped.isRead() ? "tone-good" : "tone-quiet");
            TableColumn<List<String>, String> column = new TableColumn<>();
            column.setGraphic(new VBox(heading, meaning));
            column.setSortable(false);
            column.setReorderable(false);
            column.setPrefWidth(width(place, heading.getText(), meaning.getText()));
            column.setCellValueFactory(
                    cell -> new ReadOnlyStringWrapper(cell.getValue().get(place).replaceAll("\\R", " ")));
            table.getColumns().add(column);
        }
    }

    private double width(int place, String heading, String meaning) {
        double longest = Math.max(Tables.ems(heading), Tables.ems(meaning) + 1);
        for (List<String> row : model.sample) {
            longest = Math.max(longest, Tables.ems(row.get(place)));
        }
        return Tables.wide(Math.min(18, Math.max(6, longest)), workbench.look());
    }
}
