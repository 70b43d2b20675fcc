package cn.baodi.command.ui;

import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Texts;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Looks at what is about to get into any text field of any window, from the moment in which it has the keyboard: more
 * than a text can be is refused in words before anything is done with it, and line breaks on one line become blanks
 * where JavaFX would glue the words together. On the JavaFX thread.
 */
public final class Pasting implements AutoCloseable {
    private final Supplier<Notices> notices;
    private final Supplier<Locale> locale;
    private final ListChangeListener<Window> opened = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(this::follow);
        }
    };
    private boolean closed;

    /** Both are asked each time: the window is built anew in another language. */
    public Pasting(Supplier<Notices> notices, Supplier<Locale> locale) {
        this.notices = notices;
        this.locale = locale;
    }

    /** From now on for all windows that are open or will be; to be called once. */
    public void begin() {
        Window.getWindows().forEach(this::follow);
        Window.getWindows().addListener(opened);
    }

    /** What gets the keyboard from now on is not looked at. */
    @Override
    public void close() {
        closed = true;
        Window.getWindows().removeListener(opened);
    }

    private void follow(Window window) {
        window.sceneProperty().addListener((property, old, scene) -> follow(scene));
        follow(window.getScene());
    }

    private void follow(Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty().addListener(this::focused);
            guard(scene.getFocusOwner());
        }
    }

    private void focused(ObservableValue<? extends Node> property, Node old, Node owner) {
        guard(owner);
    }

    private void guard(Node node) {
        if (!closed && node instanceof TextInputControl field && field.getTextFormatter() == null) {
            field.setTextFormatter(new TextFormatter<>(this::look));
            field.addEventHandler(KeyEvent.KEY_PRESSED, Pasting::passOn);
        }
    }

    /** A field with a formatter keeps Esc to itself, which the card or the palette around it waits for. */
    private static void passOn(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE
                && event.getSource() instanceof TextInputControl field
                && !isInline(field)
                && field.getParent() != null) {
            event.consume();
            Event.fireEvent(field.getParent(), event.copyFor(field.getParent(), field.getParent()));
        }
    }

    private static boolean isInline(TextInputControl field) {
        return field.getStyleClass().contains("inline-editor");
    }

    private TextFormatter.Change look(TextFormatter.Change change) {
        TextInputControl field = (TextInputControl) change.getControl();
        if (!change.isAdded() || !field.isEditable()) {
            return change;
        }
        String text = change.getText();
        long length = (long) field.getLength() - (change.getRangeEnd() - change.getRangeStart()) + text.length();
        if (length > PlainText.LONGEST) {
            return refused("paste.long", text.length(), PlainText.LONGEST);
        }
        if (field instanceof PasswordField || text.length() < 2) {
            return change;
        }
        if (isInline(field) && text.strip().lines().count() > 1) {
            return refused("paste.table", text.strip().lines().count());
        }
        String plain = field instanceof TextArea
                ? text.replaceAll("\\R", "\n")
                : text.replaceAll("[\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+", " ");
        if (!plain.equals(text)) {
            change.setText(plain);
            int end = change.getRangeStart() + plain.length();
            change.selectRange(end, end);
        }
        return change;
    }

    private TextFormatter.Change refused(String key, Object... args) {
        notices.get().toast(Texts.of(locale.get(), Pasting.class).get(key, args));
        return null;
    }
}
