package cn.baodi.command.intake;

import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Duplicate;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.Judged;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.Mapping;
import cn.baodi.command.exchange.PastImports;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** What the wizard shows now. Used on the JavaFX thread. */
final class ImportModel {
    /** The pages of the wizard in their order, and the queue of what is likely there already, which stands beside it. */
    enum Step {
        SOURCE,
        COLUMNS,
        ROWS,
        DONE,
        QUEUE
    }

    final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.SOURCE);
    /** Where the rows go; null for what fits the headings best. */
    final ObjectProperty<Register<?>> register = new SimpleObjectProperty<>();

    final ObjectProperty<Source> source = new SimpleObjectProperty<>();
    final ObjectProperty<Inspection> inspection = new SimpleObjectProperty<>();
    final ObjectProperty<Mapping> mapping = new SimpleObjectProperty<>();
    /** The first rows as the screen may show them, what is personal masked. */
    final ObservableList<List<String>> sample = FXCollections.observableArrayList();
    /** Keys of columns that must be filled and that nothing fills yet. */
    final ObservableList<String> missing = FXCollections.observableArrayList();

    final ObservableMap<String, String> fixed = FXCollections.observableHashMap();
    final ObservableMap<ImportPlan.Cell, String> corrections = FXCollections.observableHashMap();
    final ObjectProperty<Judged> judged = new SimpleObjectProperty<>();
    /** Only rows of this sort are shown; null for all. */
    final ObjectProperty<Judgement> shown = new SimpleObjectProperty<>();

    final ObservableList<JudgedRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<JudgedRow> selected = new SimpleObjectProperty<>();
    final BooleanProperty doubtful = new SimpleBooleanProperty();
    final BooleanProperty allOrNothing = new SimpleBooleanProperty();
    final ObjectProperty<Imported> imported = new SimpleObjectProperty<>();
    final BooleanProperty undone = new SimpleBooleanProperty();
    /** Imports of any day, newest first. */
    final ObservableList<PastImports.Past> past = FXCollections.observableArrayList();
    /** What is likely there already and waits for somebody to decide; the first of it. */
    final ObservableList<Duplicate> queue = FXCollections.observableArrayList();
    /** How much of it there is. */
    final LongProperty queued = new SimpleLongProperty();
    /** The selected one beside what is there. */
    final ObservableList<Duplicates.Pair> pairs = FXCollections.observableArrayList();
    /** What is being done, or "" while nothing is. */
    final StringProperty busy = new SimpleStringProperty("");
    /** How far that is, from 0 to 1, or −1 while it is not known. */
    final DoubleProperty fraction = new SimpleDoubleProperty(-1);
    /** Why it goes no further, in the officer's words. */
    final StringProperty failure = new SimpleStringProperty("");

    boolean isBusy() {
        return !busy.get().isEmpty();
    }

    ImportPlan plan() {
        Inspection found = inspection.get();
        Map<String, String> filled = Map.copyOf(fixed);
        return new ImportPlan(found.shape(), mapping.get(), filled, Map.copyOf(corrections), found.stamp());
    }

    /** How many rows an import would store now. */
    long importable() {
        Judged found = judged.get();
        if (found == null || allOrNothing.get() && leftOut() > 0) {
            return 0;
        }
        return found.count(Judgement.GOOD) + found.count(Judgement.REPAIRED);
    }

    /** How many rows an import would put into the queue. */
    long queueable() {
        Judged found = judged.get();
        return found == null || allOrNothing.get() && leftOut() > 0 ? 0 : found.count(Judgement.DUPLICATE);
    }

    /** How many rows would not be taken. */
    long leftOut() {
        Judged found = judged.get();
        return found == null ? 0 : found.count(Judgement.DOUBTFUL) + found.count(Judgement.WRONG);
    }
}
