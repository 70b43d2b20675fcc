package cn.baodi.command.data;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.journal.Line;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One open write of the {@link Ledger}: rows are added and changed here and nowhere else, each with its audit line and
 * its search terms. Rows go to the database in JDBC batches; a row may be referred to by a later one.
 */
public final class Batch implements AutoCloseable {
    static final long ONE_TRANSACTION = Long.MAX_VALUE;
    private static final int ROWS_A_TRIP = 1000;
    /** From so many rows on a write is a long one. */
    private static final int MANY = 5000;

    private final Connection connection;
    private final Stamp stamp;
    private final Map<String, Searchable> searchables;
    private final Map<String, Long> lastIds;
    private final Manner manner;
    private final Progress progress;
    private final Map<String, PreparedStatement> queries = new HashMap<>();
    private final Trips trips;
    private final TermChanges terms;
    private final Set<String> tables = new LinkedHashSet<>();
    private long seq;
    private int line;
    private long rows;
    /** The insertion that was sent last: most rows come in thousands of the same table. */
    private String insertTable;

    private List<String> insertColumns;
    private String insertion;
    private Handle handle;
    private Line repeated;
    private Runnable whenMany = () -> {};
    private Consumer<Line> journal = line -> {};
    private Consumer<String> guard = table -> {};
    private Consumer<Set<Role>> duty = roles -> {};
    private Map<String, Invariant> invariants = Map.of();
    /** By table, the numbers under which an invariant has to hold when the write ends. */
    private final Map<String, Set<Long>> touched = new HashMap<>();

    /**
     * How rows are written.
     *
     * @param images whether the audit keeps each row's image, so that it can be undone
     * @param rowsATransaction so many rows are committed at a time
     */
    record Manner(boolean images, long rowsATransaction) {
        static final Manner AUDITED = new Manner(true, ONE_TRANSACTION);

        /** Whether it is one transaction, which the journal can hold. */
        boolean isWhole() {
            return rowsATransaction == ONE_TRANSACTION;
        }
    }

    /** Who does what, and when; {@code undoes} is the batch that is taken back, or null. */
    record Stamp(Kind kind, LocalDateTime at, String operator, String action, Long undoes) {}

    Batch(
            Connection connection,
            Stamp stamp,
            Map<String, Searchable> searchables,
            Map<String, Long> lastIds,
            Manner manner,
            Progress progress) {
        this.connection = connection;
        this.stamp = stamp;
        this.searchables = searchables;
        this.lastIds = lastIds;
        this.manner = manner;
        this.progress = progress;
        trips = new Trips(connection);
        terms = new TermChanges(connection);
    }

    /** Tells {@code journal} of every row, before the database confirms any. */
    void tell(Consumer<Line> journal) {
        this.journal = journal;
    }

    /** Whether there were very many rows. */
    boolean isLong() {
        return rows >= MANY;
    }

    /** Tells {@code work} as soon as it is known that there are very many rows. */
    void whenMany(Runnable work) {
        whenMany = work;
    }

    /** Asks {@code check} before a table is written; it throws where the officer may not. */
    void guard(Consumer<String> check, Consumer<Set<Role>> duty) {
        guard = check;
        this.duty = duty;
    }

    /** Says what has to hold at the end, by table. */
    void keep(Map<String, Invariant> held) {
        invariants = held;
    }

    /** @throws Failure where something does not hold that has to; nothing may be stored then */
    void requireInvariants() {
        touched.forEach((table, numbers) -> invariants.get(table).require().accept(this, numbers));
    }

    /** @throws Failure when the officer who writes has none of {@code roles}, which this row asks for */
    public void require(Set<Role> roles) {
        duty.accept(roles);
    }

    /** @throws Failure when the officer may not write to a table: asked before its rows are looked at for it */
    public void requireWrite(String table) {
        guard.accept(table);
    }

