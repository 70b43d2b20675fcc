package cn.baodi.command.shell;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The three questions of the first start, each with an answer that will do. */
final class FirstStartModel {
    static final int STEPS = 3;

    final StringProperty organisation = new SimpleStringProperty();
    final StringProperty operator = new SimpleStringProperty();
    /** null for the district that comes with the console. */
    final ObjectProperty<Path> units = new SimpleObjectProperty<>();

    final BooleanProperty demo = new SimpleBooleanProperty(true);
    /** Whether real work asks for an administrator: not where the folder has accounts already. */
    final boolean administrator;

    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(0);
    private final String usualOrganisation;
    private final String usualOperator;

    FirstStartModel(String usualOrganisation, String usualOperator, boolean administrator) {
        this.administrator = administrator;
        demo.set(administrator);
        this.usualOrganisation = usualOrganisation;
        this.usualOperator = usualOperator;
        organisation.set(usualOrganisation);
        operator.set(usualOperator);
    }

    /** From 0. */
    ReadOnlyIntegerProperty step() {
        return step.getReadOnlyProperty();
    }

    boolean isLast() {
        return step.get() == STEPS - 1;
    }

    void next() {
        step.set(Math.min(STEPS - 1, step.get() + 1));
    }

    void back() {
        step.set(Math.max(0, step.get() - 1));
    }

    /** @param password of the administrator, or null */
    FirstStart answer(char[] password) {
        return new FirstStart(
                orUsual(organisation.get(), usualOrganisation),
                orUsual(operator.get(), usualOperator),
                units.get(),
                demo.get(),
                password);
    }

    /** Whether the last screen asks for a password. */
    boolean needsPassword() {
        return administrator && !demo.get();
    }

    /** What Esc means: the names given so far, the usual district, an empty database, no accounts yet. */
    FirstStart passedOver() {
        FirstStart answer = answer(null);
        return new FirstStart(answer.organisation(), answer.operator(), null, false, null);
    }

    private static String orUsual(String given, String usual) {
        return given == null || given.isBlank() ? usual : given.strip();
    }
}
