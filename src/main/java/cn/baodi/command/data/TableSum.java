package cn.baodi.command.data;

import cn.baodi.command.core.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a table holds, whatever the order of its rows: their number and the sum of their hashes.
 *
 * @param high first half of the sum of the rows' SHA-256, cut to 128 bits
 * @param low second half
 */
record TableSum(long rows, long high, long low) {
    private static final TableSum EMPTY = new TableSum(0, 0, 0);
    private static final int STEP = 1000;
    /** Flyway notes how long a migration took: that is no datum. */
    private static final String MIGRATIONS = "flyway_schema_history";

    private TableSum and(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new TableSum(rows + 1, high + bytes.getLong(), low + bytes.getLong());
    }

    /** The sums of all tables, row by row as the connection sees them: nothing but one row is held in memory. */
    static Map<String, TableSum> of(Connection connection, Progress progress) throws SQLException {
        Map<String, TableSum> sums = new TreeMap<>();
        Map<String, Long> counts = TableCounts.of(connection);
        counts.remove(MIGRATIONS);
        long all = counts.values().stream().mapToLong(n -> n).sum();
        long before = 0;
        try (Statement lazy = connection.createStatement()) {
            lazy.execute("SET LAZY_QUERY_EXECUTION 1"); // else H2 collects a whole table first
            for (Map.Entry<String, Long> table : counts.entrySet()) {
                sums.put(table.getKey(), of(connection, table.getKey(), progress, before, all));
                before += table.getValue();
            }
            lazy.execute("SET LAZY_QUERY_EXECUTION 0");
        }
        return sums;
    }

    private static TableSum of(Connection connection, String table, Progress progress, long before, long all)
            throws SQLException {
        TableSum sum = EMPTY;
        MessageDigest digest = H2File.sha256();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
                    digest.update(ByteBuffer.allocate(Integer.BYTES)
                            .putInt(bytes == null ? -1 : bytes.length)
                            .flip());
                    if (bytes != null) {
                        digest.update(bytes);
                    }
                }
                sum = sum.and(digest.digest());
                if (sum.rows % STEP == 0) {
                    progress.check();
                    progress.at(before + sum.rows, all);
                }
            }
        }
        return sum;
    }
}