    void begin() throws SQLException {
        seq = number("SELECT COALESCE(MAX(seq), 0) FROM audit_batch") + 1;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_batch(seq, at, operator, action, undoes, row_count, kind) VALUES (?, ?, ?, ?, ?, 0, ?)")) {
            insert.setLong(1, seq);
            insert.setObject(2, stamp.at);
            insert.setString(3, stamp.operator);
            insert.setString(4, stamp.action);
            insert.setObject(5, stamp.undoes);
            insert.setString(6, stamp.kind.name());
            insert.executeUpdate();
        }
    }

    Ledger.Written end() throws SQLException {
        trips.flush();
        terms.flush();
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE audit_batch SET row_count = ? WHERE seq = ?")) {
            update.setLong(1, rows);
            update.setLong(2, seq);
            update.executeUpdate();
        }
        return new Ledger.Written(seq, stamp.action, rows, Set.copyOf(tables));
    }

    /** When this write happens, for columns that say so. */
    public LocalDateTime now() {
        return stamp.at;
    }

    /** Who writes. */
    public String operator() {
        return stamp.operator;
    }

    public Progress progress() {
        return progress;
    }

    /** Asks within this write: the answer knows the rows written before it. */
    public <R> R query(Function<Handle, R> question) {
        try {
            trips.flush();
            if (handle == null) {
                handle = Jdbi.open(connection);
            }
            return question.apply(handle);
        } catch (SQLException | JdbiException e) {
            throw Database.failure(e);
        }
    }

    /**
     * Adds a row.
     *
     * @return its number: its own id where it brings one, else the next of the table
     */
    public long add(String table, Row row) {
        Map<String, Object> image = Images.of(row);
        long id = take(table, row.id());
        image.put("id", id);
        insert(table, image, 1);
        return id;
    }

    /**
     * Changes a row from {@code old}, as it was read, to {@code row}.
     *
     * @throws Failure when it is no longer as it was read
     */
    public void change(String table, Row old, Row row) {
        Map<String, Object> image = Images.of(row);
        image.put("id", old.id());
        update(table, old.version(), Images.of(old), image);
    }

    /** Retires a row (作废) with a reason, or restores it where the reason is null. */
    public void retire(String table, Row row, String reason) {
        Map<String, Object> image = Images.of(row);
        image.put("retired", reason);
        update(table, row.version(), Images.of(row), image);
    }

    /** Sends what waits, so that what the database refuses is refused now. */
    public void settle() {
        try {
            trips.flush();
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private long take(String table, Long wanted) {
        long last = lastIds.computeIfAbsent(table, this::lastId);
        long id = wanted == null ? last + 1 : wanted;
        lastIds.put(table, Math.max(last, id));
        return id;
    }

    /** An undone row's number is not given again, so the audit of a number is the story of one row. */
    private long lastId(String table) {
        try {
            return Math.max(
                    number("SELECT COALESCE(MAX(id), 0) FROM " + table),
                    number("SELECT COALESCE(MAX(row_id), 0) FROM audit_line WHERE table_name = '" + table + "'"));
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private long number(String sql) throws SQLException {
        trips.await();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void insert(String table, Map<String, Object> image, int version) {
        Map<String, Object> stored = new LinkedHashMap<>(image);
        stamp(table, stored, version);
        List<String> columns = List.copyOf(stored.keySet());
        if (!table.equals(insertTable) || !columns.equals(insertColumns)) {
            insertTable = table;
            insertColumns = columns;
            insertion = "INSERT INTO " + table + "(" + String.join(", ", columns) + ") VALUES (?"
                    + ", ?".repeat(columns.size() - 1) + ")";
        }
        send(insertion, stored.values(), false);
        stored.keySet().removeIf(Images::isFilled);
        audit(table, id(stored), null, stored);
        index(table, null, stored);
    }

    private void update(String table, int version, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> old = new LinkedHashMap<>();
        Map<String, Object> changed = new LinkedHashMap<>();
        after.forEach((column, value) -> {
            if (!column.equals("version") && !Objects.equals(before.get(column), value)) {
                old.put(column, before.get(column));
                changed.put(column, value);
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        long id = id(before);
        Map<String, Object> stored = new LinkedHashMap<>(changed);
        stamp(table, stored, version + 1);
        List<Object> values = new ArrayList<>(stored.values());
        values.add(id);
        values.add(version);
        String sets = stored.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "));
        send("UPDATE " + table + " SET " + sets + " WHERE id = ? AND version = ?", values, true);
        changed.put("version", version + 1);
        old.put("version", version);
        audit(table, id, old, changed);
        index(table, before, after);
    }

    private void remove(String table, Map<String, Object> image) {
        send("DELETE FROM " + table + " WHERE id = ? AND version = ?", List.of(id(image), image.get("version")), true);
        audit(table, id(image), image, null);
        index(table, image, null);
    }

    private static long id(Map<String, Object> image) {
        return ((Number) image.get("id")).longValue();
    }

    private void stamp(String table, Map<String, Object> stored, int version) {
        stored.put("version", version);
        stored.put("changed_at", stamp.at);
        stored.put("changed_by", stamp.operator);
        Searchable searchable = searchables.get(table);
        if (searchable != null && searchable.collated() && stored.containsKey("name")) {
            stored.put(Searchable.NAME_KEY, Collation.key((String) stored.get("name")));
        }
    }

    /** A line of a past batch; {@code old} null where the row was new, {@code fresh} null where it went. */
    private record PastLine(String table, long id, Map<String, Object> old, Map<String, Object> fresh) {}

    /** Puts every row of the batch {@code past} back to what it was before, newest first. Memory stays flat. */
    void takeBack(long past) {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT table_name, row_id, old_image, new_image FROM audit_line
                WHERE batch = ? AND line > ? AND line <= ? ORDER BY batch DESC, line DESC""")) {
            long last = number("SELECT COALESCE(MAX(line), 0) FROM audit_line WHERE batch = " + past);
            for (long to = last; to > 0; to -= ROWS_A_TRIP) {
                trips.await();
                query.setLong(1, past);
                query.setLong(2, to - ROWS_A_TRIP);
                query.setLong(3, to);
                takeBack(pastLines(query));
            }
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private static List<PastLine> pastLines(PreparedStatement query) throws SQLException {
        List<PastLine> lines = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                lines.add(new PastLine(
                        result.getString(1),
                        result.getLong(2),
                        Images.parse(result.getString(3)),
                        Images.parse(result.getString(4))));
            }
        }
        return lines;
    }

    /** Those that follow each other in one table are looked up together, as far as each row is there only once. */
    private void takeBack(List<PastLine> lines) throws SQLException {
        int from = 0;
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            PastLine line = lines.get(i);
            if (!line.table.equals(lines.get(from).table) || !ids.add(line.id)) {
                takeBackTogether(lines.subList(from, i));
                from = i;
                ids.clear();
                ids.add(line.id);
            }
        }
        takeBackTogether(lines.subList(from, lines.size()));
    }

    private void takeBackTogether(List<PastLine> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        Map<Long, Map<String, Object>> present = current(
                lines.get(0).table,
                lines.stream().filter(l -> l.fresh != null).map(PastLine::id).toList());
        for (PastLine line : lines) {
            takeBack(line, present.get(line.id));
        }
    }

    private void takeBack(PastLine line, Map<String, Object> current) {
        if (line.fresh == null) {
            insert(line.table, line.old, version(line.old) + 1);
        } else if (current == null || !stands(line.fresh, current)) {
            throw new Failure("undo.conflict", stamp.action);
        } else if (line.old == null) {
            remove(line.table, current);
        } else {
            Map<String, Object> restored = new LinkedHashMap<>(current);
            restored.putAll(line.old);
            update(line.table, version(current), current, restored);
        }
    }

    /** Does one row's part of a past write again; its audit line is the same to the letter. */
    void repeat(Line line) {
        repeated = line;
        if (line.before() == null && line.after() == null) {
            mention(line.table(), line.id());
            return;
        }
        Map<String, Object> before = Images.parse(line.before());
        Map<String, Object> after = Images.parse(line.after());
        try {
            if (before == null) {
                insert(line.table(), after, version(after));
                return;
            }
            Map<String, Object> current = current(line.table(), line.id());
            if (current == null) {
                throw new Failure("row.changed");
            }
            if (after == null) {
                remove(line.table(), current);
            } else {
                Map<String, Object> image = new LinkedHashMap<>(current);
                image.putAll(after);
                update(line.table(), version(current), current, image);
            }
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    /** Whether what a write left is still there; versions only grow, so they are not compared. */
    private static boolean stands(Map<String, Object> left, Map<String, Object> current) {
        return left.entrySet().stream()
                .allMatch(c -> c.getKey().equals("version")
                        || String.valueOf(c.getValue()).equals(String.valueOf(current.get(c.getKey()))));
    }

    private static int version(Map<String, Object> image) {
        return ((Number) image.get("version")).intValue();
    }

    private Map<String, Object> current(String table, long id) throws SQLException {
        return current(table, List.of(id)).get(id);
    }

    private Map<Long, Map<String, Object>> current(String table, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        trips.flush();
        Map<Long, Map<String, Object>> rows = new HashMap<>();
        PreparedStatement query = query("SELECT t.* FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_) JOIN " + table
                + " t ON t.id = wanted.id_");
        query.setObject(1, ids.toArray(Long[]::new));
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                Map<String, Object> row = Images.of(result);
                rows.put(id(row), row);
            }
        }
        return rows;
    }

    private void audit(String table, long id, Map<String, Object> old, Map<String, Object> fresh) {
        if (tables.add(table)) {
            guard.accept(table);
        }
        if (++rows == MANY) {
            whenMany.run();
            trips.goBeside();
        }
        progress.check();
        try {
            if (!manner.isWhole()) {
                commitFull(); // neither audit nor journal holds so many images
                return;
            }
            String before = repeated == null ? Images.json(old) : repeated.before();
            String after = repeated == null ? Images.json(fresh) : repeated.after();
            journal.accept(new Line(table, id, before, after));
            if (manner.images) {
                line(table, id, before, after);
            }
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    /** Says that this entry is about a row, of which it changes nothing. */
    void mention(String table, long id) {
        try {
            journal.accept(new Line(table, id, null, null));
            line(table, id, null, null);
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private void line(String table, long id, String before, String after) throws SQLException {
        trips.line(seq, ++line, table, id, before, after);
    }

    /** H2 touches every row of a transaction again when it ends: by then a million have long left its cache. */
    private void commitFull() throws SQLException {
        if (rows % manner.rowsATransaction == 0) {
            trips.flush();
            terms.flush();
            connection.commit();
        }
    }

    private void index(String table, Map<String, Object> before, Map<String, Object> after) {
        Invariant invariant = invariants.get(table);
        if (invariant != null) {
            Set<Long> numbers = touched.computeIfAbsent(table, t -> new HashSet<>());
            touch(numbers, before, invariant.column());
            touch(numbers, after, invariant.column());
        }
        Searchable searchable = searchables.get(table);
        if (searchable != null) {
            try {
                terms.follow(searchable, id(after == null ? before : after), before, after);
                if (terms.isMany()) {
                    trips.await();
                    terms.flush();
                }
            } catch (SQLException e) {
                throw Database.failure(e);
            }
        }
    }

    private static void touch(Set<Long> numbers, Map<String, Object> image, String column) {
        if (image != null && image.get(column) instanceof Number number) {
            numbers.add(number.longValue());
        }
    }

    private void send(String sql, Collection<Object> values, boolean mustHit) {
        try {
            trips.send(sql, values.toArray(), mustHit);
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private PreparedStatement query(String sql) throws SQLException {
        PreparedStatement query = queries.get(sql);
        if (query == null) {
            query = connection.prepareStatement(sql);
            queries.put(sql, query);
        }
        return query;
    }

    static void keep(Connection connection, String key, String json, LocalDateTime now, String operator)
            throws SQLException {
        String sql = json == null
                ? "DELETE FROM setting WHERE name = ?"
                : "MERGE INTO setting(name, content, changed_at, changed_by) KEY (name) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            if (json != null) {
                statement.setString(2, json);
                statement.setObject(3, now);
                statement.setString(4, operator);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        trips.close();
        for (PreparedStatement query : queries.values()) {
            query.close();
        }
    }
}
