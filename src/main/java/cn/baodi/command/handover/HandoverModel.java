package cn.baodi.command.handover;

import cn.baodi.command.core.Link;
import cn.baodi.command.handover.HandoverRepository.Past;
import cn.baodi.command.handover.Handovers.Opened;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the screen of the handover shows now. */
final class HandoverModel {
    /** Whether there is something to see. */
    enum State {
        MAKING,
        READY,
        FAILED
    }

    /** What a line of the list is. */
    enum Kind {
        HEADING,
        LINE,
        /** A line that an officer wrote for this handover and can still take away. */
        NOTE,
        /** How many there are that are not listed. */
        MORE
    }

    /**
     * One line of what is handed over.
     *
     * @param link what it opens, or null
     * @param note the note that it is, or null
     */
    record Entry(Kind kind, String text, Link link, HandoverNote note) {}

    final ObjectProperty<State> state = new SimpleObjectProperty<>(State.MAKING);
    final StringProperty failure = new SimpleStringProperty("");
    /** 2020年2月9日白班 08:00–20:00. */
    final StringProperty shift = new SimpleStringProperty("");
    /** As of when it was composed, or who signed it. */
    final StringProperty detail = new SimpleStringProperty("");

    final ObservableList<Entry> entries = FXCollections.observableArrayList();
    /** Newest first. */
    final ObservableList<Past> past = FXCollections.observableArrayList();
    /** The signed one that is shown, or null for the shift that runs. */
    final ObjectProperty<Opened> opened = new SimpleObjectProperty<>();
    /** Whether the officer who goes has signed what is shown. */
    final BooleanProperty handed = new SimpleBooleanProperty();
    /** Who could take over. */
    final ObservableList<String> relieving = FXCollections.observableArrayList();
    /** Whether who takes over shows a password. */
    final BooleanProperty guarded = new SimpleBooleanProperty();
    /** What is wrong with the coming officer's signature, or "". */
    final StringProperty problem = new SimpleStringProperty("");
    /** What is wrong with the line that is typed, or "". */
    final StringProperty noteProblem = new SimpleStringProperty("");

    final BooleanProperty busy = new SimpleBooleanProperty();
}
