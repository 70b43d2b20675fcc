package cn.baodi.command.core;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One column of a {@link Sheet}: the same on screen, in the form, in CSV and in print.
 *
 * @param key English key, also accepted as a heading in files
 * @param heading the officer's word in the language of the sheet
 * @param chinese the Chinese heading, the one that files carry
 * @param read takes the value out of a record
 * @param required blank is refused
 * @param derived only shown and exported: an import passes over it, the form does not offer it
 * @param privacy where its text is masked
 * @param mask what is left of it then
 * @param readable whether the officer may read it at all
 * @param beside key of the column of which this one says more, so that a file's cells of both are read together; null for
 *     none. A derived column with it is not passed over: what a file says there is held against the record
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
        Privacy privacy,
        UnaryOperator<String> mask,
        BooleanSupplier readable,
        String beside,
        int width) {

    /** Where a column's text is masked. */
    public enum Privacy {
        /** Nowhere; only phone and identity numbers that somebody wrote into it do not leave. */
        OPEN,
        /** In whatever leaves: files, print, clipboard, audit. On screen it is whole: names, notes. */
        INSIDE,
        /** On screen too, until somebody asks for one record with a reason: phones, addresses. */
        ASKED,
        /** On screen for good; it can be typed over, and leaves whole in an approved file alone: identity numbers. */
        SEALED
    }

    /** Whether an import reads it where a file has it. */
    public boolean isImported() {
        return !derived || beside != null;
    }

    /** The value's text as it is, for editors and for files that were approved. */
    public String text(T row) {
        return readable.getAsBoolean() ? type.write(read.apply(row)) : "";
    }

    /** The value's text whoever is on duty, for the encrypted copy of last resort. */
    public String whole(T row) {
        return type.write(read.apply(row));
    }

    /** The value's text as the screen shows it. */
    public String shown(T row) {
        return masks(row) ? mask.apply(text(row)) : text(row);
    }

    /** The value's text as it may leave the screen: in a file, in print, to the clipboard, into the audit. */
    public String leaving(T row) {
        if (privacy != Privacy.OPEN) {
            return mask.apply(text(row));
        }
        boolean words = type.kind() == Type.Kind.TEXT || type.kind() == Type.Kind.NOTE;
        return words ? Masking.text(text(row)) : text(row);
    }

    /** Whether a text is one of its values, or blank. */
    public boolean reads(String text) {
        try {
            type.read(text);
            return true;
        } catch (Rejected e) {
            return false;
        }
    }

    /** Whether the screen masks it in this row. */
    public boolean masks(T row) {
        return privacy == Privacy.ASKED
                || sealed()
                || privacy == Privacy.INSIDE && row instanceof Row record && record.shielded();
    }

    /** Whether no screen ever shows it whole. */
    public boolean sealed() {
        return privacy == Privacy.SEALED;
    }

    /** Whether a cell of a file was masked and must not be taken for what it hides. */
    public boolean isMasked(String cell) {
        return personal() && Masking.isMasked(type.kind(), cell.strip());
    }

    /** Whether it holds something about a person. */
    public boolean personal() {
        return privacy != Privacy.OPEN;
    }
}
