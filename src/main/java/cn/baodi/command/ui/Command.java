package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import java.util.function.Supplier;

/**
 * Something the officer can do, in menu, palette, key sheet and under its key alike.
 *
 * @param id stable, such as {@code hotline.new}
 * @param title in the officer's words
 * @param icon Feather literal or null
 * @param keys JavaFX key text such as {@code F4} or {@code Shortcut+E}, or null
 * @param right what of its area it needs; an area's commands write unless they say otherwise
 * @param disabled why it cannot be done now, or null when it can
 * @param action runs on the JavaFX thread
 */
public record Command(
        String id,
        String title,
        String icon,
        String keys,
        Access.Right right,
        Supplier<String> disabled,
        Runnable action) {
    public Command(String id, String title, String icon, String keys, Supplier<String> disabled, Runnable action) {
        this(id, title, icon, keys, Access.Right.WRITE, disabled, action);
    }

    public Command(String id, String title, String icon, String keys, Runnable action) {
        this(id, title, icon, keys, () -> null, action);
    }

    /** The same for everybody who sees the area. */
    public Command reading() {
        return new Command(id, title, icon, keys, Access.Right.SEE, disabled, action);
    }

    /** The same, unless {@code first} says why it cannot be done. */
    public Command unless(Supplier<String> first) {
        Supplier<String> both = () -> {
            String reason = first.get();
            return reason != null ? reason : disabled.get();
        };
        return new Command(id, title, icon, keys, right, both, action);
    }
}
