package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Visit;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.LocalTime;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the report's screen shows now. */
final class ReportModel {
    /** Whether there is something to see. */
    enum State {
        MAKING,
        READY,
        FAILED
    }

    final ObjectProperty<StoredReport.Kind> kind = new SimpleObjectProperty<>(StoredReport.Kind.DAILY);
    /** The place that a sheet is about, or null where a report is shown. */
    final ObjectProperty<Visit> visit = new SimpleObjectProperty<>();
    /** The first day of a period. */
    final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    /** The day, or the last of a period. */
    final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    /** Today on the console's clock: no later day can be reported. */
    final ObjectProperty<LocalDate> today = new SimpleObjectProperty<>();
    /** The time of day up to which is counted where it is not the end. */
    final ObjectProperty<LocalTime> time = new SimpleObjectProperty<>(LocalTime.MIDNIGHT);
    /** Counted up to 24时; never for today, which is not over. */
    final BooleanProperty end = new SimpleBooleanProperty();

    final ObjectProperty<State> state = new SimpleObjectProperty<>(State.MAKING);
    final StringProperty failure = new SimpleStringProperty("");
    /** From 0. */
    final IntegerProperty page = new SimpleIntegerProperty();

    final IntegerProperty pages = new SimpleIntegerProperty();
    final ObjectProperty<BufferedImage> picture = new SimpleObjectProperty<>();
    /** As it is kept, or null where nobody has kept it yet. */
    final ObjectProperty<StoredReport> stored = new SimpleObjectProperty<>();
    /** Which report is shown, in words. */
    final StringProperty title = new SimpleStringProperty("");

    final ObservableList<StoredReport> past = FXCollections.observableArrayList();
    final ObservableList<ReportMaker.Line> figures = FXCollections.observableArrayList();
    /** Rules that figures contradict. */
    final ObservableList<Check> open = FXCollections.observableArrayList();

    /** Whether the data changed since it was sent for review, or reviewed. */
    final BooleanProperty changed = new SimpleBooleanProperty();

    final ObservableList<Correction> corrections = FXCollections.observableArrayList();
    /** The officer's own words; typed into. */
    final StringProperty concerns = new SimpleStringProperty("");

    final StringProperty plans = new SimpleStringProperty("");
    /** The last report of the days before, or null. */
    final ObjectProperty<StoredReport> before = new SimpleObjectProperty<>();
    /** Lines of the office's own wording that are not taken, or "". */
    final StringProperty rewording = new SimpleStringProperty("");
    /** Why what was typed is not kept, or "". */
    final StringProperty problem = new SimpleStringProperty("");

    boolean isPeriod() {
        return kind.get() != StoredReport.Kind.DAILY;
    }

    final ObservableList<ReportPrinter.Printer> printers = FXCollections.observableArrayList();
    final ObjectProperty<ReportPrinter.Printer> printer = new SimpleObjectProperty<>();
}
