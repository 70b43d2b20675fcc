package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Foreseen;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** The table {@code daily_return}: one return a unit and day that holds. */
class ReturnRepository extends Repository<DailyReturn> {
    static final String TABLE = "daily_return";
    static final String CODE = "D";
    static final int DIGITS = 6;

    private static final String WITHIN = "within";
    private static final String FILED_WITHIN = "filed_at < DATEADD(NANOSECOND, %s, CAST(on_day AS TIMESTAMP(9)))";
    private static final String CARRIED = """
            EXISTS (SELECT 1 FROM daily_return y WHERE y.unit = t.unit AND y.on_day = t.on_day - INTERVAL '1' DAY
                AND y.live_key = 0 AND y.isolated_closing <> t.isolated_opening)""";
    private static final String BALANCE =
            "t.isolated_closing <> t.isolated_opening + t.isolated_new - t.isolated_released";
    private static final String REGISTERED = "t.registered > t.people";

    private final UnitDirectory units;
    private final Supplier<LocalTime> cutoff;
    private final Foreseen<Place, DailyReturn> standing = new Foreseen<>();

    /** Where one return holds. */
    private record Place(long unit, LocalDate day) {
        static Place of(DailyReturn row) {
            return new Place(row.unit(), row.onDay());
        }
    }

    /** @param cutoff until when a return of a day is in time, asked at each filing */
    ReturnRepository(Database database, Clock clock, UnitDirectory units, Supplier<LocalTime> cutoff) {
        super(database, clock, TABLE, DailyReturn.class);
        this.units = units;
        this.cutoff = cutoff;
    }

    /** Two sources that should say the same. */
    enum Doubt {
        REGISTERED(ReturnRepository.REGISTERED),
        BALANCE(ReturnRepository.BALANCE),
        CARRIED(ReturnRepository.CARRIED);

        private final String sql;

        Doubt(String sql) {
            this.sql = sql;
        }
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (span != null) { // whole days: a return is of a day, also where the range is a shift's
            where.and(
                    "t.on_day >= ? AND t.on_day <= ?",
                    span.from().toLocalDate(),
                    span.to().minusNanos(1).toLocalDate());
        }
        within(where, "t.unit", filter.chip("unit"));
        if (filter.chip("state") != null) {
            where.and("t.state_key = ?", filter.chip("state"));
        }
        if (filter.chip(WITHIN) != null) {
            where.and(FILED_WITHIN.formatted("?"), Long.parseLong(filter.chip(WITHIN)));
        }
        if (filter.chip("doubt") != null) {
            where.and(Doubt.valueOf(filter.chip("doubt")).sql);
        }
        if (!filter.text().isEmpty()) {
            where.found("t.unit", "unit", filter.text());
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.on_day", "on_day"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "day", "t.on_day", "unit", "t.unit", "filedAt", "t.filed_at");
    }

    @Override
    public void expect(Batch batch, List<DailyReturn> rows) {
        Set<Place> places = rows.stream().map(Place::of).collect(Collectors.toSet());
        standing.take(
                batch,
                places,
                batch.query(handle -> handle.createQuery("""
                                SELECT r.* FROM UNNEST(CAST(:units AS BIGINT ARRAY), CAST(:days AS DATE ARRAY)) wanted (unit_, day_)
                                JOIN daily_return r ON r.unit = wanted.unit_ AND r.on_day = wanted.day_ AND r.live_key = 0""")
                        .bind("units", (Object) places.stream().map(Place::unit).toArray(Long[]::new))
                        .bind("days", (Object) places.stream().map(Place::day).toArray(LocalDate[]::new))
                        .map(ConstructorMapper.of(DailyReturn.class))
                        .collect(Collectors.toMap(Place::of, Function.identity()))));
    }

    /**
     * Files a return. Where the unit has one of that day already, the newer one takes its place and the old one stays
     * in its history: a unit never counts twice.
     *
     * @return the number of the one that holds now
     */
    @Override
    public long add(Batch batch, DailyReturn row) {
        refuseUnit(row);
        LocalDateTime filed = row.filedAt() == null ? batch.now().truncatedTo(ChronoUnit.MINUTES) : row.filedAt();
        DailyReturn whole = row.with(row.id(), filed, row.onDay().atTime(cutoff.get()), row.version(), row.retired());
        DailyReturn stands = standing.get(batch, Place.of(row), place -> standing(batch, row))
                .orElse(null);
        standing.forget(Place.of(row));
        if (stands == null) {
            return super.add(batch, whole);
        }
        if (!stands.saysAs(row)) {
            super.change(batch, stands, stands.replacedBy(whole));
        }
        return stands.id();
    }

