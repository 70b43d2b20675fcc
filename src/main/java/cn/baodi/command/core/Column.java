package cn.baodi.command.core;

import java.util.function.Function;

/**
 * One column of a {@link Sheet}: the same on screen, in the form, in CSV and in print.
 *
 * @param key English key, also accepted as a heading in files
 * @param heading the officer's word in the language of the sheet
 * @param chinese the Chinese heading, the one that files carry
 * @param read takes the value out of a record
 * @param required blank is refused
 * @param derived only shown and exported: an import passes over it, the form does not offer it
 * @param personal masked on screen, in print and in exports unless asked for
 * @param width in characters of Chinese text, for tables and print
 */
public record Column<T, V>(
        String key,
        String heading,
        String chinese,
        Type<V> type,
        Function<T, V> read,
        boolean required,
        boolean derived,
        boolean personal,
        int width) {

    /** The value's text as it is, for files and editors. */
    public String text(T row) {
        return type.write(read.apply(row));
    }

    /** The value's text as lists and prints show it: personal figures masked. */
    public String shown(T row) {
        String text = text(row);
        return personal ? Masking.of(type.kind(), text) : text;
    }
}
