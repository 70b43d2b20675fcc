package cn.baodi.command.core;

import java.util.List;

/**
 * The type of a column: how its values are written to a table, a CSV cell or a page, and how they are read back.
 * {@code read(write(v))} equals {@code v}. The standard ones are in {@link Types}.
 *
 * @param <V> the value in the record
 */
public interface Type<V> {
    /** What kind of editor and alignment it wants. */
    enum Kind {
        TEXT,
        NOTE,
        PHONE,
        IDENTITY,
        CODE,
        WHOLE,
        WEIGHT,
        DATE,
        MOMENT,
        CHOICE,
        UNIT,
        REFERENCE,
        FLAG;

        /** Figures stand right-aligned. */
        public boolean isNumber() {
            return this == WHOLE || this == WEIGHT;
        }
    }

    Kind kind();

    /** @return the text, "" for null */
    String write(V value);

    /**
     * @param text as typed or found in a file
     * @return null for a blank text
     * @throws Rejected when the text is no such value, with what was expected
     */
    V read(String text) throws Rejected;

    /** All values in order where they are few (a choice), else empty. */
    default List<V> choices() {
        return List.of();
    }

    /** What a text may mean in which something is wrong, best first; asked where {@link #suggest} knows nothing. */
    default List<V> near(String text) {
        return List.of();
    }

    /** What a picker offers for a part of a text (a unit, a reference), best first; empty for other kinds. */
    default List<V> suggest(String part) {
        return List.of();
    }
}
