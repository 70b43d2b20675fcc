package cn.baodi.command.data;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What has become of writes of any day: whether they still stand, and what was built upon them. */
final class PastWrites {
    /** More than these are counted by nobody. */
    static final int TOLD = 50;

    private final Database database;

    PastWrites(Database database) {
        this.database = database;
    }

    /**
     * The batch by which the write stands now: its own, or the one that did it again after it was undone; none while it
     * is undone.
     */
    OptionalLong standing(long seq) {
        return database.read(handle -> {
            long last = seq;
            boolean stands = true;
            for (Long next = undoing(handle, last); next != null; next = undoing(handle, last)) {
                last = next;
                stands = !stands;
            }
            return stands ? OptionalLong.of(last) : OptionalLong.empty();
        });
    }

    /** Whether the batch was signed or issued, so that nothing takes it back. */
    boolean isSigned(long seq) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM audit_batch WHERE seq = ? AND kind = ?")
                        .bind(0, seq)
                        .bind(1, Kind.SIGN.name())
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    private static Long undoing(Handle handle, long seq) {
        return handle.createQuery("SELECT MAX(seq) FROM audit_batch WHERE undoes = ?")
                .bind(0, seq)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }

    /** The first {@link #TOLD} rows that were built upon the batch; none where it can be taken back. */
    List<BuiltUpon> builtUpon(long seq) {
        return database.read(handle -> {
            List<BuiltUpon> found = new ArrayList<>(changed(handle, seq));
            for (String table : handle.createQuery("SELECT DISTINCT table_name FROM audit_line WHERE batch = ?")
                    .bind(0, seq)
                    .mapTo(String.class)
                    .list()) {
                for (Key key : keysTo(handle, table)) {
                    if (found.size() < TOLD) {
                        found.addAll(referring(handle, seq, table, key));
                    }
                }
            }
            return found.size() > TOLD ? found.subList(0, TOLD) : found;
        });
    }

    private static List<BuiltUpon> changed(Handle handle, long seq) {
        return handle.createQuery("""
                        SELECT later.table_name, later.row_id, MAX(b.at) AS at, MAX(b.operator) AS operator
                        FROM audit_line l
                        JOIN audit_line later
                          ON later.table_name = l.table_name AND later.row_id = l.row_id AND later.batch > l.batch
                        JOIN audit_batch b ON b.seq = later.batch
                        WHERE l.batch = ? AND (later.old_image IS NOT NULL OR later.new_image IS NOT NULL)
                        GROUP BY later.table_name, later.row_id
                        ORDER BY later.table_name, later.row_id
                        FETCH FIRST\s""" + TOLD + " ROWS ONLY")
                .bind(0, seq)
                .map((row, context) -> new BuiltUpon(
                        row.getString("table_name"),
                        row.getLong("row_id"),
                        false,
                        row.getObject("at", LocalDateTime.class),
                        row.getString("operator")))
                .list();
    }

    /** A column of another table that refers to rows of this one. */
    private record Key(String table, String column) {}

    private static List<Key> keysTo(Handle handle, String table) {
        try {
            DatabaseMetaData schema = handle.getConnection().getMetaData();
            List<Key> keys = new ArrayList<>();
            for (String name : List.of(table.toUpperCase(Locale.ROOT), table)) {
                try (ResultSet found = schema.getExportedKeys(null, null, name)) {
                    while (found.next()) {
                        keys.add(new Key(found.getString("FKTABLE_NAME"), found.getString("FKCOLUMN_NAME")));
                    }
                }
            }
            return keys;
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    /** Rows of others that refer to rows which the batch added; its own do not count. */
    private static List<BuiltUpon> referring(Handle handle, long seq, String table, Key key) {
        String child = key.table().toLowerCase(Locale.ROOT);
        return handle.createQuery("SELECT c.id, c.changed_at, c.changed_by FROM " + child + " c JOIN audit_line l"
                        + " ON l.batch = ? AND l.table_name = ? AND l.row_id = c." + key.column()
                        + " AND l.old_image IS NULL"
                        + " WHERE NOT EXISTS (SELECT 1 FROM audit_line own WHERE own.table_name = ?"
                        + " AND own.row_id = c.id AND own.batch = ?) ORDER BY c.id FETCH FIRST " + TOLD + " ROWS ONLY")
                .bind(0, seq)
                .bind(1, table)
                .bind(2, child)
                .bind(3, seq)
                .map((row, context) -> new BuiltUpon(
                        child,
                        row.getLong("id"),
                        true,
                        row.getObject("changed_at", LocalDateTime.class),
                        row.getString("changed_by")))
                .list();
    }
}
