package cn.baodi.command.data;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.FullDisk;
import cn.baodi.command.core.Progress;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Position;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.vault.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
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
    /** Less than this many bytes on the disk are none: H2 writes by blocks and may fail before the last byte. */
    private static final long NO_SPACE = 1L << 20;

    private static final Set<Integer> IO_CODES = Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2);
    private static final Set<Integer> CLOSED_CODES =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);
    /** The file could not be read or written, is damaged or closed. */
    private static final Set<Integer> FATAL = Set.of(
            DataUtils.ERROR_READING_FAILED,
            DataUtils.ERROR_WRITING_FAILED,
            DataUtils.ERROR_INTERNAL,
            DataUtils.ERROR_CLOSED,
            DataUtils.ERROR_FILE_CORRUPT);
    /** So little is left for what keeps the system itself alive: a write is refused whole. */
    private static final long LEAST_SPACE = 100L << 20;

    /** Less than this is told to the officer. */
    public static final long LITTLE_SPACE = 1L << 30;

    private final Path folder;
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private FolderLock lock;
    private boolean hadKey;
    private final Clock clock;
    private final ToLongFunction<Path> disk;

    private final Jdbi jdbi = Jdbi.create(this::connection);
    private final Map<String, Searchable> searchables = new HashMap<>();
    private volatile JdbcConnectionPool pool;
    private volatile Journal journal;
    private volatile Opening opening;
    private List<Failure> findings = List.of();
    /** Found before the data were opened. */
    private final List<Failure> foundBefore = new ArrayList<>();

    private DataKey key;
    private Backups backups;
    private CareFile care;
    private SecondFolder second;
    private Rebuild rebuild;
    private volatile boolean closed;
    private Optional<Destroyed> finished = Optional.empty();
    /** One writes at a time, and nobody while the database is exchanged under it. */
    private final ReentrantLock writer = new ReentrantLock();
    /** Nobody is given a connection while the database is let go of: it would open the old file again. */
    private final ReentrantReadWriteLock exchange = new ReentrantReadWriteLock();

    public Database(Path folder) {
        this(folder, Clock.system(DutyClock.ZONE));
    }

    /** @param clock Asia/Shanghai */
    public Database(Path folder, Clock clock) {
        this(folder, clock, Database::usableSpace);
    }

    /** @param disk free bytes on the disk of a folder */
    Database(Path folder, Clock clock, ToLongFunction<Path> disk) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
        this.disk = disk;
    }

    public Path folder() {
        return folder;
    }

    /** Says what the search finds; before the data are opened. */
    void searchable(List<Searchable> tables) {
        tables.forEach(s -> searchables.put(s.table(), s));
    }

    Map<String, Searchable> searchables() {
        return searchables;
    }

    /** As {@link #open(List, Keys)} with the folder's own keys. */
    public void open(List<String> migrations) {
        open(migrations, () -> key(Keys.at(folder, Clock.systemUTC())));
    }

    /** As {@link #open(List, Supplier)} for a folder without accounts; a new folder gets its key. */
    public void open(List<String> migrations, Keys keys) {
        open(migrations, () -> key(keys));
    }

    private DataKey key(Keys keys) {
        return keys.isNew() && !holdsData(folder) ? keys.makeOpen() : keys.openWithout();
    }

    /**
     * Takes the folder, so that an officer who signs in is not told only then that another console has it.
     *
     * @throws Failure when the folder is held by another console or cannot be written
     */
    public synchronized void take() {
        if (lock == null) {
            lock = FolderLock.take(folder);
            finished = Destruction.finish(folder);
            hadKey = Files.exists(folder.resolve(Keys.FILE));
        }
    }

    private synchronized void letGo() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    /**
     * Whether a folder holds anything that only its key opens. Where it does, a key that is missing must be found; a new
     * one would make an empty database beside data that nobody can read any more.
     */
    public static boolean holdsData(Path folder) {
        boolean any = Stream.of(H2File.NAME, Opening.JOURNAL, Opening.JOURNAL + ".end", ClosingMark.NAME, CareFile.NAME)
                .anyMatch(name -> Files.exists(folder.resolve(name)));
        return any
                || Stream.of(Backups.FOLDER, Opening.DAMAGED, Opening.REPLACED)
                        .anyMatch(name -> !Folders.isEmpty(folder.resolve(name)));
    }

    /**
     * To be asked before anything is written there, even a log.
     *
     * @throws Failure where a file stands in the folder's place
     */
    public static void refuseFile(Path folder) {
        Folders.refuseFile(folder);
    }

    /**
     * To be asked before a file is written that somebody named.
     *
     * @throws Failure {@code file.inside} where it would lie in the data folder
     */
    public static void refuseInside(Path folder, Path file) {
        Folders.refuseInside(folder, file);
    }

    /** Whether a folder has been begun, so that opening it makes nothing new. */
    public static boolean isBegun(Path folder) {
        return holdsData(folder)
                || Files.exists(folder.resolve(Keys.FILE))
                || Files.exists(folder.resolve(Destruction.BEGUN));
    }

    /**
     * Takes the folder, opens the file and brings its tables up to date.
     *
     * @param migrations class-path names of the features' migrations, in any order
     * @param unlock gives the key of the data; asked once the folder is taken
     * @throws Failure when the folder is held by another console, cannot be written, or holds a newer database or one
     *     that cannot be restored; reads that wait for it fail the same way
     */
    public void open(List<String> migrations, Supplier<DataKey> unlock) {
        try {
            take();
            key = unlock.get();
            care = new CareFile(folder, key);
            second = new SecondFolder(folder, care, key);
            backups = new Backups(folder, key, second::present);
            List<String> all = new ArrayList<>(migrations);
            all.add("cn/baodi/command/data/V202602010000__ledger.sql");
            all.add("cn/baodi/command/data/V202602100001__audit_kind.sql");
            all.add("cn/baodi/command/data/V202602120001__audit_trail.sql");
            all.add("cn/baodi/command/data/V202602120002__duplicate.sql");
            opening = new Opening(folder, key, backups, all, searchables, hadKey, clock);
            rebuild = new Rebuild(key, backups, all, searchables);
            take(opening.open());
            opened.complete(true);
        } catch (IOException | SQLException | RuntimeException | Error e) {
            // An Error too, such as a library that is missing: who waits for the data must not wait for ever.
            Failure failure = e instanceof Failure known ? known : failed(e);
            letGo();
            opened.completeExceptionally(failure);
            throw failure;
        }
    }

    private void take(Opening.Opened made) {
        journal = made.journal();
        findings = new ArrayList<>(made.findings());
        finished.ifPresent(d -> findings.add(
                d.left().isEmpty() ? new Failure("crisis.finished") : new Failure("crisis.left", d.left())));
        findings.addAll(FolderPlace.warnings(folder));
        care.aside().ifPresent(aside -> findings.add(new Failure("care.laid.aside", aside.getFileName())));
        pool = made.pool();
    }

    /** Adds to {@link #findings} what was found before the data were opened. */
    public void found(Failure finding) {
        foundBefore.add(finding);
    }

    /** What happened to the data while they were opened, for the officer to know; empty as a rule. */
    public List<Failure> findings() {
        return Stream.concat(foundBefore.stream(), findings.stream()).toList();
    }

    /** The backups of this folder. */
    public Backups backups() {
        opened();
        return backups;
    }

    Journal journal() {
        opened();
        return journal;
    }

    /** Where the journal ends: the head of the audit's chain. */
    public Position head() {
        return journal().end();
    }

    /** What looking after these data has to remember. */
    public CareFile care() {
        opened();
        return care;
    }

    /** The second folder for backups. */
    public SecondFolder second() {
        opened();
        return second;
    }

    /** A copy for {@link #keep}; the caller keeps writes away meanwhile. */
    Backups.Raw copy(LocalDateTime at, String why) {
        opened();
        return backups.copy(pool, journal.end(), at, why);
    }

    /** Makes the copy a verified backup, of which the second folder gets a copy; writes may go on. */
    Backups.Backup keep(Backups.Raw raw) {
        Backups.Backup made = backups.keep(raw);
        backups.thin();
        second.follow(backups, raw.at());
        return made;
    }

    /** What was written since a backup. */
    public Since since(Backups.Backup backup) {
        return Since.of(journal(), backup.note());
    }

    /** How many rows each table holds now. */
    public Map<String, Long> rows() {
        try (Connection connection = connection()) {
            return TableCounts.of(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Goes back to a backup. The data as they are get a backup of their own first, so this can be taken back.
     *
     * @return that backup
     * @throws Failure when the backup does not verify or cannot be put in place; the data are as before then
     */
    Backups.Backup restore(Backups.Backup backup, LocalDateTime at, String why, String action) {
        opened();
        Backups.Backup here = backups.here(backup);
        backups.verify(here);
        Backups.Backup before = backups.make(pool, journal.end(), at, why);
        try {
            exchange.writeLock().lock();
            try {
                take(opening.restore(here, pool, journal, action));
            } finally {
                exchange.writeLock().unlock();
            }
            return before;
        } catch (IOException | SQLException | RuntimeException | Error e) {
            distrust(); // the journal tells whether it goes on from the backup already
            throw e instanceof Failure known ? known : failed(e);
        }
    }

    /**
     * Compares every index with its table and reads the whole journal.
     *
     * @return names of the indexes that are not as their tables
     * @throws Failure when the journal does not verify
     */
    public List<String> verify(Progress progress) {
        journal().verify(progress);
        try (Rehearsal moment = rehearsal()) {
            return moment.indexesApart(progress);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Takes hold of this moment for a self-check; the caller keeps writes away meanwhile.
     *
     * @see #check(Rehearsal, Progress)
     */
    Rehearsal rehearsal() {
        opened();
        try {
            return Rehearsal.begin(pool, journal);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Runs a self-check and closes it; writes may go on.
     *
     * @throws CancellationException when cancelled, or when the database was exchanged under it
     */
    CheckResult check(Rehearsal rehearsal, Progress progress) {
        Path place = TempFolder.of(folder).resolve("rehearsal");
        return of(rehearsal, () -> rehearsal.run(rebuild, place, progress, LocalDateTime.now(clock)));
    }

    /** As {@link #check(Rehearsal, Progress)}, of the audit and the journal's chain alone. */
    AuditResult checkAudit(Rehearsal rehearsal, Progress progress) {
        return of(rehearsal, () -> rehearsal.audit(progress, LocalDateTime.now(clock)));
    }

    private <R> R of(Rehearsal rehearsal, Callable<R> work) {
        JdbcConnectionPool begun = pool;
        try (rehearsal) {
            return work.call();
        } catch (CancellationException e) {
            throw e;
        } catch (Exception e) {
            if (begun != pool || closed) {
                throw new CancellationException();
            }
            throw failed(e);
        }
    }

    /** The head of the audit's chain now. */
    public ChainHead chainHead() {
        return ChainHead.of(head());
    }

    /** Whether a head that was written down lies on the chain as it is now; reads the whole journal. */
    public boolean holds(ChainHead head, Progress progress) {
        return AuditCheck.holds(journal(), head, progress);
    }

    /**
     * Makes the live database anew from backup and journal, as after a crash; the doubtful one is kept beside. Writes
     * must be kept away meanwhile.
     *
     * @throws Failure when it cannot be made; the folder has to be opened again then
     */
    void makeAnew() {
        opened();
        distrust();
        journal.close();
        try {
            opening.layDoubtfulAside();
            take(opening.open());
        } catch (IOException | SQLException e) {
            throw failed(e);
        }
    }

    /** Makes a backup of the database as it is what the journal goes on from. */
    void base(String why) {
        Backups.Backup base = backups.makeBase(pool, journal.end(), LocalDateTime.now(clock), why);
        try (Connection connection = pool.getConnection()) {
            opening.noteBase(journal, base, connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A connection for the ledger, where there is space to write. */
    Connection connectionToWrite() throws SQLException {
        if (journal().isBroken()) {
            distrust();
        }
        Connection connection = connection();
        if (space() < LEAST_SPACE) {
            connection.close();
            throw new Failure("disk.full");
        }
        return connection;
    }

    /** Free bytes on the disk of the data; very many where that cannot be known. */
    public long space() {
        return disk.applyAsLong(folder);
    }

    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // nothing is known against it
        }
    }

    /** Runs a query on a connection of its own. Waits for the database to be open. Never on the JavaFX thread. */
    public <R> R read(Function<Handle, R> query) {
        try (Handle handle = jdbi.open()) {
            return query.apply(handle);
        } catch (RuntimeException e) {
            distrustAfter(e);
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
        exchange.readLock().lock();
        try {
            Connection connection = current.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                if (!new H2File(folder, key).hasFailed()) {
                    return connection;
                }
                throw new SQLException("the file could not be written", "", ErrorCode.DATABASE_IS_CLOSED);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IllegalStateException e) {
            // A pool that was let go of says IllegalState; another thread may just have opened it again.
            if (!isDead(e) && !(e instanceof IllegalStateException) && current == pool) {
                throw e;
            }
        } finally {
            exchange.readLock().unlock();
        }
        return renewed(current).getConnection();
    }

    /**
     * What H2 kept of a file that it closed by itself is not known: it is made anew from backup and journal. A write that
     * is under way ends first, and fails as a whole: the journal must not be exchanged under it.
     */
    private JdbcConnectionPool renewed(JdbcConnectionPool dead) throws SQLException {
        writer.lock();
        try {
            if (pool == dead) {
                if (journal.isWriting()) {
                    throw new SQLException("closed in the middle of a write", "", ErrorCode.DATABASE_IS_CLOSED);
                }
                LOG.warn("the database was closed, opening it again");
                distrust();
                journal.close();
                take(opening.open());
            }
            return pool;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            writer.unlock();
        }
    }

    /** Held while something is written. */
    ReentrantLock writer() {
        return writer;
    }

    /** Lets go of a database that may hold what was not confirmed; it is made anew when it is next asked. */
    void distrust() {
        exchange.writeLock().lock();
        try {
            H2File.abandon(pool);
        } finally {
            exchange.writeLock().unlock();
        }
    }

    /** Lets go of the database where {@code e} shows that its file failed: H2 itself may go on, and hang. */
    void distrustAfter(Throwable e) {
        if (isDead(e)) {
            distrust();
        }
    }

    private static boolean isDead(Throwable e) {
        return isClosed(e)
                || causes(e).anyMatch(c -> c instanceof MVStoreException store && FATAL.contains(store.getErrorCode()));
    }

    private void opened() {
        if (closed) {
            throw new Failure("database.shut");
        }
        try {
            opened.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    /** Whether {@link #open} has ended well. */
    public boolean isOpen() {
        return !closed && opened.isDone() && !opened.isCompletedExceptionally();
    }

    @Override
    public void close() {
        if (isOpen() && !closed) {
            closed = true;
            shutDown();
        }
        letGo();
    }

    /**
     * Destroys the key, every copy of it in the backups of both folders, and all that it opened. The folder stays taken
     * until {@link #close}; then it is as new.
     */
    public Destroyed destroy() {
        opened();
        writer.lock();
        try {
            Optional<Path> other = second.present();
            closed = true;
            H2File.abandon(pool);
            journal.close();
            return Destruction.of(folder, other);
        } finally {
            writer.unlock();
        }
    }

    private void shutDown() {
        H2File file = new H2File(folder, key);
        Position end = journal.end();
        exchange.writeLock().lock();
        try {
            file.close(pool);
            journal.close();
            ClosingMark.leave(folder, new Seal(key, "closing"), file.path(), end);
        } catch (SQLException e) {
            LOG.warn("close: error {}", e.getErrorCode()); // without its mark it is made anew at the next start
        } catch (IOException | Failure e) {
            LOG.warn("close", e);
        } finally {
            exchange.writeLock().unlock();
        }
        TempFolder.wipe(folder);
    }

    /** As {@link #failure}, and knows a file that H2 closed because the disk is full, even when H2 does not say so. */
    Failure failed(Throwable e) {
        Failure failure = failure(e);
        return isClosed(e) && space() < NO_SPACE ? new Failure(e, "disk.full") : failure;
    }

    private static boolean isClosed(Throwable e) {
        return causes(e).anyMatch(c -> c instanceof SQLException sql && CLOSED_CODES.contains(sql.getErrorCode()));
    }

    /** Whether the disk is full, as the system says it, wherever it stands among the causes. */
    static boolean isFull(Throwable e) {
        return FullDisk.isBehind(e)
                || causes(e).anyMatch(c -> c instanceof SQLException sql && IO_CODES.contains(sql.getErrorCode()));
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
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new Failure(e, "folder.held", H2File.NAME, "H2");
            case ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.FILE_ENCRYPTION_ERROR_1,
                    ErrorCode.WRONG_PASSWORD_FORMAT -> new Failure(e, "database.damaged", H2File.NAME);
            case ErrorCode.DATABASE_IS_READ_ONLY -> new Failure(e, "folder.readonly", H2File.NAME);
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
