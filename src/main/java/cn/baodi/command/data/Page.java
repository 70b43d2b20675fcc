package cn.baodi.command.data;

import java.util.List;

/**
 * Some rows of a list, in order.
 *
 * @param next where the next page begins, or null at the end
 */
public record Page<T>(List<T> rows, Cursor next) {
    /** The place behind a row: its value in the column sorted by, and its number. */
    public record Cursor(Object value, long id) {}
}
