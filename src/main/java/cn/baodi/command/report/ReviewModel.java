package cn.baodi.command.report;

import java.time.LocalDate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the review shows now. */
final class ReviewModel {
    /** Whether the review is in front, and not the report. */
    final BooleanProperty open = new SimpleBooleanProperty();
    /** The day of the first report that was issued, or null where there is none yet. */
    final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    /** The last day that is over. */
    final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();

    final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    final ObjectProperty<Review> review = new SimpleObjectProperty<>();
    final BooleanProperty onlyDifferent = new SimpleBooleanProperty();
    final ObservableList<Review.Line> lines = FXCollections.observableArrayList();
    /** Why nothing is shown, or "". */
    final StringProperty failure = new SimpleStringProperty("");
}
