package cn.baodi.command.data;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a query, with their values bound and never pasted. */
public final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param condition SQL with a {@code ?} for each value */
    public Where and(String condition, Object... bound) {
        conditions.add(condition);
        values.addAll(List.of(bound));
        return this;
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

    Where copy() {
        Where copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.addAll(values);
        return copy;
    }

    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    List<Object> values() {
        return values;
    }
}
