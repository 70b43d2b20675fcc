package cn.baodi.command.shell;

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

/** What the gate shows now. Names of accounts stand here, and nothing else of anybody. */
final class GateModel {
    /** What the gate asks for. */
    enum Step {
        /** Nothing yet: the folder is being looked at. */
        WAIT,
        SIGN_IN,
        /** The recovery code and a new password. */
        RECOVER,
        /** That the new recovery code is written down. */
        CODE
    }

    final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.WAIT);
    /** Who may sign in, by name. */
    final ObservableList<String> names = FXCollections.observableArrayList();
    /** Whose password the recovery code can set. */
    final ObservableList<String> administrators = FXCollections.observableArrayList();

    final StringProperty name = new SimpleStringProperty("");
    /** Who locked the console, or null where nobody has signed in yet. */
    final StringProperty onDuty = new SimpleStringProperty();
    /** What was wrong, in a sentence. */
    final StringProperty problem = new SimpleStringProperty("");
    /** Seconds before another try is looked at. */
    final LongProperty wait = new SimpleLongProperty();

    final BooleanProperty busy = new SimpleBooleanProperty();
    /** The recovery code that is to be written down. */
    final StringProperty code = new SimpleStringProperty("");
}
