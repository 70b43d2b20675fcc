package cn.baodi.command.audit;

import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.AuditFilter;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the audit's screen shows now. */
final class AuditModel {
    final ObjectProperty<AuditFilter> filter = new SimpleObjectProperty<>(AuditFilter.NONE);
    /** The record whose history is shown, in words; "" where none is. */
    final StringProperty record = new SimpleStringProperty("");

    final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    final LongProperty total = new SimpleLongProperty();
    /** Whether entries are still being looked for. */
    final BooleanProperty looking = new SimpleBooleanProperty();
    /** Up to which entry was looked, in words; "" where nothing is left to look at. */
    final StringProperty reached = new SimpleStringProperty("");

    final StringProperty failure = new SimpleStringProperty("");
    final ObservableList<String> operators = FXCollections.observableArrayList();
    /** The chain's head, in words. */
    final StringProperty head = new SimpleStringProperty("");
    /** What the last check of this session found, in words. */
    final StringProperty checked = new SimpleStringProperty("");
    /** Whether that was good. */
    final BooleanProperty sound = new SimpleBooleanProperty(true);

    final ObjectProperty<AuditEntry> selected = new SimpleObjectProperty<>();
    final ObservableList<AuditWords.Told> told = FXCollections.observableArrayList();
    /** Whether the entry has more records than are shown. */
    final BooleanProperty moreTold = new SimpleBooleanProperty();
}
