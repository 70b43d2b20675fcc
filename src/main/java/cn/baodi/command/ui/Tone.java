package cn.baodi.command.ui;

import java.util.Locale;

/** How a state is marked: colour, shape and word together, never colour alone. */
public enum Tone {
    GOOD("●"),
    BUSY("◆"),
    WAITING("○"),
    WARNING("▲"),
    BAD("■"),
    QUIET("–");

    private final String shape;

    Tone(String shape) {
        this.shape = shape;
    }

    /** One character, drawn before the word. */
    public String shape() {
        return shape;
    }

    /** Style class for its colour. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
