package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Foreseen;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table {@code shift}. */
final class ShiftRepository extends Repository<Shift> {
    static final String TABLE = "shift";
    static final String CODE = "B";
    static final int DIGITS = 5;
    /** Value of the chip {@code gap}: fewer people assigned than required. */
    static final String SHORT = "short";
    /** Value of the chip {@code gap}: runs now, and fewer people have signed in than required. */
    static final String ABSENT = "absent";

    /** How many are assigned to the shift {@code t}. */
    static final String ASSIGNED = "(SELECT COUNT(*) FROM assignment a WHERE a.shift = t.id AND a.retired IS NULL)";
    /** How many of them are there. */
    static final String PRESENT = """
            (SELECT COUNT(*) FROM assignment a WHERE a.shift = t.id AND a.retired IS NULL
                AND a.signed_in IS NOT NULL AND a.signed_out IS NULL)""";
    /** Duty shifts of twelve hours since one that began at 08:00; a shift belongs to the one in which it begins. */
    private static final String DUTY = "DATEDIFF(HOUR, TIMESTAMP '2000-01-01 08:00:00', t.start_at) / 12";

    private static final LocalDateTime FIRST_DUTY = LocalDateTime.of(2000, 1, 1, 8, 0);

    private final Type<Reference> checkpoint;
    private final Foreseen<Long, Found> checkpoints = new Foreseen<>();

