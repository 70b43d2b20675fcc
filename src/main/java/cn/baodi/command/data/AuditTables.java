package cn.baodi.command.data;

import cn.baodi.command.core.Progress;
import cn.baodi.command.journal.Line;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The audit's two tables gone through from beginning to end, an entry at a time. */
final class AuditTables {
    /** Named in a journal's entry for a base: how far the audit went there, and the hash of all of it. */
    static final String TABLE = "audit_batch";

    private static final int ENTRIES_A_TRIP = 1000;
    private static final String COLUMNS = "seq, at, operator, action, undoes, row_count, kind";
    private static final String LINE_COLUMNS = "batch, line, table_name, row_id, old_image, new_image";

    private final Connection connection;
    private final Progress progress;

    /** Told of each entry in order, with the hash of its rows and all. */
    interface Visitor {
        void entry(long seq, byte[] sum);
    }

    private record Entry(
            long seq, LocalDateTime at, String operator, String action, Long undoes, long rows, String kind) {}

    AuditTables(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    void each(Visitor visitor) throws SQLException {
        long all = last();
        List<Entry> entries = entries(0);
        while (!entries.isEmpty()) {
            long from = entries.get(0).seq;
            long to = entries.get(entries.size() - 1).seq;
            sum(entries, from, to, visitor);
            progress.check();
            progress.at(to, all);
            entries = entries(to);
        }
    }

    /** The audit's rows are millions: H2 hands them over one by one. */
    private void sum(List<Entry> entries, long from, long to, Visitor visitor) throws SQLException {
        AuditSum sum = new AuditSum();
        try (Statement lazy = connection.createStatement();
                PreparedStatement query = connection.prepareStatement("SELECT " + LINE_COLUMNS
                        + " FROM audit_line WHERE batch BETWEEN ? AND ? ORDER BY batch, line")) {
            lazy.execute("SET LAZY_QUERY_EXECUTION 1");
            query.setLong(1, from);
            query.setLong(2, to);
            try (ResultSet lines = query.executeQuery()) {
                boolean more = lines.next();
                for (Entry e : entries) {
                    sum.begin(e.kind, e.at, e.operator, e.action, e.undoes);
                    for (int number = 1; more && lines.getLong(1) == e.seq; number++) {
                        String table = lines.getString(3);
                        // A line whose number was changed belongs to no place.
                        sum.line(
                                lines.getInt(2) == number ? table : table + "?",
                                lines.getLong(4),
                                lines.getString(5),
                                lines.getString(6));
                        more = lines.next();
                    }
                    visitor.entry(e.seq, sum.end(e.rows));
                }
            }
            lazy.execute("SET LAZY_QUERY_EXECUTION 0");
        }
    }

    private List<Entry> entries(long after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM audit_batch WHERE seq > ? ORDER BY seq FETCH FIRST " + ENTRIES_A_TRIP + " ROWS ONLY")) {
            query.setLong(1, after);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getObject(2, LocalDateTime.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getLong(6),
                row.getString(7));
    }

    private long last() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(seq), 0) FROM audit_batch")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Entry find(long seq) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_batch WHERE seq = ?")) {
            query.setLong(1, seq);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? entry(row) : null;
            }
        }
    }

    /** What a journal's entry for a base says of the audit at that moment. */
    Line line() throws SQLException {
        byte[][] fold = {new byte[0]};
        long[] last = {0};
        each((seq, sum) -> {
            fold[0] = AuditSum.fold(fold[0], sum);
            last[0] = seq;
        });
        return new Line(TABLE, last[0], null, HexFormat.of().formatHex(fold[0]));
    }

    /**
     * Brings what the audit of {@code live} has more into these tables, so that the audit goes on when rows go back to a
     * backup. Where the two do not go together, those of {@code live} take the place of these.
     */
    void goOnAs(Connection live) throws SQLException {
        AuditTables theirs = new AuditTables(live, progress);
        long last = last();
        boolean fits = Objects.equals(find(last), theirs.find(last));
        try (Statement statement = connection.createStatement()) {
            if (!fits) {
                statement.execute("DELETE FROM audit_line");
                statement.execute("DELETE FROM audit_batch");
            }
        }
        long from = fits ? last : 0;
        copy(live, "audit_batch", COLUMNS, "seq", from);
        copy(live, "audit_line", LINE_COLUMNS, "batch", from);
    }

    private void copy(Connection live, String table, String columns, String key, long after) throws SQLException {
        String marks = columns.replaceAll("[a-z_]+", "?");
        try (PreparedStatement query = live.prepareStatement(
                        "SELECT " + columns + " FROM " + table + " WHERE " + key + " > ? ORDER BY " + key);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO " + table + "(" + columns + ") VALUES (" + marks + ")")) {
            query.setLong(1, after);
            int count = columns.split(",").length;
            int waiting = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    for (int i = 1; i <= count; i++) {
                        insert.setObject(i, rows.getObject(i));
                    }
                    insert.addBatch();
                    if (++waiting % ENTRIES_A_TRIP == 0) {
                        insert.executeBatch();
                        progress.check();
                    }
                }
            }
            insert.executeBatch();
        }
    }
}
