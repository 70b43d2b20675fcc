package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.vault.DataKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The encrypted H2 file in one folder. A trace file would hold SQL with phone numbers. It is not forced to the disk at each commit: the journal is, and after anything but a clean
 * close the file is made anew from a backup and the journal, not trusted.
 */
record H2File(Path folder, DataKey key) {
    static final String NAME = "console.mv.db";
    private static final String SETTINGS =
            ";CIPHER=AES;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE";
    /** Milliseconds within which commits are written together. */
    private static final int LATER = 5000;
    /** Kilobytes of cache for a database that is only gone through once. */
    static final int SMALL_CACHE = 16 << 10;
    /** As many as the window has threads for short work, with one for long work and some to spare. */
    private static final int MOST_CONNECTIONS = 12;

    Path path() {
        return folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(path());
    }

    JdbcConnectionPool open() {
        return begun(";DB_CLOSE_DELAY=-1;WRITE_DELAY=0", usualCache());
    }

    /**
     * For a file in the making, which a crash only makes begin again: its commits are written together and not one by
     * one.
     *
     * @param cacheKilobytes memory it may take for pages; small where another database is open beside it
     */
    JdbcConnectionPool openToFill(int cacheKilobytes) {
        return begun(";DB_CLOSE_DELAY=-1;WRITE_DELAY=" + LATER, cacheKilobytes);
    }

    /**
     * Lets commits be written together, some seconds late, while very many rows are filled in; or each at once again.
     * Written at once, each leaves most pages behind as waste, and H2 tidies up only in between late writes.
     */
    static void writeTogether(Connection connection, boolean yes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY " + (yes ? LATER : 0));
        }
    }

    JdbcConnectionPool openToRead() {
        return pool(";ACCESS_MODE_DATA=r", SMALL_CACHE);
    }

    /** Whether it could not be written any more; what H2 says of it is worth nothing then. */
    boolean hasFailed() {
        try {
            return UnkeptFile.hasFailed(path());
        } catch (IOException e) {
            return true; // not even its folder can be found
        }
    }

    private JdbcConnectionPool begun(String more, int cacheKilobytes) {
        try {
            UnkeptFile.begin(path());
        } catch (IOException e) {
            throw new Failure(e, "folder.readonly", folder);
        }
        return pool(more, cacheKilobytes);
    }

    private JdbcConnectionPool pool(String more, int cacheKilobytes) {
        String url = "jdbc:h2:" + UnkeptFile.name(folder.resolve("console")) + SETTINGS + more + ";CACHE_SIZE="
                + cacheKilobytes;
        JdbcConnectionPool pool = JdbcConnectionPool.create(new QuickSource(url, key.hex("database")));
        pool.setMaxConnections(MOST_CONNECTIONS);
        return pool;
    }

    /** A quarter of the heap, but enough for the inner pages of a million rows and no more than helps. */
    static int usualCache() {
        return (int) Math.max(
                64 << 10, Math.min(512 << 10, (Runtime.getRuntime().maxMemory() >> 10) / 4));
    }

    /**
     * Ends all connections and leaves the whole file on the disk. The last thing written to it is looked for in the
     * closed file: on a full disk H2 ends without a word and without all that it holds.
     *
     * @throws IOException when the file does not hold everything
     */
    void close(JdbcConnectionPool pool) throws SQLException, IOException {
        if (hasFailed()) {
            abandon(pool);
            throw new IOException("the file could not be written");
        }
        String last = UUID.randomUUID().toString();
        Connection connection = pool.getConnection();
        pool.dispose(); // first, or another thread's connection would open the file again
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA PUBLIC IS '" + last + "'");
            statement.execute("SHUTDOWN");
        }
        if (hasFailed()) {
            throw new IOException("the file could not be written to its end");
        }
        force(path());
        JdbcConnectionPool closed = openToRead();
        try (Connection reading = closed.getConnection();
                Statement statement = reading.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT REMARKS FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = 'PUBLIC'")) {
            if (!row.next() || !last.equals(row.getString(1))) {
                throw new IOException("the closed file does not hold what was written last");
            }
        } finally {
            abandon(closed);
        }
    }

    /** Lets go of the file as it is, where it is no longer trusted. */
    static void abandon(JdbcConnectionPool pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            pool.dispose(); // first, or another thread's connection would open the file again
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException | IllegalStateException e) {
            // It was closed already.
        }
        pool.dispose();
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** SHA-256 of a file as hex. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 20];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compares every index with its table by count: a crash inside H2 can leave them apart without an error.
     *
     * @return names of the indexes that differ
     */
    static List<String> apart(Connection connection) throws SQLException {
        return apart(connection, Progress.none());
    }

    /** As {@link #apart(Connection)}; on a live database the connection must see one moment, as a snapshot does. */
    static List<String> apart(Connection connection, Progress progress) throws SQLException {
        record Index(String table, String name, String column) {}
        List<Index> indexes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT TABLE_NAME, INDEX_NAME, MIN(COLUMN_NAME) FROM INFORMATION_SCHEMA.INDEX_COLUMNS
                        WHERE TABLE_SCHEMA = 'PUBLIC' AND ORDINAL_POSITION = 1 GROUP BY TABLE_NAME, INDEX_NAME""")) {
            while (rows.next()) {
                indexes.add(new Index(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        List<String> apart = new ArrayList<>();
        for (Index index : indexes) {
            progress.check();
            String table = '"' + index.table + '"';
            String column = '"' + index.column + '"';
            long inTable = count(connection, "SELECT COUNT(*) FROM (SELECT _ROWID_ FROM " + table + ")");
            long inIndex = count(
                    connection,
                    "SELECT COUNT(*) FROM (SELECT " + column + " FROM " + table + " USE INDEX (\"" + index.name
                            + "\") ORDER BY " + column + ")");
            if (inTable != inIndex) {
                apart.add(index.name);
            }
        }
        return apart;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
