package cn.baodi.command.ui;

import cn.baodi.command.core.Texts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A field for a password with what is wrong beneath it. It says when Caps Lock or a Chinese input method is on, because
 * nobody sees what is typed.
 */
public final class PasswordInput {
    private static final int ASCII = 128;

    private final Texts texts;
    private final PasswordField field = new PasswordField();
    private final Label hint = line("hint");
    private final Label problem = line("problem");
    private final VBox node;
    private boolean composing;
    private boolean capitals;

    /**
     * @param id of the field; its hint and problem are called after it
     * @param label what the password is for
     */
    public PasswordInput(Locale locale, String id, String label) {
        texts = Texts.of(locale, PasswordInput.class);
        field.setId(id);
        field.setAccessibleText(label);
        hint.setId(id + "Hint");
        problem.setId(id + "Problem");
        Label name = new Label(label);
        name.setLabelFor(field);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        node = new VBox(name, field, hint, problem);
        node.getStyleClass().add("password-input");
        node.setPrefWidth(0); // as wide as there is room
        field.focusedProperty().addListener((property, was, focused) -> look());
        field.textProperty().addListener((property, was, text) -> look());
        field.addEventFilter(KeyEvent.ANY, event -> look(event));
        field.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, event -> {
            composing = !event.getComposed().isEmpty();
            look();
        });
    }

    private static Label line(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Where the system does not tell of Caps Lock, a capital typed without Shift does. */
    private void look(KeyEvent event) {
        String typed = event.getCharacter();
        boolean letter = event.getEventType() == KeyEvent.KEY_TYPED
                && typed.length() == 1
                && typed.charAt(0) < ASCII
                && Character.isLetter(typed.charAt(0));
        if (letter) {
            capitals = Character.isUpperCase(typed.charAt(0)) != event.isShiftDown();
        }
        look();
    }

    private void look() {
        boolean wide = composing || field.getText().chars().anyMatch(c -> c >= ASCII);
        if (!field.isFocused()) {
            hint.setText("");
        } else if (wide) {
            hint.setText(texts.get("password.input.method"));
        } else if (FxBackground.capsLock().orElse(capitals)) {
            hint.setText(texts.get("password.capitals"));
        } else {
            hint.setText("");
        }
    }

    public Node node() {
        return node;
    }

    /** What was typed; a copy. */
    public char[] typed() {
        return field.getText().toCharArray();
    }

    /** Shows what is wrong, or nothing for "". */
    public void problem(String words) {
        problem.setText(words);
    }

    public void clear() {
        field.clear();
    }

    public void focus() {
        field.requestFocus();
    }

    public void disable(boolean disabled) {
        field.setDisable(disabled);
    }
}
