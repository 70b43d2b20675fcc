package cn.baodi.command.data;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a query, with their values bound and never pasted. */
public final class Where {
    private final List<String> joins = new ArrayList<>();
    private final List<Object> joined = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String lead;
    private String plain;

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
        plain = column + " = ?";
        return and("COALESCE(" + column + ", '') = ?", value);
    }

    /**
     * For a count of these rows, which has no order: where a common value is all they are narrowed by, the index on its
     * column holds all that is asked.
     */
    Where counted() {
        if (plain != null && conditions.size() == 1 && joins.isEmpty()) {
            conditions.set(0, plain);
        }
        return this;
    }

    /** Rows whose {@code idColumn} is found by the search terms of {@code table}. */
    public Where found(String idColumn, String table, String text) {
        String from = Searchable.query(text);
        return join(
                idColumn,
                "SELECT DISTINCT row_id AS id FROM search_term WHERE table_name = ? AND term >= ? AND term < ?",
                List.of(table, from, from + '\uffff'));
    }

    /**
     * Rows whose {@code column} is the number of a row of {@code table} that meets one of these.
     *
     * @param ways conditions of {@code table}, whose alias in them is {@code t}; each is asked along its own index, where
     *     an OR of them would be asked of every row
     */
    public Where among(String column, String table, Where... ways) {
        List<String> queries = new ArrayList<>();
        List<Object> bound = new ArrayList<>();
        for (Where way : ways) {
            queries.add("SELECT t.id FROM " + table + " t" + way.sql());
            bound.addAll(way.values());
        }
        return join(column, String.join(" UNION ", queries), bound);
    }

    /** A join and not an IN, which H2 asks again of every row that it has led to. */
    private Where join(String column, String ids, List<Object> bound) {
        String alias = "found" + joins.size() + "_";
        joins.add(" JOIN (" + ids + ") " + alias + " ON " + alias + ".id = " + column);
        joined.addAll(bound);
        return this;
    }

    /** Whether a search or another table narrows it. */
    boolean isJoined() {
        return !joins.isEmpty();
    }

    /** What the order begins with: always the same value, but it tells H2 that the index of {@link #lead} has the order. */
    String lead(String direction) {
        return lead == null ? "" : lead + direction + ", ";
    }

    /** What follows the table, as {@code t}, and its other joins. */
    String sql() {
        return String.join("", joins) + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    List<Object> values() {
        List<Object> all = new ArrayList<>(joined);
        all.addAll(values);
        return all;
    }
}
