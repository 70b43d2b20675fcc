package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door for every write. A write is one transaction with its audit lines: who, when, which action, and each
 * row's old and new image. When {@link #write} returns, the work is on the disk; nothing is shown as saved before.
 * History, undo and redo read the same lines.
 */
public final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /** Who may fill an empty folder, or go back to a backup. */
    private static final Set<Role> FILL = Set.of(Role.ADMIN);

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** A backup that is this far ahead of the clock was made by another clock. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** So many characters of an action are kept. */
    private static final int LONGEST = 400;

    private final Database database;
    private final Clock clock;
    private final Session session;
    private final Map<String, Long> lastIds = new HashMap<>();
    private final ReentrantLock writer;
    private final PastWrites pastWrites;
    private final Deque<Written> done = new ArrayDeque<>();
    private final Deque<Written> undone = new ArrayDeque<>();
    private final Map<String, Invariant> invariants = new HashMap<>();
    private final List<Consumer<Written>> listeners = new CopyOnWriteArrayList<>();

    public Ledger(Database database, Clock clock, Session session) {
        this.database = database;
        this.clock = clock;
        this.session = session;
        writer = database.writer();
        pastWrites = new PastWrites(database);
    }

    /** Says what the search finds; before the data are opened. */
    public void searchable(List<Searchable> tables) {
        database.searchable(tables);
    }

    /** Says what has to hold whenever a write ends; one a table. */
    public void invariants(List<Invariant> held) {
        held.forEach(invariant -> invariants.put(invariant.table(), invariant));
    }

    /**
     * What a write did.
     *
     * @param seq number of its batch in the audit
     * @param action in the officer's words, as the toast shows it
     * @param tables the tables it touched
     */
    public record Written(long seq, String action, long rows, Set<String> tables) {}

    /**
     * One row's part in a past write.
     *
     * @param before changed columns before, null where the row was new
     * @param after changed columns after, null where the row was taken away by an undo
     */
    public record Change(
            long seq,
            LocalDateTime at,
            String operator,
            String action,
            Map<String, Object> before,
            Map<String, Object> after) {}

    /** @param listener told after each write, on the thread that wrote */
    public void onWritten(Consumer<Written> listener) {
        listeners.add(listener);
    }

    /** Forgets all listeners, before the screens are made anew in another language. */
    public void forgetListeners() {
        listeners.clear();
    }

    /** As {@link #write(String, Progress, Consumer)}, for work that is over at once. */
    public Written write(String action, Consumer<Batch> work) {
        return write(action, Progress.none(), work);
    }

    /**
     * Runs {@code work} as one durable, audited and undoable transaction.
     *
     * @param action in the officer's words: 登记来电 R00012
     * @throws Failure when a row was changed by somebody else meanwhile, or the disk is full; nothing is stored then
     * @throws java.util.concurrent.CancellationException when cancelled; nothing is stored then
     */
    public Written write(String action, Progress progress, Consumer<Batch> work) {
        Written written;
        writer.lock();
        try {
            written = commit(stamp(Kind.WRITE, action, null), Batch.Manner.AUDITED, progress, work);
            if (written.rows() > 0) {
                synchronized (done) {
                    done.push(written);
                    undone.clear();
                }
            }
        } finally {
            writer.unlock();
        }
        tell(written);
        return written;
    }

    /**
     * As {@link #write(String, Consumer)} for what is signed or issued: no undo takes it back, and what comes after it
     * can only be added beside it.
     */
    public Written sign(String action, Consumer<Batch> work) {
        Written written = commit(stamp(Kind.SIGN, action, null), Batch.Manner.AUDITED, Progress.none(), work);
        tell(written);
        return written;
    }

    /**
     * Fills tables in bulk, such as the demonstration district: audited as one line without row images, so it cannot
     * be undone.
     */
    public Written load(String action, Progress progress, Consumer<Batch> work) {
        return load(action, Batch.ONE_TRANSACTION, progress, work);
    }

    /**
     * As {@link #load(String, Progress, Consumer)}, for more rows than one transaction can hold. A failure leaves those
     * that were stored before it.
     *
     * @param rowsATransaction so many rows are stored at a time
     */
    Written load(String action, long rowsATransaction, Progress progress, Consumer<Batch> work) {
        Written written =
                commit(stamp(Kind.LOAD, action, null), new Batch.Manner(false, rowsATransaction), progress, work);
        tell(written);
        return written;
    }

    /** Another officer goes on: what was done before is not his to undo. */
    public void handOver() {
        synchronized (done) {
            done.clear();
            undone.clear();
        }
    }

    /** What Ctrl+Z would take back, newest first. */
    public Optional<Written> undoable() {
        synchronized (done) {
            return Optional.ofNullable(done.peek());
        }
    }

    public Optional<Written> redoable() {
        synchronized (done) {
            return Optional.ofNullable(undone.peek());
        }
    }

    /**
     * Takes back the last write of this session.
     *
     * @throws Failure when there is none or one of its rows was changed since; nothing is changed then
     */
    public Written undo() {
        return turn(done, undone);
    }

    /** Does again what was undone last. */
    public Written redo() {
        return turn(undone, done);
    }

    /** Whether a write of any day still stands: it was not undone, or was done again. */
    public boolean stands(long seq) {
        return pastWrites.standing(seq).isPresent();
    }

    /** What was built since upon a write of any day, so that it cannot be taken back; at most 50 rows are told. */
    public List<BuiltUpon> builtUpon(long seq) {
        OptionalLong standing = pastWrites.standing(seq);
        return standing.isEmpty() ? List.of() : pastWrites.builtUpon(standing.getAsLong());
    }

    /**
     * Takes back a write of any day, whoever did it; as a write of its own.
     *
     * @param action in the officer's words
     * @throws Failure when it does not stand any more, or something was built upon it; nothing is changed then
     */
    public Written takeBack(long seq, String action) {
        Written turned;
        writer.lock();
        try {
            long standing = pastWrites.standing(seq).orElseThrow(() -> new Failure("undo.nothing"));
            if (pastWrites.isSigned(standing)) {
                throw new Failure("undo.signed", action);
            }
            if (!pastWrites.builtUpon(standing).isEmpty()) {
                throw new Failure("undo.conflict", action);
            }
            turned = commit(
                    stamp(Kind.WRITE, action, standing),
                    Batch.Manner.AUDITED,
                    Progress.none(),
                    batch -> batch.takeBack(standing));
            synchronized (done) {
                done.removeIf(written -> written.seq() == standing);
            }
        } finally {
            writer.unlock();
        }
        tell(turned);
        return turned;
    }

    private Written turn(Deque<Written> from, Deque<Written> to) {
        writer.lock();
        try {
            return turnNow(from, to);
        } finally {
            writer.unlock();
        }
    }

    private Written turnNow(Deque<Written> from, Deque<Written> to) {
        Written last;
        synchronized (done) {
            last = from.peek();
        }
        if (last == null) {
            throw new Failure("undo.nothing");
        }
        Written turned;
        try {
            turned = commit(
                    stamp(Kind.WRITE, last.action(), last.seq()),
                    Batch.Manner.AUDITED,
                    Progress.none(),
                    batch -> batch.takeBack(last.seq()));
        } catch (Failure e) {
            synchronized (done) {
                from.pop(); // it can never be taken back, and must not stand before those that can
            }
            throw e;
        }
        synchronized (done) {
            from.pop();
            to.push(turned);
        }
        tell(turned);
        return turned;
    }

    /**
     * Notes in the audit what wrote no row: a sign-in, an export, a look at a masked field.
     *
     * @param action in the officer's words
     */
    public Written note(Kind kind, String action) {
        return note(kind, action, batch -> {});
    }

    private Written note(Kind kind, String action, Consumer<Batch> about) {
        String words = action.length() <= LONGEST ? action : action.substring(0, LONGEST - 1) + "…";
        return commit(stamp(kind, words, null), Batch.Manner.AUDITED, Progress.none(), about);
    }

    /**
     * As {@link #note(Kind, String)}, about one row: it stands in that row's history.
     *
     * @param id number of the row in {@code table}
     */
    public Written note(Kind kind, String action, String table, long id) {
        return note(kind, action, batch -> batch.mention(table, id));
    }

    private Batch.Stamp stamp(Kind kind, String action, Long undoes) {
        return new Batch.Stamp(kind, now(), session.operator(), action, undoes);
    }

    private Written commit(Batch.Stamp stamp, Batch.Manner manner, Progress progress, Consumer<Batch> work) {
        writer.lock();
        try (Connection connection = database.connectionToWrite()) {
            connection.setAutoCommit(false);
            Map<String, Long> ids = new HashMap<>(lastIds);
            boolean[] together = {false};
            try (Batch batch = new Batch(connection, stamp, database.searchables(), ids, manner, progress)) {
                batch.guard(
                        stamp.kind() == Kind.LOAD ? table -> session.require(FILL) : session::requireWrite,
                        session::require);
                batch.begin();
                if (manner.isWhole()) {
                    batch.whenMany(() -> {
                        together[0] = true;
                        writeTogether();
                    });
                    Written written = journaled(connection, batch, stamp, work);
                    lastIds.putAll(ids);
                    return written;
                }
                Written written = inPieces(connection, batch, stamp, work);
                lastIds.putAll(ids);
                return written;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                database.distrustAfter(e);
                throw e;
            } finally {
                if (together[0]) {
                    writeAtOnce(connection);
                }
                release(connection);
            }
        } catch (SQLException e) {
            throw database.failed(e);
        } finally {
            writer.unlock();
        }
    }

    /**
     * A long transaction lets H2 write its pages in a thread of its own meanwhile; what counts is in the journal. This is
     * said on another connection, for on its own it would be part of the transaction.
     */
    private void writeTogether() {
        try (Connection beside = database.connection()) {
            H2File.writeTogether(beside, true);
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    /** Too many rows for the journal: a backup stands for them, also for those that were stored before a failure. */
    private Written inPieces(Connection connection, Batch batch, Batch.Stamp stamp, Consumer<Batch> work)
            throws SQLException {
        H2File.writeTogether(connection, true);
        try {
            work.accept(batch);
            Written written = batch.end();
            connection.commit();
            return written;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            writeAtOnce(connection);
            base(stamp);
        }
    }

    /** Where it cannot be said, commits stay some seconds late; the journal, which is what counts, is not. */
    private static void writeAtOnce(Connection connection) {
        try {
            H2File.writeTogether(connection, false);
        } catch (SQLException e) {
            LOG.warn("write delay: error {}", e.getErrorCode());
        }
    }

    private void base(Batch.Stamp stamp) {
        try {
            database.base(stamp.action());
        } catch (Failure e) {
            LOG.error("no backup stands for what was filled in: {}", e.key());
            database.distrust(); // it holds rows that the journal does not know
            throw e;
        }
    }

    /** The journal confirms first: what is in it can be done again, what is only in the database can be lost. */
    private Written journaled(Connection connection, Batch batch, Batch.Stamp stamp, Consumer<Batch> work)
            throws SQLException {
        Journal journal = database.journal();
        try (Journal.Writing writing =
                journal.begin(stamp.kind().name(), stamp.at(), stamp.operator(), stamp.action(), stamp.undoes())) {
            batch.tell(writing::line);
            batch.keep(invariants);
            work.accept(batch);
            batch.requireInvariants();
            Written written = batch.end();
            writing.commit();
            commit(connection, journal, batch.isLong());
            return written;
        }
    }

    /** What the database refuses is taken back from the journal, and the database may no longer be what that says. */
    private void commit(Connection connection, Journal journal, boolean isLong) throws SQLException {
        try {
            if (isLong) {
                LongCommit.prepare(connection);
            }
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            try {
                journal.takeBack();
            } catch (Failure f) {
                f.addSuppressed(e);
                throw new Failure(f, "journal.unsure");
            } finally {
                lastIds.clear(); // they are asked of the database that is made anew
                database.distrust();
            }
            throw e;
        }
    }

    /** A connection that is dead keeps nothing; it must not hide why. */
    private static void release(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.warn("connection: error {}", e.getErrorCode());
        }
    }

    /** A connection that cannot even roll back is gone, and its work with it; what came first is what is told. */
    private static void rollBack(Connection connection, Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private void tell(Written written) {
        listeners.forEach(l -> l.accept(written));
    }

    /** The day that it is for what is written now. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Who it is that writes now. */
    public String operator() {
        return session.operator();
    }

    /** When it is for what is written now. */
    public LocalDateTime now() {
        return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    /** The writes that touched one row, newest first. */
    public List<Change> history(String table, long id) {
        return database.read(handle -> handle.createQuery("""
                        SELECT b.seq, b.at, b.operator, b.action, l.old_image, l.new_image
                        FROM audit_line l JOIN audit_batch b ON b.seq = l.batch
                        WHERE l.table_name = ? AND l.row_id = ?
                        ORDER BY b.seq DESC, l.line DESC""")
                .bind(0, table)
                .bind(1, id)
                .map((row, context) -> new Change(
                        row.getLong("seq"),
                        row.getObject("at", LocalDateTime.class),
                        row.getString("operator"),
                        row.getString("action"),
                        Images.parse(row.getString("old_image")),
                        Images.parse(row.getString("new_image"))))
                .list());
    }

    /**
     * Keeps a thing of the workstation that is no record: a draft, a saved filter, which alerts were acknowledged.
     *
     * @param value anything Jackson writes; null forgets it
     */
    public void keep(String key, Object value) {
        writer.lock();
        try (Connection connection = database.connectionToWrite()) {
            String json = value == null ? null : JSON.writeValueAsString(value);
            LocalDateTime now = now();
            connection.setAutoCommit(false);
            Journal journal = database.journal();
            try (Journal.Writing writing = journal.begin(Kind.SETTING.name(), now, session.operator(), key, null)) {
                Batch.keep(connection, key, json, now, session.operator());
                writing.line(new Line("setting", 0, key, json));
                writing.commit();
                commit(connection, journal, false);
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                database.distrustAfter(e);
                throw e;
            } finally {
                release(connection);
            }
        } catch (SQLException e) {
            throw database.failed(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.unlock();
        }
    }

    /** The head of the audit's chain now, for paper. */
    public ChainHead chainHead() {
        return database.chainHead();
    }

    /** Keeps all writes away while {@code work} runs: a backup must fit the journal's position. */
    <R> R still(java.util.function.Supplier<R> work) {
        writer.lock();
        try {
            return work.get();
        } finally {
            writer.unlock();
        }
    }

    /**
     * Writes and verifies a backup; writes wait only while the database is copied.
     *
     * @param why in the officer's words
     */
    public Backups.Backup backUp(String why) {
        Backups.Backup made = database.keep(still(() -> database.copy(now(), why)));
        note(Kind.BACKUP, why + " " + made.file().getFileName());
        return made;
    }

    /**
     * Goes back to a backup; writes wait meanwhile, and nothing before can be undone any more.
     *
     * @param why in the officer's words, for the backup of what was there
     * @param action in the officer's words, for the audit
     * @return the backup of what was there
     */
    public Backups.Backup restore(Backups.Backup backup, String why, String action) {
        session.require(FILL);
        Backups.Backup before;
        Written written;
        writer.lock();
        try {
            before = database.restore(backup, now(), why, action);
            forgetUndo();
            written = note(Kind.RESTORE, action);
        } finally {
            writer.unlock();
        }
        tellAll(written);
        return before;
    }

    /**
     * Checks the data against backup and journal, remembers what was found, and notes it in the audit. Writes go on.
     *
     * @param action in the officer's words, for the audit
     * @throws java.util.concurrent.CancellationException when cancelled; what was found before stays then
     */
    public CheckResult check(String action, Progress progress) {
        CheckResult result = database.check(still(database::rehearsal), progress);
        database.care().change(notes -> notes.check(result));
        note(Kind.CHECK, action);
        return result;
    }

    /**
     * Verifies the chain of the journal from its beginning and compares the audit with it. Writes go on. Who asks for it
     * notes what was found.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public AuditResult checkAudit(Progress progress) {
        return database.checkAudit(still(database::rehearsal), progress);
    }

    /**
     * Makes the database anew from backup and journal, where a check found it other than they say; nothing confirmed is
     * lost, and nothing before can be undone any more.
     *
     * @param action in the officer's words, for the audit
     */
    public void makeAnew(String action) {
        Written written;
        writer.lock();
        try {
            database.makeAnew();
            forgetUndo();
            written = note(Kind.RESTORE, action);
        } finally {
            writer.unlock();
        }
        tellAll(written);
    }

    private void forgetUndo() {
        lastIds.clear();
        synchronized (done) {
            done.clear();
            undone.clear();
        }
    }

    /** Everything may be different now. */
    private void tellAll(Written written) {
        tell(new Written(written.seq(), written.action(), 0, database.rows().keySet()));
    }

    /**
     * Makes a backup where the newest is an hour old and officers have worked since, or is behind and the console is
     * being left.
     *
     * @return whether one was made
     */
    public boolean backUpIfDue(boolean leaving, String why) {
        Optional<Backups.Backup> newest = database.backups().list().stream().findFirst();
        boolean due = newest.isEmpty()
                || (leaving || isOlder(newest.get(), Duration.ofHours(1)))
                        && database.since(newest.get()).isBehind();
        if (due) {
            backUp(why);
        }
        return due;
    }

    /** One from the future, made before the clock was put right, is old too. */
    private boolean isOlder(Backups.Backup backup, Duration age) {
        LocalDateTime at = backup.note().at();
        return !at.plus(age).isAfter(now()) || at.isAfter(now().plus(CLOCK_TOLERANCE));
    }

    /** How much was done with the data. */
    public Processing processing() {
        return database.read(handle -> {
            Map<Kind, Long> entries = new EnumMap<>(Kind.class);
            handle.createQuery("SELECT kind, COUNT(*) AS entries FROM audit_batch GROUP BY kind")
                    .map((row, context) -> entries.put(Kind.valueOf(row.getString("kind")), row.getLong("entries")))
                    .list();
            return handle.createQuery("""
                            SELECT MIN(at) AS first_, MAX(at) AS last_, COUNT(DISTINCT operator) AS operators
                            FROM audit_batch""")
                    .map((row, context) -> new Processing(
                            row.getObject("first_", LocalDateTime.class),
                            row.getObject("last_", LocalDateTime.class),
                            entries,
                            row.getLong("operators")))
                    .one();
        });
    }

    /** What was kept under {@code key}. */
    public <V> Optional<V> kept(String key, Class<V> type) {
        return database.read(handle -> handle.createQuery("SELECT content FROM setting WHERE name = ?")
                        .bind(0, key)
                        .mapTo(String.class)
                        .findOne())
                .map(json -> parsed(json, type));
    }

    /** What was kept under keys that begin with {@code prefix}, in their order; of letters, digits and dots. */
    public <V> List<V> allKept(String prefix, Class<V> type) {
        return database
                .read(handle -> handle.createQuery(
                                "SELECT content FROM setting WHERE name >= ? AND name < ? ORDER BY name")
                        .bind(0, prefix)
                        .bind(1, prefix + "\uFFFF")
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(json -> parsed(json, type))
                .toList();
    }

    private static <V> V parsed(String json, Class<V> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
