package cn.baodi.command.data;

import org.jdbi.v3.core.statement.Query;

/**
 * A town or village with all under it, in SQL over a column with units' codes. Of the whole district there is nothing
 * to say, so that its questions stay as they are.
 *
 * @param unit 12-digit code, or null for the district
 */
public record Under(Long unit) {
    private static final long TOWN = 1000;

    /** A condition that follows others; its values are bound by {@link #bind}. */
    public String and(String column) {
        return unit == null ? "" : " AND " + is(column);
    }

    /** What is counted, where all rows are read and only those of the unit meant: {@code value}, or NULL for others. */
    public String of(String column, String value) {
        return unit == null ? value : "CASE WHEN " + is(column) + " THEN " + value + " END";
    }

    private static String is(String column) {
        return column + " >= :low AND " + column + " < :high";
    }

    /** The unit right under it that a row belongs to; 0 for none. */
    public String next(String column) {
        String next = unit == null ? column + " - MOD(" + column + ", " + TOWN + ")" : column;
        return "COALESCE(" + next + ", 0)";
    }

    /** Binds the codes; a question for the district has none. */
    public Query bind(Query query) {
        return unit == null ? query : query.bind("low", unit).bind("high", unit % TOWN == 0 ? unit + TOWN : unit + 1);
    }
}
