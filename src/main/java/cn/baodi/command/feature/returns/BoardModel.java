package cn.baodi.command.feature.returns;

import cn.baodi.command.feature.returns.Completeness.Counts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the completeness board shows: the towns over some days, and the villages of one of them. */
final class BoardModel {
    /** What links call it. */
    static final String KEY = "board";

    /** So many days are beside each other. */
    static final int DAYS = 14;

    /**
     * One town.
     *
     * @param days as the board's days
     */
    record TownRow(Unit town, List<Counts> days) {}

    /**
     * One village.
     *
     * @param days as the board's days; null where nothing is expected
     */
    record VillageRow(Unit unit, List<State> days) {}

    /** The days shown, oldest first. */
    final ObservableList<LocalDate> days = FXCollections.observableArrayList();
    /** The day that the counts are of and whose silent ones are copied; always one of {@link #days}. */
    final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();

    /** The newest day whose returns are all due; whoever is silent later is not late yet. */
    final ObjectProperty<LocalDate> due = new SimpleObjectProperty<>(LocalDate.MIN);

    final ObservableList<TownRow> towns = FXCollections.observableArrayList();
    /** The town whose villages are shown, or null. */
    final ObjectProperty<Unit> town = new SimpleObjectProperty<>();

    final ObservableList<VillageRow> villages = FXCollections.observableArrayList();
    /** All units on {@link #day}, or null before anything was read. */
    final ObjectProperty<Counts> all = new SimpleObjectProperty<>();
    /** Why it could not be read, or null. */
    final ObjectProperty<String> failed = new SimpleObjectProperty<>();
}
