package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Type.Kind;
import java.util.List;

/**
 * How a workbook shows a list; a CSV file has no use for it.
 *
 * @param title of the list
 * @param kinds of its columns, in order; cells beyond them are text
 * @param widths of its columns, in Chinese characters
 * @param about where it comes from and what it holds, a line each, for a page of its own
 */
record Layout(String title, List<Kind> kinds, List<Integer> widths, List<String> about) {
    static Layout of(String title, List<? extends Column<?, ?>> columns, List<String> about) {
        return new Layout(
                title,
                columns.stream().map(column -> column.type().kind()).toList(),
                columns.stream().<Integer>map(Column::width).toList(),
                about);
    }

    /** All text. */
    static Layout plain(String title) {
        return new Layout(title, List.of(), List.of(), List.of());
    }

    Kind kind(int column) {
        return column < kinds.size() ? kinds.get(column) : Kind.TEXT;
    }
}