    ShiftRepository(Database database, Clock clock, Type<Reference> checkpoint) {
        super(database, clock, TABLE, Shift.class);
        this.checkpoint = checkpoint;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.start_at", filter);
        within(where, "(SELECT c.unit FROM checkpoint c WHERE c.id = t.checkpoint)", filter.chip("unit"));
        if (filter.chip("post") != null) {
            where.and("t.post = ?", filter.chip("post"));
        }
        if (filter.chip("checkpoint") != null) {
            where.and("t.checkpoint = ?", Long.parseLong(filter.chip("checkpoint")));
        }
        if (SHORT.equals(filter.chip("gap"))) {
            where.and(ASSIGNED + " < t.required");
        } else if (ABSENT.equals(filter.chip("gap"))) {
            LocalDateTime now = LocalDateTime.now(clock);
            where.and("t.start_at <= ? AND t.end_at > ? AND " + PRESENT + " < t.required", now, now);
        }
        if (!filter.text().isEmpty()) {
            where.among(
                    "t.id",
                    TABLE,
                    new Where().found("t.checkpoint", "checkpoint", filter.text()),
                    new Where().found("t.id", TABLE, filter.text()));
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.start_at", "start_at"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "start", "t.start_at");
    }

    @Override
    protected String derived() {
        return "c.name AS checkpoint_name, " + ASSIGNED + " AS assigned, " + PRESENT + " AS present";
    }

    @Override
    protected String joins() {
        return "LEFT JOIN checkpoint c ON c.id = t.checkpoint";
    }

    @Override
    public void expect(Batch batch, List<Shift> rows) {
        Set<Long> ids =
                rows.stream().map(Shift::checkpoint).filter(Objects::nonNull).collect(Collectors.toSet());
        checkpoints.take(batch, ids, found(batch, ids));
    }

    @Override
    public long add(Batch batch, Shift row) {
        refuseCheckpoint(batch, row);
        return super.add(batch, row);
    }

    @Override
    public void change(Batch batch, Shift old, Shift row) {
        if (!Objects.equals(row.checkpoint(), old.checkpoint())) {
            refuseCheckpoint(batch, row);
        }
        if (!row.startAt().equals(old.startAt()) || !row.endAt().equals(old.endAt())) {
            refuseOverlaps(batch, old.id(), row);
        }
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, Shift row, String reason) {
        if (reason == null) {
            refuseOverlaps(batch, row.id(), row);
        }
        super.retire(batch, row, reason);
    }

    private void refuseCheckpoint(Batch batch, Shift row) {
        if (row.checkpoint() == null) {
            return;
        }
        Found found = checkpoints
                .get(
                        batch,
                        row.checkpoint(),
                        id -> Optional.ofNullable(found(batch, List.of(id)).get(id)))
                .orElseThrow(() -> new Refused(Problem.of("checkpoint", "reference.unknown", code(row))));
        String called = row.checkpointName();
        if (called != null && !called.isEmpty() && !called.equals(found.name)) {
            throw new Refused(Problem.of("checkpoint", "reference.mismatch", code(row), found.name, called));
        }
        if (found.retired) {
            throw new Refused(Problem.of("checkpoint", "shift.checkpoint.retired", found.name));
        }
        if (found.closed != null && row.startAt().toLocalDate().isAfter(found.closed)) {
            throw new Refused(Problem.of("start", "shift.checkpoint.closed", found.name, found.closed));
        }
    }

    private String code(Shift row) {
        return checkpoint.write(new Reference(row.checkpoint(), ""));
    }

    /** A checkpoint as it is stored. */
    private record Found(String name, LocalDate closed, boolean retired) {}

    private static Map<Long, Found> found(Batch batch, Collection<Long> ids) {
        Map<Long, Found> found = new HashMap<>();
        batch.query(handle -> handle.createQuery("""
                        SELECT c.id, c.name, c.closed, c.retired
                        FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_) JOIN checkpoint c ON c.id = wanted.id_""")
                .bind(0, (Object) ids.toArray(Long[]::new))
                .map((row, context) -> found.put(
                        row.getLong("id"),
                        new Found(
                                row.getString("name"),
                                row.getObject("closed", LocalDate.class),
                                row.getString("retired") != null)))
                .list());
        return found;
    }

    /** With these times nobody in the shift may be in another shift too. */
    private static void refuseOverlaps(Batch batch, long shift, Shift row) {
        batch.query(handle -> handle.createQuery("""
                                SELECT v.name, COALESCE(c.name, s.task) AS called, s.start_at, s.end_at
                                FROM assignment mine
                                JOIN assignment a ON a.volunteer = mine.volunteer AND a.id <> mine.id
                                JOIN shift s ON s.id = a.shift
                                JOIN volunteer v ON v.id = mine.volunteer
                                LEFT JOIN checkpoint c ON c.id = s.checkpoint
                                WHERE mine.shift = ? AND mine.retired IS NULL AND a.retired IS NULL
                                    AND s.retired IS NULL AND s.id <> ? AND s.start_at < ? AND s.end_at > ?
                                ORDER BY s.start_at, mine.id FETCH FIRST 1 ROW ONLY""")
                        .bind(0, shift)
                        .bind(1, shift)
                        .bind(2, row.endAt())
                        .bind(3, row.startAt())
                        .map((r, context) -> Problem.of(
                                "start",
                                "shift.overlap",
                                r.getString("name"),
                                r.getString("called"),
                                Types.MOMENT.write(r.getObject("start_at", LocalDateTime.class)),
                                Types.MOMENT.write(r.getObject("end_at", LocalDateTime.class))))
                        .findOne())
                .ifPresent(problem -> {
                    throw new Refused(problem);
                });
    }

    /** A column that refers to a shift: 大白镇西口卡口 2020-02-09 20:00 B00012. */
    Type<Reference> type() {
        return Reference.type(CODE, DIGITS, this::meant, this::suggest);
    }

    static String label(String called, LocalDateTime startAt) {
        return called + " " + Types.MOMENT.write(startAt);
    }

    /** What a shift is called, with its start. */
    Optional<String> label(long shift) {
        return database.read(handle -> handle.createQuery("""
                        SELECT COALESCE(c.name, s.task) AS called, s.start_at
                        FROM shift s LEFT JOIN checkpoint c ON c.id = s.checkpoint WHERE s.id = ?""")
                .bind(0, shift)
                .map((row, context) -> label(row.getString("called"), row.getObject("start_at", LocalDateTime.class)))
                .findOne());
    }

    /** By the post's name and the start, as the label has them. */
    private List<Reference> meant(String label) {
        int space = label.lastIndexOf(' ', label.lastIndexOf(' ') - 1);
        if (space < 0) {
            return List.of();
        }
        LocalDateTime start;
        try {
            start = Types.MOMENT.read(label.substring(space + 1));
        } catch (Rejected e) {
            return List.of();
        }
        String called = label.substring(0, space).strip();
        // By the name first: at eight in the morning every post has a shift that begins.
        return database.read(handle -> handle.createQuery("""
                        SELECT t.id FROM checkpoint c JOIN shift t ON t.checkpoint = c.id AND t.start_at = :start
                        WHERE c.name_key = :key AND c.name = :called AND t.retired IS NULL
                        UNION SELECT t.id FROM shift t
                        WHERE t.checkpoint IS NULL AND t.start_at = :start AND t.task = :called AND t.retired IS NULL
                        ORDER BY 1""")
                .bind("start", start)
                .bind("key", Collation.key(called))
                .bind("called", called)
                .map((row, context) -> new Reference(row.getLong("id"), label(called, start)))
                .list());
    }

    /** Shifts from yesterday to the third day of the posts that {@code part} means, in the order of their time. */
    private List<Reference> suggest(String part) {
        LocalDateTime now = LocalDateTime.now(clock);
        Filter filter = Filter.NONE.text(part).range(TimeRange.between(now.minusDays(1), now.plusDays(3)));
        return page(filter, Sort.up("start"), null, 12).rows().stream()
                .map(s -> new Reference(s.id(), label(s.called(), s.startAt())))
                .toList();
    }

    /**
     * The people of all shifts that begin in one duty shift.
     *
     * @param required people required
     * @param assigned people assigned
     * @param gap people missing in the roster, shift by shift: too many in one do not help another
     * @param present people (人) who had signed in by the moment asked for
     * @param before the same by an earlier moment
     */
    record DutyTally(DutyShift duty, long required, long assigned, long gap, long present, long before) {
        DutyTally with(long people) {
            return new DutyTally(duty, required, assigned, gap, people, before);
        }
    }

    /**
     * One line a duty shift in which a shift begins, in their order.
     *
     * @param until who signed in before it is present
     * @param earlier who signed in before it was present then
     */
    TreeMap<LocalDateTime, DutyTally> byDuty(Filter filter, LocalDateTime until, LocalDateTime earlier) {
        record Signed(long duty, long present, long before) {}
        Map<Long, Signed> signed = new TreeMap<>();
        sums(
                        DUTY + " AS duty, COUNT(DISTINCT CASE WHEN a.signed_in < ? THEN a.volunteer END) AS present,"
                                + " COUNT(DISTINCT CASE WHEN a.signed_in < ? THEN a.volunteer END) AS earlier",
                        "JOIN assignment a ON a.shift = t.id AND a.retired IS NULL",
                        filter,
                        "GROUP BY " + DUTY,
                        (row, context) ->
                                new Signed(row.getLong("duty"), row.getLong("present"), row.getLong("earlier")),
                        until,
                        earlier)
                .forEach(s -> signed.put(s.duty, s));
        TreeMap<LocalDateTime, DutyTally> tallies = new TreeMap<>();
        sums(
                        DUTY + " AS duty, SUM(t.required) AS required, SUM(" + ASSIGNED + ") AS assigned,"
                                + " SUM(GREATEST(t.required - " + ASSIGNED + ", 0)) AS gap",
                        "",
                        filter,
                        "GROUP BY " + DUTY,
                        (row, context) -> {
                            long duty = row.getLong("duty");
                            Signed s = signed.getOrDefault(duty, new Signed(duty, 0, 0));
                            return new DutyTally(
                                    DutyShift.at(FIRST_DUTY.plusHours(12 * duty)),
                                    row.getLong("required"),
                                    row.getLong("assigned"),
                                    row.getLong("gap"),
                                    s.present,
                                    s.before);
                        })
                .forEach(t -> tallies.put(t.duty().start(), t));
        return tallies;
    }

    /**
     * Of the shifts that begin from {@code from} to just before {@code to}: their people by the units right under one, 0
     * for posts that are of none. Who signs in in two duty shifts counts in both.
     */
    Map<Long, DutyTally> byUnit(LocalDateTime from, LocalDateTime to, LocalDateTime until, Under under) {
        Map<Long, DutyTally> units = new HashMap<>();
        String unit = under.next("c.unit");
        String those = joins() + " WHERE t.start_at >= :from AND t.start_at < :to AND COALESCE(t.retired, '') = ''"
                + under.and("c.unit");
        database.read(handle -> under.bind(
                        handle.createQuery("SELECT " + unit + " AS unit_, SUM(t.required) AS required,"
                                + " SUM(" + ASSIGNED + ") AS assigned, SUM(GREATEST(t.required - " + ASSIGNED
                                + ", 0)) AS gap FROM shift t " + those + " GROUP BY unit_"))
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> units.put(
                        row.getLong("unit_"),
                        new DutyTally(
                                DutyShift.at(from),
                                row.getLong("required"),
                                row.getLong("assigned"),
                                row.getLong("gap"),
                                0,
                                0)))
                .list());
        database.read(handle -> under.bind(
                        handle.createQuery("SELECT unit_, SUM(people) AS present FROM (SELECT " + unit
                                + " AS unit_, COUNT(DISTINCT a.volunteer) AS people FROM shift t"
                                + " JOIN assignment a ON a.shift = t.id AND a.retired IS NULL AND a.signed_in < :until "
                                + those + " GROUP BY unit_, " + DUTY + ") GROUP BY unit_"))
                .bind("from", from)
                .bind("to", to)
                .bind("until", until)
                .map((row, context) -> {
                    long present = row.getLong("present");
                    return units.computeIfPresent(row.getLong("unit_"), (code, tally) -> tally.with(present));
                })
                .list());
        return units;
    }
}
