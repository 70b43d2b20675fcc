package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.returns.DailyReturn.Item;
import cn.baodi.command.feature.unit.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** What the entry grid holds: the villages of a town on a day, with what is typed of each. */
final class EntryModel {
    /** What links call it. */
    static final String KEY = "entry";

    /** Keys of the columns in their order: the figures and the note. */
    static final List<String> COLUMNS = Stream.concat(Stream.of(Item.values()).map(Item::key), Stream.of("note"))
            .toList();

    /** So many of them are figures. */
    static final int FIGURES = Item.values().length;

    /** The grid of the town of {@code unit}, at its row. */
    static Link link(long unit, LocalDate day) {
        return Link.to(ReturnsFeature.KEY, KEY, ReturnCharts.on(day).chip("unit", Long.toString(unit)));
    }

    /** One village. */
    static final class Entry {
        final Unit unit;
        /** As it is stored, or null. */
        final DailyReturn stored;
        /** The return of the day before, or null. */
        final DailyReturn before;

        final List<StringProperty> cells = new ArrayList<>();
        /** Sentences by column: what must be put right, and what is only doubtful. */
        final ObservableMap<String, String> problems = FXCollections.observableHashMap();

        final ObservableMap<String, String> doubts = FXCollections.observableHashMap();

        Entry(Unit unit, DailyReturn stored, DailyReturn before) {
            this.unit = unit;
            this.stored = stored;
            this.before = before;
            texts(stored).forEach(text -> cells.add(new SimpleStringProperty(text)));
        }

        private static List<String> texts(DailyReturn row) {
            return Stream.concat(
                            Stream.of(Item.values()).map(item -> row == null ? "" : Types.WHOLE.write(item.of(row))),
                            Stream.of(row == null || row.note() == null ? "" : row.note()))
                    .toList();
        }

        List<String> typed() {
            return cells.stream().map(cell -> cell.get().strip()).toList();
        }

        /** Whether it differs from what is stored. */
        boolean isChanged() {
            return !typed().equals(texts(stored));
        }

        /** What is typed in a column. */
        String cell(String column) {
            return cells.get(COLUMNS.indexOf(column)).get();
        }

        Map<String, String> problems() {
            return problems;
        }
    }

    final ObservableList<Unit> towns = FXCollections.observableArrayList();
    final ObjectProperty<Unit> town = new SimpleObjectProperty<>();
    final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    final ObservableList<Entry> rows = FXCollections.observableArrayList();
    /** The row in which the cursor is. */
    final IntegerProperty at = new SimpleIntegerProperty();
    /** Where the cursor is to go, as row and column; counted up so that the same place can be asked for again. */
    final ObjectProperty<Place> goTo = new SimpleObjectProperty<>();

    final IntegerProperty changed = new SimpleIntegerProperty();
    /** How many of the rows have a return that is stored. */
    final IntegerProperty filed = new SimpleIntegerProperty();
    /** What stands above the grid: what a paste left out, why nothing was stored. */
    final StringProperty said = new SimpleStringProperty("");

    /** A cell; each is another one. */
    static final class Place {
        final int row;
        final int column;

        Place(int row, int column) {
            this.row = row;
            this.column = column;
        }
    }
}
