package cn.baodi.command.data;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a query, with their values bound and never pasted. */
public final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String lead;

    /** @param condition SQL with a {@code ?} for each value */
    public Where and(String condition, Object... bound) {
        conditions.add(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /**
     * Rows with one value of a column that leads an index for each order of the list, such as (town, due, id): a page is
     * a piece of that index, however few or many rows there are with this value.
     */
    public Where lead(String column, Object value) {
        lead = column;
        return and(column + " = ?", value);
    }

    /**
     * Rows with a value that many have, so that a page is soonest found along the order of the list. The form of the
     * condition keeps H2 from an index on this column: it would read and sort all of them.
     */
    public Where common(String column, String value) {
        return and("COALESCE(" + column + ", '') = ?", value);
    }

    /** Rows whose {@code idColumn} is found by the search terms of {@code table}. */
    public Where found(String idColumn, String table, String text) {
        String from = Searchable.query(text);
        return and(
                idColumn + " IN (SELECT row_id FROM search_term WHERE table_name = ? AND term >= ? AND term < ?)",
                table,
                from,
                from + '\uffff');
    }

    /** Rows that meet one of these. */
    public Where either(Where... ways) {
        List<String> all = new ArrayList<>();
        for (Where way : ways) {
            all.add(String.join(" AND ", way.conditions));
            values.addAll(way.values);
        }
        conditions.add("(" + String.join(" OR ", all) + ")");
        return this;
    }

    /** What the order begins with: always the same value, but it tells H2 that the index of {@link #lead} has the order. */
    String lead(String direction) {
        return lead == null ? "" : lead + direction + ", ";
    }

    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    List<Object> values() {
        return values;
    }
}
