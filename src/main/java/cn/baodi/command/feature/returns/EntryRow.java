package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.returns.EntryModel.Entry;
import cn.baodi.command.ui.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The nodes of one village in the entry grid; they are used again for another village when another town is opened. */
final class EntryRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    private final Texts texts;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label message = new Label();
    private final List<TextField> fields = new ArrayList<>();
    private final HBox line = new HBox();
    private final ChangeListener<String> typed = (property, was, text) -> mark();
    private final MapChangeListener<String, String> judged = change -> judge();
    private Entry shown;

    EntryRow(Texts texts, int number, List<String> headings) {
        this.texts = texts;
        name.getStyleClass().add("entry-name");
        state.getStyleClass().add("entry-state");
        line.getStyleClass().add("entry-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(name, state);
        for (int i = 0; i < headings.size(); i++) {
            TextField field = new TextField();
            field.setId("entry-" + number + "-" + EntryModel.COLUMNS.get(i));
            boolean figure = i < EntryModel.FIGURES;
            field.getStyleClass().add(figure ? "entry-figure" : "entry-note");
            if (figure) {
                field.setAlignment(Pos.CENTER_RIGHT);
            } else {
                HBox.setHgrow(field, Priority.ALWAYS);
            }
            fields.add(field);
        }
        line.getChildren().addAll(fields);
        message.getStyleClass().add("entry-message");
        message.setWrapText(true);
        getChildren().addAll(line, message);
    }

    List<TextField> fields() {
        return fields;
    }

    /** @param editable whether the officer may type */
    void show(Entry entry, List<String> headings, boolean editable) {
        if (shown != null) {
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).textProperty().unbindBidirectional(shown.cells.get(i));
                shown.cells.get(i).removeListener(typed);
            }
            shown.problems.removeListener(judged);
            shown.doubts.removeListener(judged);
        }
        shown = entry;
        name.setText(entry.unit.name());
        for (int i = 0; i < fields.size(); i++) {
            TextField field = fields.get(i);
            field.textProperty().bindBidirectional(entry.cells.get(i));
            entry.cells.get(i).addListener(typed);
            field.setEditable(editable);
            field.setAccessibleText(texts.get("entry.cell", entry.unit.name(), headings.get(i)));
        }
        Integer left = entry.before == null ? null : entry.before.isolatedClosing();
        fields.get(DailyReturn.Item.OPENING.ordinal())
                .setPromptText(left == null ? "" : texts.get("entry.yesterday", left));
        entry.problems.addListener(judged);
        entry.doubts.addListener(judged);
        mark();
        judge();
    }

    private void mark() {
        state.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        if (shown.isChanged()) {
            state.setText(texts.get("entry.typed"));
        } else {
            State stored = shown.stored == null ? State.SILENT : shown.stored.state();
            Label marked = Tables.marked(ReturnView.tone(stored), texts.name(stored));
            state.setText(marked.getText());
            state.getStyleClass().addAll(ReturnView.tone(stored).styleClass());
        }
    }

    private void judge() {
        for (int i = 0; i < fields.size(); i++) {
            String column = EntryModel.COLUMNS.get(i);
            String problem = shown.problems.get(column);
            String doubt = shown.doubts.get(column);
            fields.get(i).pseudoClassStateChanged(WRONG, problem != null);
            fields.get(i).pseudoClassStateChanged(DOUBTFUL, problem == null && doubt != null);
            String words = problem != null ? problem : doubt;
            fields.get(i).setTooltip(words == null ? null : new Tooltip(words));
        }
        boolean wrong = !shown.problems.isEmpty();
        String words = (wrong ? shown.problems : shown.doubts)
                .values().stream().distinct().collect(Collectors.joining(" "));
        message.setText(words.isEmpty() ? "" : texts.get(wrong ? "entry.problem" : "entry.doubt", words));
        message.getStyleClass().removeAll("tone-bad", "tone-warning");
        message.getStyleClass().add(wrong ? "tone-bad" : "tone-warning");
        message.setVisible(!words.isEmpty());
        message.setManaged(!words.isEmpty());
    }
}
