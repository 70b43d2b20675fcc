package cn.baodi.command.ui;

import java.util.function.Supplier;

/**
 * Something the officer can do, in menu, palette, key sheet and under its key alike.
 *
 * @param id stable, such as {@code hotline.new}
 * @param title in the officer's words
 * @param icon Feather literal or null
 * @param keys JavaFX key text such as {@code F4} or {@code Shortcut+E}, or null
 * @param disabled why it cannot be done now, or null when it can
 * @param action runs on the JavaFX thread
 */
public record Command(String id, String title, String icon, String keys, Supplier<String> disabled, Runnable action) {
    public Command(String id, String title, String icon, String keys, Runnable action) {
        this(id, title, icon, keys, () -> null, action);
    }
}