    /**
     * As {@link #add}, by an officer who has seen what is stored.
     *
     * @param seen what was stored then, or null for nothing
     * @throws Failure {@code row.changed} where something else is stored by now
     */
    void file(Batch batch, DailyReturn seen, DailyReturn row) {
        int version = standing(batch, row).map(DailyReturn::version).orElse(0);
        if (version != (seen == null ? 0 : seen.version())) {
            throw new Failure("row.changed");
        }
        add(batch, row.with(null, null, null, 0, null));
    }

    @Override
    public void change(Batch batch, DailyReturn old, DailyReturn row) {
        boolean moved = !row.unit().equals(old.unit()) || !row.onDay().equals(old.onDay());
        LocalDateTime due = moved ? row.onDay().atTime(cutoff.get()) : old.dueAt();
        LocalDateTime filed = row.filedAt() == null ? old.filedAt() : row.filedAt();
        if (moved) {
            refuseUnit(row);
            standing(batch, row).ifPresent(this::refuseTwin);
        }
        super.change(batch, old, row.with(old.id(), filed, due, old.version(), old.retired()));
    }

    @Override
    public void retire(Batch batch, DailyReturn row, String reason) {
        if (reason == null) {
            standing(batch, row).ifPresent(this::refuseTwin);
        }
        super.retire(batch, row, reason);
    }

    private void refuseUnit(DailyReturn row) {
        Unit unit =
                units.find(row.unit()).orElseThrow(() -> new Refused(Problem.of("unit", "unit.unknown", row.unit())));
        if (!unit.isActive(row.onDay())) {
            throw new Refused(Problem.of("unit", "returns.inactive", units.label(row.unit()), row.onDay()));
        }
    }

    private void refuseTwin(DailyReturn twin) {
        throw new Refused(Problem.of(
                "day",
                "returns.twin",
                units.label(twin.unit()),
                twin.onDay(),
                Types.code(CODE, DIGITS).write(twin.id())));
    }

    private static Optional<DailyReturn> standing(Batch batch, DailyReturn row) {
        return batch.query(handle -> handle.createQuery(
                        "SELECT * FROM daily_return WHERE unit = ? AND on_day = ? AND live_key = 0")
                .bind(0, row.unit())
                .bind(1, row.onDay())
                .map(ConstructorMapper.of(DailyReturn.class))
                .findOne());
    }

    /** That a unit has filed, and how. */
    record Filed(long id, long unit, LocalDate day, DailyReturn.State state, LocalDateTime filedAt) {}

