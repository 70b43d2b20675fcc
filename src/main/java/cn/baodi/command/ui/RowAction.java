package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something to do with the selected rows, as a button of the card and of the bulk bar.
 *
 * @param id camelCase, also the button's widget id
 * @param right what it needs; an action writes unless it says otherwise
 * @param disabled why it cannot be done with these rows, or null when it can
 */
public record RowAction<T>(
        String id,
        String title,
        String icon,
        Access.Right right,
        Function<List<T>, String> disabled,
        Consumer<List<T>> action) {
    public RowAction(
            String id, String title, String icon, Function<List<T>, String> disabled, Consumer<List<T>> action) {
        this(id, title, icon, Access.Right.WRITE, disabled, action);
    }

    /** The same for everybody who sees the rows. */
    public RowAction<T> reading() {
        return new RowAction<>(id, title, icon, Access.Right.SEE, disabled, action);
    }
}
