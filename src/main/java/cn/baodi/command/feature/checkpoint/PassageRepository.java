package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Foreseen;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code passage}. */
final class PassageRepository extends Repository<PassageCount> {
    static final String TABLE = "passage";
    static final String CODE = "P";
    static final int DIGITS = 6;
    /** So many temperature alarms in one shift at one checkpoint need somebody. */
    static final int SPIKE = 3;

    private static final String SUMS =
            "SUM(t.people) AS people, SUM(t.vehicles) AS vehicles, SUM(t.fever) AS fever, SUM(t.turned_back) AS turned";

    private final Texts texts;
    private final Foreseen<Place, Beside> foreseen = new Foreseen<>();

    PassageRepository(Database database, Clock clock, Texts texts) {
        super(database, clock, TABLE, PassageCount.class);
        this.texts = texts;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.start_at", filter);
        within(where, "(SELECT c.unit FROM checkpoint c WHERE c.id = t.checkpoint)", filter.chip("unit"));
        if (filter.chip("checkpoint") != null) {
            where.and("t.checkpoint = ?", Long.parseLong(filter.chip("checkpoint")));
        }
        if (filter.chip("duty") != null) {
            where.and("EXTRACT(HOUR FROM t.start_at) = ?", filter.chip("duty").equals("DAY") ? 8 : 20);
        }
        if (filter.chip("fever") != null) {
            where.and("t.fever >= ?", Integer.parseInt(filter.chip("fever")));
        }
        if (!filter.text().isEmpty()) {
            where.found("t.checkpoint", CheckpointRepository.TABLE, filter.text());
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.start_at", "start_at"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "date", "t.start_at", "people", "t.people", "fever", "t.fever");
    }

    @Override
    protected String derived() {
        return "c.name AS checkpoint_name";
    }

    @Override
    protected String joins() {
        return "JOIN checkpoint c ON c.id = t.checkpoint";
    }

    @Override
    public void expect(Batch batch, List<PassageCount> rows) {
        Set<Place> places = rows.stream().map(Place::of).collect(Collectors.toSet());
        foreseen.take(batch, places, beside(batch, places, 0));
    }

    @Override
    public long add(Batch batch, PassageCount row) {
        Place place = Place.of(row);
        foreseen.get(batch, place, p -> Optional.of(beside(batch, row, 0)))
                .orElse(Beside.NONE)
                .refuse(row, texts, true);
        foreseen.forget(place);
        return super.add(batch, row);
    }

    /** Where and when somebody counted. */
    private record Place(long checkpoint, LocalDateTime startAt) {
        static Place of(PassageCount row) {
            return new Place(row.checkpoint(), row.startAt());
        }
    }

    @Override
    public void change(Batch batch, PassageCount old, PassageCount row) {
        boolean moved =
                !row.checkpoint().equals(old.checkpoint()) || !row.startAt().equals(old.startAt());
        foreseen.forget(Place.of(old));
        foreseen.forget(Place.of(row));
        if (moved) {
            beside(batch, row, old.id()).refuse(row, texts, !row.checkpoint().equals(old.checkpoint()));
        }
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, PassageCount row, String reason) {
        foreseen.forget(Place.of(row));
        if (reason == null) {
            beside(batch, row, row.id()).refuseTwin(row, texts);
        }
        super.retire(batch, row, reason);
    }

    /** What is stored beside a row: its checkpoint, and the other count of the same shift there, 0 for none. */
    private record Beside(String name, LocalDate closed, boolean retired, long twin) {
        /** No such checkpoint. */
        static final Beside NONE = new Beside(null, null, false, 0);

        void refuse(PassageCount row, Texts texts, boolean named) {
            String code = Types.code(CheckpointRepository.CODE, CheckpointRepository.DIGITS)
                    .write(row.checkpoint());
            if (name == null) {
                throw new Refused(Problem.of("checkpoint", "reference.unknown", code));
            }
            String called = row.checkpointName();
            if (named && called != null && !called.isEmpty() && !called.equals(name)) {
                throw new Refused(Problem.of("checkpoint", "reference.mismatch", code, name, called));
            }
            if (retired) {
                throw new Refused(Problem.of("checkpoint", "passage.retired", name));
            }
            if (closed != null && row.date().isAfter(closed)) {
                throw new Refused(Problem.of("date", "passage.closed", name, closed));
            }
            refuseTwin(row, texts);
        }

        void refuseTwin(PassageCount row, Texts texts) {
            if (twin != 0) {
                String code = Types.code(CODE, DIGITS).write(twin);
                throw new Refused(Problem.of("date", "passage.twin", name, row.date(), texts.name(row.duty()), code));
            }
        }
    }

    private static Beside beside(Batch batch, PassageCount row, long self) {
        Place place = Place.of(row);
        return beside(batch, List.of(place), self).getOrDefault(place, Beside.NONE);
    }

    private static Map<Place, Beside> beside(Batch batch, Collection<Place> places, long self) {
        Map<Place, Beside> found = new HashMap<>();
        batch.query(handle -> handle.createQuery("""
                        SELECT c.id, wanted.start_, c.name, c.closed, c.retired, (SELECT MIN(p.id) FROM passage p
                            WHERE p.checkpoint = c.id AND p.start_at = wanted.start_ AND p.retired IS NULL
                                AND p.id <> :self) AS twin
                        FROM UNNEST(CAST(:checkpoints AS BIGINT ARRAY), CAST(:starts AS TIMESTAMP ARRAY))
                            wanted (checkpoint_, start_)
                        JOIN checkpoint c ON c.id = wanted.checkpoint_""")
                .bind("self", self)
                .bind("checkpoints", (Object)
                        places.stream().map(Place::checkpoint).toArray(Long[]::new))
                .bind("starts", (Object) places.stream().map(Place::startAt).toArray(LocalDateTime[]::new))
                .map((row, context) -> found.put(
                        new Place(row.getLong("id"), row.getObject("start_", LocalDateTime.class)),
                        new Beside(
                                row.getString("name"),
                                row.getObject("closed", LocalDate.class),
                                row.getString("retired") != null,
                                row.getLong("twin"))))
                .list());
        return found;
    }

    /** The sums of all counts of one duty shift, or of what else they are grouped by. */
    record Tally(LocalDateTime startAt, long people, long vehicles, long fever, long turnedBack) {}

    private static Tally tally(LocalDateTime startAt, ResultSet row) throws SQLException {
        return new Tally(
                startAt, row.getLong("people"), row.getLong("vehicles"), row.getLong("fever"), row.getLong("turned"));
    }

    /** One tally a duty shift that has counts, in their order. */
    List<Tally> byShift(Filter filter) {
        return sums(
                "t.start_at, " + SUMS,
                "",
                filter,
                "GROUP BY t.start_at ORDER BY t.start_at",
                (row, context) -> tally(row.getObject("start_at", LocalDateTime.class), row));
    }

    /**
     * Checkpoints that counted in some shift of a time and have not in the like shift so many days later, or earlier where
     * {@code days} is below zero, although they were open then.
     */
    Set<Long> unmatched(LocalDateTime from, LocalDateTime until, int days, Under under) {
        return database.read(handle -> under.bind(handle.createQuery("""
                        SELECT DISTINCT t.checkpoint FROM passage t JOIN checkpoint c ON c.id = t.checkpoint
                        WHERE t.start_at >= :from AND t.start_at < :until AND COALESCE(t.retired, '') = ''
                        AND c.state <> 'SUSPENDED' AND c.retired IS NULL
                        AND (c.opened IS NULL OR c.opened <= CAST(DATEADD(DAY, :days, t.start_at) AS DATE))
                        AND (c.closed IS NULL OR c.closed >= CAST(DATEADD(DAY, :days, t.start_at) AS DATE))
                        AND NOT EXISTS (SELECT 1 FROM passage o WHERE o.checkpoint = t.checkpoint
                            AND o.start_at = DATEADD(DAY, :days, t.start_at) AND o.retired IS NULL)""" + under.and("c.unit")))
                .bind("from", from)
                .bind("until", until)
                .bind("days", days)
                .mapTo(Long.class)
                .set());
    }

    /** One of the counts by the day on which its shift began, and by town. */
    List<Daily> daily(String column) {
        return daily(Filter.NONE, "t.start_at", "c.unit", "SUM(t." + column + ")", joins());
    }

    /** People who passed, by day, town and kind of checkpoint. */
    List<Daily> byKindDaily() {
        return daily(Filter.NONE, "t.start_at", "c.unit", "c.kind", "SUM(t.people)", joins());
    }

    /** A town's sums, by its code. */
    record TownTally(long town, Tally tally) {}

    List<TownTally> byTown(Filter filter) {
        return sums(
                "c.unit / 1000 * 1000 AS town, " + SUMS,
                joins(),
                filter,
                "GROUP BY c.unit / 1000 * 1000 ORDER BY town",
                (row, context) -> new TownTally(row.getLong("town"), tally(null, row)));
    }

    /** The sums of the shifts that begin from {@code from} to just before {@code until}, by the units right under one. */
    Map<Long, Tally> byUnit(LocalDateTime from, LocalDateTime until, Under under) {
        Map<Long, Tally> units = new HashMap<>();
        database.read(handle -> under.bind(
                        handle.createQuery("SELECT " + under.next("c.unit") + " AS unit_, " + SUMS + " FROM passage t "
                                + joins() + " WHERE t.start_at >= :from AND t.start_at < :until"
                                + " AND COALESCE(t.retired, '') = ''" + under.and("c.unit") + " GROUP BY unit_"))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> units.put(row.getLong("unit_"), tally(from, row)))
                .list());
        return units;
    }

    /** Counts with more alarms than people, and counts that stand twice. */
    List<Check> checks(Texts words) {
        record Found(long all, long more, long twins) {}
        Found found = database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) AS n, COUNT(CASE WHEN fever > people THEN 1 END) AS more,
                            COUNT(*) - COUNT(DISTINCT (checkpoint, start_at)) AS twins
                        FROM passage WHERE retired IS NULL""")
                .map((row, context) -> new Found(row.getLong("n"), row.getLong("more"), row.getLong("twins")))
                .one());
        return List.of(
                check(words, "check.fever", found.all, found.more),
                check(words, "check.twins", found.all, found.twins));
    }

    private static Check check(Texts words, String key, long all, long wrong) {
        return new Check(
                words.get(key), all, wrong, wrong == 0 ? words.get("check.good") : words.get(key + ".bad", wrong));
    }
}
