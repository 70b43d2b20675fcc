package cn.baodi.command.care;

import cn.baodi.command.data.Backups.Backup;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the screen of the care of the data shows now. */
final class CareModel {
    /** Null until it was asked for. */
    final ObjectProperty<CareState> state = new SimpleObjectProperty<>();

    final ObservableList<BackupRow> backups = FXCollections.observableArrayList();
    final ObjectProperty<BackupRow> selected = new SimpleObjectProperty<>();
    /** Of the selected backup; null while it is asked for, and where it cannot be used. */
    final ObjectProperty<Preview> preview = new SimpleObjectProperty<>();
    /** What was there before the last restore of this session, or null. */
    final ObjectProperty<Backup> before = new SimpleObjectProperty<>();
    /** A passphrase that was made and is not yet written down, or null. */
    final StringProperty offered = new SimpleStringProperty();
    /** What closing the crisis would destroy; null until it was asked for. */
    final ObjectProperty<ClosingPlan> plan = new SimpleObjectProperty<>();
    /** Where the counts and the record go, or null. */
    final ObjectProperty<Path> out = new SimpleObjectProperty<>();
    /** Something is being done that must not be begun twice. */
    final BooleanProperty busy = new SimpleBooleanProperty();
    /** Why the list could not be read, or "". */
    final StringProperty failure = new SimpleStringProperty("");
}
