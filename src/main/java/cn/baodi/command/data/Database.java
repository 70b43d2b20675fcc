package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded H2 database of one data folder. Made closed; {@link #open} may run beside the start of the window, and
 * a read waits for it. Reads go through {@link #read}; every write goes through {@link Ledger}.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String NAME = "console.mv.db";
    /**
     * H2's own defaults confirm work that a power cut takes away. With these and a CHECKPOINT SYNC for every commit
     * none was lost; {@code async:} keeps a thread interrupt from closing the file; the trace file would hold SQL with
     * phone numbers in it.
     */
    private static final String SETTINGS =
            ";WRITE_DELAY=0;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE"
                    + ";DB_CLOSE_DELAY=-1;CACHE_SIZE=131072";

    private static final long SMALL_FILE = 16L << 20;
    private static final int HOLLOW_PERCENT = 40;

    private final Path folder;
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();

    private record Opened(FolderLock lock, JdbcConnectionPool pool, Jdbi jdbi) {}

    public Database(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }

    /**
     * Takes the folder, opens the file and brings its tables up to date.
     *
     * @param migrations class-path names of the features' migrations, in any order
     * @throws Failure when the folder is held by another console, cannot be written, or holds a newer or a damaged
     *     database; reads that wait for it fail the same way
     */
    public void open(List<String> migrations) {
        FolderLock lock = null;
        try {
            lock = FolderLock.take(folder);
            JdbcConnectionPool pool = JdbcConnectionPool.create(url(), "sa", "");
            pool.setMaxConnections(8);
            List<String> all = new ArrayList<>(migrations);
            all.add("cn/baodi/command/data/V202602010000__ledger.sql");
            Migrations.apply(pool, all);
            opened.complete(new Opened(lock, pool, Jdbi.create(pool)));
        } catch (RuntimeException e) {
            Failure failure = e instanceof Failure known ? known : failure(e);
            if (lock != null) {
                lock.close();
            }
            opened.completeExceptionally(failure);
            throw failure;
        }
    }

    private String url() {
        return "jdbc:h2:async:" + folder.resolve("console") + SETTINGS;
    }

    /** Runs a query on a connection of its own. Waits for the database to be open. Never on the JavaFX thread. */
    public <R> R read(Function<Handle, R> query) {
        try (Handle handle = opened().jdbi().open()) {
            return query.apply(handle);
        } catch (RuntimeException e) {
            throw e instanceof Failure || e instanceof CancellationException ? e : failure(e);
        }
    }

    /** A connection for the one writer. */
    Connection connection() throws SQLException {
        return opened().pool().getConnection();
    }

    private Opened opened() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    /** Whether {@link #open} has ended well. */
    public boolean isOpen() {
        return opened.isDone() && !opened.isCompletedExceptionally();
    }

    @Override
    public void close() {
        if (!isOpen()) {
            return;
        }
        Opened open = opened();
        try (Connection connection = open.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(isHollow(statement) ? "SHUTDOWN COMPACT" : "SHUTDOWN");
        } catch (SQLException e) {
            LOG.warn("close: error {}", e.getErrorCode());
        }
        open.pool().dispose();
        open.lock().close();
    }

    /**
     * Whether most of the file is old versions. Space is never used again while the file is open, so that a power cut
     * finds every confirmed version in its place; leaving is the moment to write the file anew.
     */
    private static boolean isHollow(Statement statement) throws SQLException {
        Map<String, Long> info = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(
                """
                SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
                WHERE SETTING_NAME IN ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')""")) {
            while (rows.next()) {
                info.put(rows.getString(1), rows.getLong(2));
            }
        }
        long used = info.getOrDefault("info.FILL_RATE", 100L) * info.getOrDefault("info.CHUNKS_FILL_RATE", 100L) / 100;
        return info.getOrDefault("info.FILE_SIZE", 0L) > SMALL_FILE && used < HOLLOW_PERCENT;
    }

    /** An exception of H2 in the officer's words; its own message holds row values and is not passed on. */
    static Failure failure(Exception e) {
        SQLException sql = null;
        for (Throwable cause = e; cause != null && sql == null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                sql = found;
            }
        }
        if (sql == null) {
            LOG.error("database", e);
            return new Failure(e, "database.failed");
        }
        LOG.error("database: error {}", sql.getErrorCode());
        return switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new Failure(e, "folder.held", NAME, "H2");
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> new Failure(e, "disk.full");
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 -> new Failure(e, "database.damaged", NAME);
            case ErrorCode.DATABASE_IS_READ_ONLY -> new Failure(e, "folder.readonly", NAME);
            case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1,
                    ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1 -> new Failure(e, "row.referenced");
            case ErrorCode.DUPLICATE_KEY_1 -> new Failure(e, "row.duplicate");
            case ErrorCode.NULL_NOT_ALLOWED,
                    ErrorCode.VALUE_TOO_LONG_2,
                    ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1,
                    ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2,
                    ErrorCode.CHECK_CONSTRAINT_VIOLATED_1 -> new Failure(e, "row.refused");
            default -> new Failure(e, "database.failed");
        };
    }
}