    /** Every return of these days that holds, from one index. */
    List<Filed> filed(LocalDate first, LocalDate last) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, unit, on_day, state_key, filed_at FROM daily_return
                        WHERE on_day >= ? AND on_day <= ? AND live_key = 0""")
                .bind(0, first)
                .bind(1, last)
                .map((row, context) -> new Filed(
                        row.getLong("id"),
                        row.getLong("unit"),
                        row.getObject("on_day", LocalDate.class),
                        DailyReturn.State.valueOf(row.getString("state_key")),
                        row.getObject("filed_at", LocalDateTime.class)))
                .list());
    }

    /** The returns of one day under a town, or of the whole district where that is its code. */
    List<DailyReturn> of(long town, LocalDate day) {
        return sums(
                "t.*",
                "",
                Filter.NONE
                        .chip("unit", Long.toString(town))
                        .range(TimeRange.between(
                                day.atStartOfDay(), day.plusDays(1).atStartOfDay())),
                "ORDER BY t.unit",
                ConstructorMapper.of(DailyReturn.class));
    }

    /** Sums of the figures of one day. */
    record Tally(LocalDate day, long people, long registered, long fever, long isolated) {}

    /** As {@link #byDay(Filter)} of returns that came in before each day was that old; null for all. */
    List<Tally> byDay(Filter filter, Duration within) {
        return byDay(within == null ? filter : filter.chip(WITHIN, Long.toString(within.toNanos())));
    }

    /** One tally a day that has returns, in order. */
    List<Tally> byDay(Filter filter) {
        return sums(
                "t.on_day, SUM(t.people) AS people, SUM(t.registered) AS registered, SUM(t.fever) AS fever,"
                        + " SUM(t.isolated_closing) AS isolated",
                "",
                filter,
                "GROUP BY t.on_day ORDER BY t.on_day",
                (row, context) -> new Tally(
                        row.getObject("on_day", LocalDate.class),
                        row.getLong("people"),
                        row.getLong("registered"),
                        row.getLong("fever"),
                        row.getLong("isolated")));
    }

    /**
     * One of the figures of these days by the units right under one.
     *
     * @param within only of returns that came in before their day was that old; null for all
     */
    Map<Long, BigDecimal> byUnit(String column, LocalDate first, LocalDate last, Under under, Duration within) {
        String known = within == null ? "" : " AND " + FILED_WITHIN.formatted(within.toNanos());
        Map<Long, BigDecimal> units = new HashMap<>();
        database.read(handle -> under.bind(
                        handle.createQuery("SELECT " + under.next("unit") + " AS unit_, COALESCE(SUM(" + column
                                + "), 0) AS sum_ FROM daily_return WHERE on_day >= :first AND on_day <= :last"
                                + " AND live_key = 0" + known + under.and("unit") + " GROUP BY unit_"))
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> units.put(row.getLong("unit_"), row.getBigDecimal("sum_")))
                .list());
        return units;
    }

    /** One of the figures, or the number of returns where it is "*", by day and town. */
    List<Daily> daily(String column) {
        String number = column.equals("*") ? "COUNT(*)" : "COALESCE(SUM(t." + column + "), 0)";
        return daily(Filter.NONE, "t.on_day", "t.unit", number, "");
    }

    /**
     * What the returns of one day say to a rule.
     *
     * @param all returns that say something to it
     * @param wrong how many of them contradict
     * @param one the sum of its first number: of those that contradict, where some do
     * @param other the sum of its second, likewise
     */
    record Compared(long all, long wrong, long one, long other) {}

    Compared compare(Doubt doubt, LocalDate day) {
        String numbers = switch (doubt) {
            case REGISTERED -> "t.registered AS one, t.people AS other";
            case BALANCE ->
                "t.isolated_closing AS one, t.isolated_opening + t.isolated_new - t.isolated_released AS other";
            case CARRIED -> "t.isolated_opening AS one, y.isolated_closing AS other";
        };
        String before = doubt == Doubt.CARRIED
                ? " JOIN daily_return y ON y.unit = t.unit AND y.on_day = :before AND y.live_key = 0"
                : "";
        return database.read(handle -> {
            Query query = handle.createQuery("SELECT COUNT(*) AS all_, COUNT(CASE WHEN bad THEN 1 END) AS wrong,"
                            + " COALESCE(SUM(one), 0) AS one_, COALESCE(SUM(other), 0) AS other_,"
                            + " SUM(CASE WHEN bad THEN one END) AS bad_one_, SUM(CASE WHEN bad THEN other END) AS bad_other_"
                            + " FROM (SELECT one, other, "
                            + (doubt == Doubt.REGISTERED ? "one > other" : "one <> other") + " AS bad"
                            + " FROM (SELECT " + numbers + " FROM daily_return t" + before
                            + " WHERE t.on_day = :day AND t.live_key = 0) WHERE one IS NOT NULL AND other IS NOT NULL)")
                    .bind("day", day);
            if (!before.isEmpty()) {
                query.bind("before", day.minusDays(1));
            }
            return query.map((row, context) -> {
                        String those = row.getLong("wrong") == 0 ? "" : "bad_";
                        return new Compared(
                                row.getLong("all_"),
                                row.getLong("wrong"),
                                row.getLong(those + "one_"),
                                row.getLong(those + "other_"));
                    })
                    .one();
        });
    }

    /** How many of all returns contradict. */
    long count(Doubt doubt) {
        return count(Filter.NONE.chip("doubt", doubt.name()));
    }
}
