package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Rows on their way to the database: they go a thousand at a time and in their order, then their audit lines. A long
 * write sends them from Java's common pool, which nobody interrupts, while the next are gathered; one lot at most is
 * under way, and whoever uses the connection otherwise waits for it first.
 */
final class Trips implements AutoCloseable {
    private static final int ROWS = 1000;
    private static final String LINE =
            "INSERT INTO audit_line(batch, line, table_name, row_id, old_image, new_image) VALUES (?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private Lot lot = new Lot();
    private boolean beside;
    private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

    /**
     * Rows of one statement that follow each other.
     *
     * @param exact whether each must hit a row
     */
    private record Trip(String sql, boolean exact, List<Object[]> rows) {}

    /** What goes together: rows, then their audit lines. */
    private static final class Lot {
        private final List<Trip> trips = new ArrayList<>();
        private final List<Object[]> lines = new ArrayList<>();
        private int rows;

        private Trip last() {
            return trips.isEmpty() ? null : trips.get(trips.size() - 1);
        }
    }

    Trips(Connection connection) {
        this.connection = connection;
    }

    /** From now on rows go while the next are gathered. */
    void goBeside() {
        beside = true;
    }

    /** @throws Failure also for rows that were sent earlier */
    void send(String sql, Object[] values, boolean exact) throws SQLException {
        Trip last = lot.last();
        if (last == null || !last.sql.equals(sql)) {
            last = new Trip(sql, exact, new ArrayList<>());
            lot.trips.add(last);
        }
        last.rows.add(values);
        if (++lot.rows == ROWS) {
            pass();
        }
    }

    void line(Object... values) throws SQLException {
        lot.lines.add(values);
        if (lot.lines.size() == 2 * ROWS) {
            pass(); // where very many rows are only mentioned
        }
    }

    private void pass() throws SQLException {
        if (!beside) {
            flush();
            return;
        }
        await();
        Lot full = lot;
        lot = new Lot();
        working = CompletableFuture.runAsync(() -> {
            try {
                go(full);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Sends what is gathered; nothing is under way any more then. */
    void flush() throws SQLException {
        await();
        Lot full = lot;
        lot = new Lot();
        go(full);
    }

    /** Waits for what is under way; throws what came of it. */
    void await() throws SQLException {
        try {
            working.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void go(Lot lot) throws SQLException {
        for (Trip trip : lot.trips) {
            int[] hits = go(trip.sql, trip.rows);
            if (trip.exact && Arrays.stream(hits).anyMatch(hit -> hit != 1)) {
                throw new Failure("row.changed");
            }
        }
        if (!lot.lines.isEmpty()) {
            go(LINE, lot.lines);
        }
    }

    private int[] go(String sql, List<Object[]> rows) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i]);
            }
            statement.addBatch();
        }
        try {
            return statement.executeBatch();
        } catch (BatchUpdateException e) {
            throw e.getNextException() == null ? e : e.getNextException();
        }
    }

    /** Gives up what was not sent; nothing is under way any more then. */
    @Override
    public void close() throws SQLException {
        working.exceptionally(e -> null).join();
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
