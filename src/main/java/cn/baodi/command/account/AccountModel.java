package cn.baodi.command.account;

import cn.baodi.command.core.Account;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the screen of accounts shows now. */
final class AccountModel {
    /** What the card is for. */
    enum Task {
        NONE,
        /** The first account of a folder that has none. */
        PROTECT,
        ADD,
        /** Roles, and whether the account may sign in. */
        CHANGE,
        RESET,
        /** One's own password. */
        OWN,
        RENEW,
        /** The recovery code is to be written down. */
        CODE
    }

    final ObservableList<Account> accounts = FXCollections.observableArrayList();
    final ObjectProperty<Account> selected = new SimpleObjectProperty<>();
    final ObjectProperty<Task> task = new SimpleObjectProperty<>(Task.NONE);
    /** What is wrong, in a sentence, by {@code name}, {@code roles}, {@code own} or {@code ""}. */
    final ObjectProperty<Map<String, String>> problems = new SimpleObjectProperty<>(Map.of());

    final BooleanProperty busy = new SimpleBooleanProperty();
    final StringProperty code = new SimpleStringProperty("");
}
