package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Foreseen;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.SearchTerms;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table {@code checkpoint}. */
final class CheckpointRepository extends Repository<Checkpoint> implements CheckpointDirectory {
    static final String TABLE = "checkpoint";
    static final String CODE = "K";
    static final int DIGITS = 4;
    /** Value of the chip {@code unrecorded}: nothing was counted in the duty shift before the present one. */
    static final String LAST_SHIFT = "last";

    private static final String UNRECORDED = """
            t.state <> 'SUSPENDED' AND (t.opened IS NULL OR t.opened <= ?) AND (t.closed IS NULL OR t.closed >= ?)
            AND NOT EXISTS (SELECT 1 FROM passage p
                WHERE p.checkpoint = t.id AND p.start_at = ? AND p.retired IS NULL)""";

    private final Foreseen<String, Reference> namesakes = new Foreseen<>();

    CheckpointRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Checkpoint.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.unit", filter.chip("unit"));
        if (filter.chip("kind") != null) {
            where.and("t.kind = ?", filter.chip("kind"));
        }
        if (filter.chip("state") != null) {
            where.and("t.state = ?", filter.chip("state"));
        }
        if (filter.chip("unrecorded") != null) {
            LocalDateTime start = before(LocalDateTime.now(clock)).start();
            where.and(UNRECORDED, start.toLocalDate(), start.toLocalDate(), start);
        }
        if (!filter.text().isEmpty()) {
            where.found("t.id", TABLE, filter.text());
        }
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "name", "t.name_key", "unit", "t.unit");
    }

    /** The duty shift that ended last. */
    static DutyShift before(LocalDateTime now) {
        return DutyShift.at(DutyShift.at(now).start().minusHours(1));
    }

    @Override
    public void expect(Batch batch, List<Checkpoint> rows) {
        Set<String> names = rows.stream().map(Checkpoint::name).collect(Collectors.toSet());
        Map<String, Reference> there = new HashMap<>();
        batch.query(handle -> handle.createQuery("""
                        SELECT c.id, c.name FROM UNNEST(CAST(? AS VARCHAR ARRAY)) wanted (key_)
                        JOIN checkpoint c ON c.name_key = wanted.key_ WHERE c.retired IS NULL""")
                .bind(0, (Object) names.stream().map(Collation::key).distinct().toArray(String[]::new))
                .map((row, context) ->
                        there.put(row.getString("name"), new Reference(row.getLong("id"), row.getString("name"))))
                .list());
        namesakes.take(batch, names, there);
    }

    @Override
    public long add(Batch batch, Checkpoint row) {
        Optional<Reference> namesake = namesakes.get(
                batch,
                row.name(),
                name -> batch.query(handle -> named(handle, name)).stream().findFirst());
        if (namesake.isPresent()) {
            throw new Refused(Problem.of("name", "duplicate", row.name()));
        }
        namesakes.forget(row.name());
        return super.add(batch, row);
    }

    @Override
    public void change(Batch batch, Checkpoint old, Checkpoint row) {
        namesakes.forget(old.name());
        namesakes.forget(row.name());
        refuseNamesake(batch, row, old.id());
        refuseEarlyClosing(batch, old.id(), row);
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, Checkpoint row, String reason) {
        namesakes.forget(row.name());
        if (reason == null) {
            refuseNamesake(batch, row, row.id());
        }
        super.retire(batch, row, reason);
    }

    private static void refuseNamesake(Batch batch, Checkpoint row, long self) {
        if (batch.query(handle -> named(handle, row.name())).stream().anyMatch(r -> r.id() != self)) {
            throw new Refused(Problem.of("name", "duplicate", row.name()));
        }
    }

    private static void refuseEarlyClosing(Batch batch, long id, Checkpoint row) {
        if (row.closed() == null) {
            return;
        }
        LocalDateTime last = batch.query(handle -> handle.createQuery(
                        "SELECT MAX(start_at) FROM passage WHERE checkpoint = ? AND retired IS NULL")
                .bind(0, id)
                .mapTo(LocalDateTime.class)
                .findOne()
                .orElse(null));
        if (last != null && last.toLocalDate().isAfter(row.closed())) {
            throw new Refused(Problem.of("closed", "checkpoint.closed.early", row.closed(), last.toLocalDate()));
        }
    }

    private static List<Reference> named(Handle handle, String name) {
        return handle.createQuery("""
                        SELECT id, name FROM checkpoint
                        WHERE name_key = ? AND name = ? AND retired IS NULL ORDER BY id""")
                .bind(0, Collation.key(name))
                .bind(1, name)
                .map((row, context) -> new Reference(row.getLong("id"), row.getString("name")))
                .list();
    }

    @Override
    public Type<Reference> type() {
        return Reference.type(
                CODE,
                DIGITS,
                name -> database.read(handle -> named(handle, name)),
                part -> suggest(part, 12).stream()
                        .map(c -> new Reference(c.id(), c.name()))
                        .toList());
    }

    /** Those that {@code part} means, best first. */
    List<Checkpoint> suggest(String part, int limit) {
        List<Long> ids = SearchTerms.find(database, TABLE, part, limit);
        List<Checkpoint> found = new ArrayList<>(find(ids));
        found.sort(Comparator.comparingInt(c -> ids.indexOf(c.id())));
        return found;
    }

    /** How many checkpoints are manned, and how many could be counted on the day before. */
    record Manned(long today, long yesterday, long all) {}

    /** Those of one unit in operation on a day by their dates; the state itself has no date and holds for both days. */
    Manned manned(LocalDate day, LocalDate before, Under under) {
        return database.read(handle -> under.bind(handle.createQuery("SELECT COUNT(*) AS n, COUNT("
                        + under.of("unit", "CASE WHEN " + inOperation(":today") + " THEN 1 END") + ") AS today, COUNT("
                        + under.of("unit", "CASE WHEN " + inOperation(":before") + " THEN 1 END")
                        + ") AS yesterday FROM checkpoint WHERE retired IS NULL"))
                .bind("today", day)
                .bind("before", before)
                .map((row, context) -> new Manned(row.getLong("today"), row.getLong("yesterday"), row.getLong("n")))
                .one());
    }

    /** Those that {@link #manned} counts on {@code day}, by the units right under one. */
    Map<Long, Long> mannedByUnit(LocalDate day, Under under) {
        Map<Long, Long> units = new TreeMap<>();
        database.read(handle -> under.bind(handle.createQuery("SELECT " + under.next("unit")
                        + " AS unit_, COUNT(*) AS n FROM checkpoint WHERE retired IS NULL AND " + inOperation(":day")
                        + under.and("unit") + " GROUP BY unit_"))
                .bind("day", day)
                .map((row, context) -> units.put(row.getLong("unit_"), row.getLong("n")))
                .list());
        return units;
    }

    private static String inOperation(String day) {
        return "state <> 'SUSPENDED' AND (opened IS NULL OR opened <= " + day + ") AND (closed IS NULL OR closed >= "
                + day + ")";
    }

    /**
     * A checkpoint without a passage count where there should be one.
     *
     * @param count how many there are in all
     */
    record Unrecorded(String name, String phone, long count) {}

    /** Whether manned checkpoints lack the count of {@code shift}: the first by number, and how many; null for none. */
    Unrecorded unrecorded(DutyShift shift) {
        return database.read(handle -> handle.createQuery("SELECT t.name, t.phone, COUNT(*) OVER () AS n"
                                + " FROM checkpoint t WHERE t.retired IS NULL AND " + UNRECORDED
                                + " ORDER BY t.id FETCH FIRST 1 ROW ONLY")
                        .bind(0, shift.date())
                        .bind(1, shift.date())
                        .bind(2, shift.start())
                        .map((row, context) ->
                                new Unrecorded(row.getString("name"), row.getString("phone"), row.getLong("n")))
                        .findOne())
                .orElse(null);
    }

    /** Whether this checkpoint is manned and has no count of {@code shift}. */
    boolean lacks(long checkpoint, DutyShift shift) {
        return unrecorded("t.id = ?", checkpoint, shift).isPresent();
    }

    /** The next manned checkpoint by number after {@code checkpoint}, then from the first, without a count of the shift. */
    Optional<Reference> nextUnrecorded(long checkpoint, DutyShift shift) {
        return unrecorded("t.id > ?", checkpoint, shift).or(() -> unrecorded("t.id < ?", checkpoint, shift));
    }

    private Optional<Reference> unrecorded(String which, long checkpoint, DutyShift shift) {
        return database.read(handle -> handle.createQuery("SELECT t.id, t.name FROM checkpoint t WHERE " + which
                        + " AND t.retired IS NULL AND " + UNRECORDED + " ORDER BY t.id FETCH FIRST 1 ROW ONLY")
                .bind(0, checkpoint)
                .bind(1, shift.date())
                .bind(2, shift.date())
                .bind(3, shift.start())
                .map((row, context) -> new Reference(row.getLong("id"), row.getString("name")))
                .findOne());
    }
}
