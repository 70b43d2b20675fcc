package cn.baodi.command.audit;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.ui.RangeMenu;
import cn.baodi.command.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the audit is narrowed to: a ready-made topic, an operator, an area, a time, words, one record. */
final class AuditFilterBar {
    private final AuditModel model;
    private final AuditController controller;
    private final Texts texts;
    private final Map<String, String> tables;
    private final FlowPane node = new FlowPane();
    private final ComboBox<Topic> topic = new ComboBox<>();
    private final ComboBox<String> operator = new ComboBox<>();
    private final ComboBox<String> table = new ComboBox<>();
    private final RangeMenu range;
    private final TextField text = new TextField();
    private final Button record = new Button("", new FontIcon("fth-x"));
    /** Every letter would begin another search through years. */
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));

    private boolean following;

    AuditFilterBar(Workbench workbench, AuditModel model, AuditController controller, AuditWords words) {
        this.model = model;
        this.controller = controller;
        texts = words.texts();
        tables = words.tables();
        range = new RangeMenu(workbench, "auditRange", wanted -> narrow(filter -> filter.range(wanted)));
        choice(topic, "auditChip-topic", "filter.topic", texts::name);
        choice(operator, "auditChip-operator", "filter.operator", name -> name);
        choice(table, "auditChip-table", "filter.table", key -> tables.getOrDefault(key, key));
        fill(topic, List.of(Topic.values()));
        fill(table, List.copyOf(tables.keySet()));
        fill(operator, model.operators);
        topic.valueProperty()
                .addListener((property, was, now) -> narrow(f -> f.kinds(now == null ? Set.of() : now.kinds())));
        operator.valueProperty().addListener((property, was, now) -> narrow(f -> f.operator(now)));
        table.valueProperty().addListener((property, was, now) -> narrow(f -> f.table(now)));
        text.setId("auditText");
        text.setPromptText(texts.get("filter.find"));
        text.setTooltip(new Tooltip(texts.get("filter.words")));
        text.setAccessibleText(texts.get("filter.words"));
        text.getStyleClass().add("filter-search");
        text.textProperty().addListener((property, was, now) -> {
            if (!following) {
                pause.playFromStart();
            }
        });
        text.setOnAction(event -> search());
        pause.setOnFinished(event -> search());
        record.setId("auditRecord");
        record.getStyleClass().addAll("chip", "chip-set");
        record.setOnAction(event -> narrow(f -> f.table(null)));
        record.visibleProperty().bind(model.record.isNotEmpty());
        record.managedProperty().bind(record.visibleProperty());
        record.textProperty().bind(model.record);
        node.getStyleClass().add("filter-chips");
        node.getChildren().addAll(topic, operator, table, range.node(), text, record);
        model.operators.addListener((javafx.beans.Observable list) -> {
            following = true;
            fill(operator, model.operators);
            operator.setValue(model.filter.get().operator());
            following = false;
        });
        model.filter.addListener((property, was, filter) -> follow(filter));
        follow(model.filter.get());
    }

    Node node() {
        return node;
    }

    void focus() {
        text.requestFocus();
        text.selectAll();
    }

    private void search() {
        pause.stop();
        narrow(filter -> filter.text(text.getText()));
    }

    private void narrow(Function<AuditFilter, AuditFilter> change) {
        if (!following) {
            controller.filter(change.apply(model.filter.get()));
        }
    }

    private <V> void choice(ComboBox<V> combo, String id, String label, Function<V, String> name) {
        combo.setId(id);
        combo.getStyleClass().add("chip");
        combo.setAccessibleText(texts.get(label));
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(V value) {
                return value == null ? texts.get("filter.all", texts.get(label)) : name.apply(value);
            }

            @Override
            public V fromString(String typed) {
                return null;
            }
        });
        combo.valueProperty().addListener((property, was, value) -> {
            combo.getStyleClass().remove("chip-set");
            if (value != null) {
                combo.getStyleClass().add("chip-set");
            }
        });
    }

    private static <V> void fill(ComboBox<V> combo, List<V> values) {
        List<V> all = new ArrayList<>();
        all.add(null);
        all.addAll(values);
        combo.getItems().setAll(all);
    }

    /** The bar shows the filter whoever set it. */
    private void follow(AuditFilter filter) {
        following = true;
        topic.setValue(Topic.of(filter.kinds()).orElse(null));
        operator.setValue(filter.operator());
        table.setValue(filter.row() == null ? filter.table() : null);
        range.show(filter.range());
        if (!text.getText().strip().equals(filter.text())) {
            text.setText(filter.text());
        }
        following = false;
    }
}
