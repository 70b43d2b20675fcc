package cn.baodi.command.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something to do with the selected rows, as a button of the card and of the bulk bar.
 *
 * @param id camelCase, also the button's widget id
 * @param disabled why it cannot be done with these rows, or null when it can
 */
public record RowAction<T>(
        String id, String title, String icon, Function<List<T>, String> disabled, Consumer<List<T>> action) {}
