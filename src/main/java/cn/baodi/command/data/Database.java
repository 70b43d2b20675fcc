package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
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
                    + ";DB_CLOSE_DELAY=-1";

    private static final long SMALL_FILE = 16L << 20;
    private static final int HOLLOW_PERCENT = 40;
    /** Less than this many bytes on the disk are none: H2 writes by blocks and may fail before the last byte. */
    private static final long NO_SPACE = 1L << 20;

    private static final String NO_SPACE_WORDS = "No space left";
    private static final Set<Integer> IO_CODES = Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2);
    private static final Set<Integer> CLOSED_CODES =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);
    /** As many as the window has threads for short work, with one for long work and some to spare. */
    private static final int MOST_CONNECTIONS = 12;

    private final Path folder;
    private final CompletableFuture<FolderLock> opened = new CompletableFuture<>();

    private final Jdbi jdbi = Jdbi.create(this::connection);
    private volatile JdbcConnectionPool pool;

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
            pool = newPool();
            List<String> all = new ArrayList<>(migrations);
            all.add("cn/baodi/command/data/V202602010000__ledger.sql");
            Migrations.apply(pool, all);
            opened.complete(lock);
        } catch (RuntimeException | Error e) {
            // An Error too, such as a library that is missing: who waits for the data must not wait for ever.
            Failure failure = e instanceof Failure known ? known : failed(e);
            if (pool != null) {
                shutDown();
            }
            if (lock != null) {
                lock.close();
            }
            opened.completeExceptionally(failure);
            throw failure;
        }
    }

    private JdbcConnectionPool newPool() {
        JdbcConnectionPool made = JdbcConnectionPool.create(url(), "sa", "");
        made.setMaxConnections(MOST_CONNECTIONS);
        return made;
    }

    private String url() {
        return "jdbc:h2:async:" + folder.resolve("console") + SETTINGS + ";CACHE_SIZE=" + cacheKilobytes();
    }

    /** A quarter of the heap, but enough for the inner pages of a million rows and no more than helps. */
    private static long cacheKilobytes() {
        return Math.max(64 << 10, Math.min(512 << 10, (Runtime.getRuntime().maxMemory() >> 10) / 4));
    }

    /** Runs a query on a connection of its own. Waits for the database to be open. Never on the JavaFX thread. */
    public <R> R read(Function<Handle, R> query) {
        try (Handle handle = jdbi.open()) {
            return query.apply(handle);
        } catch (RuntimeException e) {
            throw e instanceof Failure || e instanceof CancellationException ? e : failed(e);
        }
    }

    /**
     * A connection of the pool. H2 closes the file at once when it cannot write to it, and all connections are dead
     * then; opening it again lets work go on without a restart once there is space.
     */
    Connection connection() throws SQLException {
        opened();
        JdbcConnectionPool current = pool;
        try {
            Connection connection = current.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IllegalStateException e) {
            if (isClosed(e) || current != pool) { // another thread may just have opened it again
                return renewed(current).getConnection();
            }
            throw e;
        }
    }

    private synchronized JdbcConnectionPool renewed(JdbcConnectionPool dead) {
        if (pool == dead) {
            LOG.warn("the database was closed, opening it again");
            pool = newPool();
            dead.dispose();
        }
        return pool;
    }

    private FolderLock opened() {
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
        shutDown();
        opened().close();
    }

    private void shutDown() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(isHollow(statement) ? "SHUTDOWN COMPACT" : "SHUTDOWN");
        } catch (SQLException e) {
            LOG.warn("close: error {}", e.getErrorCode());
        }
        pool.dispose();
    }

    /**
     * Whether most of the file is old versions. Space is never used again while the file is open, so that a power cut
     * finds every confirmed version in its place; leaving is the moment to write the file anew.
     */
    private static boolean isHollow(Statement statement) throws SQLException {
        Map<String, Long> info = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
                WHERE SETTING_NAME IN ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')""")) {
            while (rows.next()) {
                info.put(rows.getString(1), rows.getLong(2));
            }
        }
        long used = info.getOrDefault("info.FILL_RATE", 100L) * info.getOrDefault("info.CHUNKS_FILL_RATE", 100L) / 100;
        return info.getOrDefault("info.FILE_SIZE", 0L) > SMALL_FILE && used < HOLLOW_PERCENT;
    }

    /** As {@link #failure}, and knows a file that H2 closed because the disk is full, even when H2 does not say so. */
    Failure failed(Throwable e) {
        Failure failure = failure(e);
        return isClosed(e) && isOutOfSpace() ? new Failure(e, "disk.full") : failure;
    }

    private static boolean isClosed(Throwable e) {
        return causes(e).anyMatch(c -> c instanceof SQLException sql && CLOSED_CODES.contains(sql.getErrorCode()));
    }

    private boolean isOutOfSpace() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NO_SPACE;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the disk is full, as the system says it, wherever it stands among the causes. */
    static boolean isFull(Throwable e) {
        return causes(e)
                .anyMatch(c -> c instanceof IOException
                                && String.valueOf(c.getMessage()).contains(NO_SPACE_WORDS)
                        || c instanceof SQLException sql && IO_CODES.contains(sql.getErrorCode()));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    /** An exception of H2 in the officer's words; its own message holds row values and is not passed on. */
    static Failure failure(Throwable e) {
        SQLException sql = null;
        for (Throwable cause = e; cause != null && sql == null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                sql = found;
            }
        }
        if (isFull(e)) {
            LOG.error("database: disk full, error {}", sql == null ? 0 : sql.getErrorCode());
            return new Failure(e, "disk.full");
        }
        if (sql == null) {
            LOG.error("database", e);
            return new Failure(e, "database.failed");
        }
        LOG.error("database: error {}", sql.getErrorCode());
        return switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new Failure(e, "folder.held", NAME, "H2");
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
