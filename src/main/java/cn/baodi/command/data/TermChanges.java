package cn.baodi.command.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The search terms that come and go in one write. They are derived from the rows, so they follow them and need no
 * audit. They are sent in the order of their index: a bulk load then writes each page of it once, not once a term.
 */
final class TermChanges {
    private static final int TERMS_A_TRIP = 50_000;
    private static final String INSERT = "INSERT INTO search_term(table_name, term, row_id) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM search_term WHERE table_name = ? AND term = ? AND row_id = ?";

    private final Connection connection;
    /** Whether each comes or goes; put in order once, when they are sent. */
    private final Map<Term, Boolean> waiting = new HashMap<>();

    private record Term(String table, String term, long id) implements Comparable<Term> {
        @Override
        public int compareTo(Term other) {
            int order = table.compareTo(other.table);
            order = order == 0 ? term.compareTo(other.term) : order;
            return order == 0 ? Long.compare(id, other.id) : order;
        }
    }

    TermChanges(Connection connection) {
        this.connection = connection;
    }

    /** @param before the row's image, null where it is new; {@code after} null where it goes */
    void follow(Searchable searchable, long id, Map<String, Object> before, Map<String, Object> after) {
        Set<String> old = before == null ? Set.of() : searchable.termsOf(before);
        Set<String> fresh = after == null ? Set.of() : searchable.termsOf(after);
        old.stream().filter(t -> !fresh.contains(t)).forEach(t -> turn(new Term(searchable.table(), t, id), false));
        fresh.stream().filter(t -> !old.contains(t)).forEach(t -> turn(new Term(searchable.table(), t, id), true));
    }

    /** Whether it is time to send them. */
    boolean isMany() {
        return waiting.size() >= TERMS_A_TRIP;
    }

    /** What both comes and goes before it was sent leaves everything as it was. */
    private void turn(Term term, boolean comes) {
        if (waiting.remove(term) == null) {
            waiting.put(term, comes);
        }
    }

    void flush() throws SQLException {
        send(DELETE, false);
        send(INSERT, true);
        waiting.clear();
    }

    private void send(String sql, boolean comes) throws SQLException {
        List<Term> terms = waiting.entrySet().stream()
                .filter(change -> change.getValue() == comes)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (terms.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Term term : terms) {
                statement.setString(1, term.table);
                statement.setString(2, term.term);
                statement.setLong(3, term.id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
