package cn.baodi.command.ui;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Page;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a register's screen shows now. */
final class RegisterModel<T extends Row> {
    /** What stands where the rows would: three different texts when there are none. */
    enum State {
        LOADING,
        ROWS,
        NO_DATA,
        FILTERED_OUT,
        FAILED
    }

    /**
     * A filter kept by name, with how many rows it leaves now.
     *
     * @param count −1 until it is counted
     */
    record Saved(String name, Filter filter, long count) {}

    /** The saved filters as they are kept. */
    record SavedFilters(List<Saved> filters) {}

    /** What the card holds. */
    enum Card {
        NONE,
        ONE,
        NEW,
        SEVERAL
    }

    final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.NONE);
    final ObjectProperty<Sort> sort = new SimpleObjectProperty<>();
    final ObservableList<T> rows = FXCollections.observableArrayList();
    final LongProperty shown = new SimpleLongProperty();
    final LongProperty total = new SimpleLongProperty();
    final ObjectProperty<State> state = new SimpleObjectProperty<>(State.LOADING);
    final StringProperty failure = new SimpleStringProperty("");
    final ObservableList<T> selection = FXCollections.observableArrayList();
    final ObjectProperty<Card> card = new SimpleObjectProperty<>(Card.NONE);
    /** The record in the card, as it was read; null for a new one. */
    final ObjectProperty<T> current = new SimpleObjectProperty<>();

    final ObservableList<Problem> problems = FXCollections.observableArrayList();
    final ObservableList<HistoryLine> history = FXCollections.observableArrayList();
    final ObservableList<Saved> saved = FXCollections.observableArrayList();
    final StringProperty chartLabel = new SimpleStringProperty();
    final ObjectProperty<ChartData> chart = new SimpleObjectProperty<>();
    /** Why the chart's numbers could not be read, or "". */
    final StringProperty chartFailure = new SimpleStringProperty("");
    /** Behind the last row that is loaded, or null at the end. */
    Page.Cursor next;
}
