package cn.baodi.command.ui;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chips above a list: units, states, a time range, a text, the saved filters, and how many rows are left. */
final class FilterBar<T extends Row> {
    private final Workbench workbench;
    private final Texts texts;
    private final RegisterSpec<T> spec;
    private final RegisterModel<T> model;
    private final RegisterController<T> controller;
    private final CustomTextField search = new CustomTextField();
    private final Map<Chip, Node> chips = new LinkedHashMap<>();
    private final RangeMenu range;
    private final MenuButton saved = new MenuButton();
    private final HBox bar = new HBox();
    /** Which columns are shown, or null before the table is there. */
    private Menu columns;

    private boolean following;

    FilterBar(Workbench workbench, RegisterSpec<T> spec, RegisterModel<T> model, RegisterController<T> controller) {
        this.workbench = workbench;
        this.spec = spec;
        this.model = model;
        this.controller = controller;
        texts = workbench.texts(FilterBar.class);
        String key = spec.register.sheet().key();
        range = new RangeMenu(
                workbench, key + "Range", wanted -> narrow(model.filter.get().range(wanted)));
        search.setId(key + "Search");
        search.setPromptText(texts.get("filter.search"));
        search.setAccessibleText(texts.get("filter.search"));
        search.setTooltip(new Tooltip(texts.get("filter.search.what")));
        search.setLeft(new FontIcon("fth-search"));
        search.getStyleClass().add("filter-search");
        search.textProperty()
                .addListener((property, old, text) -> narrow(model.filter.get().text(text)));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
            }
        });
        FlowPane left = new FlowPane();
        left.getStyleClass().add("filter-chips");
        left.setPrefWrapLength(200);
        for (Chip chip : spec.chips) {
            Node node = chip.units() == null ? choice(chip) : unit(chip);
            node.setId(key + "Chip-" + chip.key());
            chips.put(chip, node);
            left.getChildren().add(node);
        }
        if (spec.range != null) {
            left.getChildren().add(range.node());
        }
        left.getChildren().add(search);
        saved.setId(key + "Saved");
        saved.setText(texts.get("saved"));
        saved.setOnShowing(event -> controller.saved().count());
        left.getChildren().add(saved);
        HBox.setHgrow(left, Priority.ALWAYS);
        bar.getChildren().addAll(left, count());
        bar.setAlignment(Pos.TOP_LEFT);
        bar.getStyleClass().add("filter-bar");
        model.saved.addListener((javafx.beans.Observable list) -> fillSaved());
        model.filter.addListener((property, old, filter) -> follow(filter));
        fillSaved();
        follow(model.filter.get());
    }

    Node node() {
        return bar;
    }

    /** Offers {@code menu} beside the saved filters. */
    void columns(Menu menu) {
        columns = menu;
        fillSaved();
    }

    void focus() {
        search.requestFocus();
        search.selectAll();
    }

    private Node count() {
        Label count = new Label();
        count.setId(spec.register.sheet().key() + "Count");
        count.getStyleClass().add("count");
        count.setMinWidth(Label.USE_PREF_SIZE);
        Runnable say = () -> count.setText(texts.get("filter.count", model.shown.get(), model.total.get()));
        model.shown.addListener(o -> say.run());
        model.total.addListener(o -> say.run());
        say.run();
        return count;
    }

    private void narrow(Filter filter) {
        if (!following && !filter.equals(model.filter.get())) {
            controller.list().filter(filter);
        }
    }

    private Node choice(Chip chip) {
        ComboBox<String> combo = new ComboBox<>();
        List<String> values = new ArrayList<>();
        values.add(null);
        values.addAll(chip.keys());
        combo.getItems().setAll(values);
        combo.setAccessibleText(chip.label());
        combo.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? texts.get("filter.any", chip.label()) : chip.labelOf(value);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        combo.getStyleClass().add("chip");
        combo.valueProperty().addListener((property, old, value) -> {
            mark(combo, value != null);
            narrow(model.filter.get().chip(chip.key(), value));
        });
        return combo;
    }

    private Node unit(Chip chip) {
        SuggestField field = new SuggestField(chip.units(), workbench.background());
        field.setPromptText(chip.label());
        field.setAccessibleText(chip.label());
        field.getStyleClass().addAll("chip", "chip-unit");
        Runnable apply = () -> {
            String text = field.getText();
            String set = model.filter.get().chip(chip.key());
            if (following || set != null && text.equals(label(chip, set))) {
                return;
            }
            workbench.background().run(() -> Meant.by(chip, text), meant -> {
                if (meant.wrong() == null) {
                    mark(field, meant.code() != null);
                    narrow(model.filter.get().chip(chip.key(), meant.code()));
                } else if (field.getText().equals(text)) {
                    // What stands in the chip is what the list is narrowed by, and nothing else.
                    String value = model.filter.get().chip(chip.key());
                    field.take(value == null ? "" : label(chip, value));
                    workbench.notices().toast(texts.get("filter.unknown", spec.texts.problem(meant.wrong())));
                }
            });
        };
        field.onChosen(apply);
        field.setOnAction(event -> apply.run());
        field.focusedProperty().addListener((property, was, focused) -> {
            if (!focused) {
                apply.run();
            }
        });
        return field;
    }

    /**
     * What is meant by what was typed into a chip.
     *
     * @param code null for everything
     * @param wrong why nothing can be meant by it, or null
     */
    private record Meant(String code, Problem wrong) {
        static Meant by(Chip chip, String text) {
            try {
                Long code = chip.units().read(text);
                return new Meant(code == null ? null : code.toString(), null);
            } catch (Rejected e) {
                return new Meant(null, e.at(""));
            }
        }
    }

    private static void mark(Node chip, boolean set) {
        chip.getStyleClass().remove("chip-set");
        if (set) {
            chip.getStyleClass().add("chip-set");
        }
    }

    private void fillSaved() {
        saved.getItems().clear();
        for (RegisterModel.Saved one : model.saved) {
            MenuItem item =
                    new MenuItem(one.count() < 0 ? one.name() : texts.get("saved.item", one.name(), one.count()));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> controller.list().filter(one.filter()));
            saved.getItems().add(item);
        }
        if (!model.saved.isEmpty()) {
            saved.getItems().add(new SeparatorMenuItem());
        }
        MenuItem save = new MenuItem(texts.get("saved.save"));
        save.setOnAction(event -> controller.saved().save());
        saved.getItems().add(save);
        for (RegisterModel.Saved one : model.saved) {
            MenuItem forget = new MenuItem(texts.get("saved.forget", one.name()));
            forget.setMnemonicParsing(false);
            forget.setOnAction(event -> controller.saved().forget(one));
            saved.getItems().add(forget);
        }
        CheckMenuItem retired = new CheckMenuItem(texts.get("filter.retired"));
        retired.setSelected(model.filter.get().retired());
        retired.setOnAction(event -> narrow(model.filter.get().retired(retired.isSelected())));
        saved.getItems().addAll(new SeparatorMenuItem(), retired);
        if (columns != null) {
            saved.getItems().add(columns);
        }
    }

    /** The bar shows the filter whoever set it: a chip, a link from the dashboard, a saved filter. */
    @SuppressWarnings("unchecked")
    private void follow(Filter filter) {
        following = true;
        if (!search.getText().strip().equals(filter.text())) {
            search.setText(filter.text());
        }
        chips.forEach((chip, node) -> {
            String value = filter.chip(chip.key());
            if (node instanceof ComboBox<?> combo) {
                ((ComboBox<String>) combo).setValue(value);
            } else if (node instanceof SuggestField field && !field.isFocused()) {
                field.take(value == null ? "" : label(chip, value));
            }
            mark(node, value != null);
            if (spec.whenSet.contains(chip)) {
                node.setVisible(value != null);
                node.setManaged(value != null);
            }
        });
        range.show(filter.range());
        following = false;
    }

    /** A town's own rows are another thing than the town's. */
    private String label(Chip chip, String value) {
        if (chip.units() != null && UnitChoice.of(value).isNone()) {
            return texts.get("filter.nowhere");
        }
        if (chip.units() != null && UnitChoice.of(value).alone()) {
            return texts.get(
                    "filter.alone",
                    chip.labelOf(Long.toString(UnitChoice.of(value).code())));
        }
        return chip.labelOf(value);
    }

    /** What narrows the list now, in words, for when nothing is left. */
    String words() {
        Filter filter = model.filter.get();
        List<String> words = new ArrayList<>();
        for (Chip chip : spec.chips) {
            String value = filter.chip(chip.key());
            if (value != null) {
                words.add(chip.label() + " " + label(chip, value));
            }
        }
        if (spec.range != null && !filter.range().equals(TimeRange.ALL)) {
            words.add(filter.range().label(texts, workbench.now()));
        }
        if (!filter.text().isEmpty()) {
            words.add("“" + filter.text() + "”");
        }
        return String.join(texts.get("filter.and"), words);
    }

    Button clear() {
        Button clear = new Button(texts.get("clear"));
        clear.setId(spec.register.sheet().key() + "Clear");
        clear.setOnAction(event -> controller.list().clearFilter());
        return clear;
    }
}
