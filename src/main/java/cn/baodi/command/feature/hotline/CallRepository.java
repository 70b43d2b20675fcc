package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/** The table {@code call}. */
final class CallRepository extends Repository<Call> {
    static final String TABLE = "call";
    /** A call of high risk is followed up within this time, whatever was agreed. */
    static final Duration HIGH_RISK = Duration.ofHours(2);
    /** So far a clock at another seat may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /** So many digits at the end of each phone have an index; the tail that is looked for has at least as many. */
    private static final int PHONE_TAIL = 4;
    /** So many digits are of an exchange and not of half the town. */
    private static final int PHONE_BEGINNING = 7;

    private static final String SUMS = "COUNT(*) AS calls, COUNT(CASE WHEN t.risk = 'HIGH' THEN 1 END) AS high";
    /** A follow-up that was due or agreed and is not done. Any real moment is after the year 2000. */
    private static final String WAITING =
            "t.follow_up_due >= TIMESTAMP '2000-01-01 00:00:00' AND t.follow_up_done_at IS NULL";
    /** The same just before {@code :until}. */
    private static final String WAITING_AT = """
            follow_up_due >= TIMESTAMP '2000-01-01 00:00:00' AND started_at < :until
            AND (follow_up_done_at IS NULL OR follow_up_done_at > :until)""";
    /** High risk and nobody had been after it: the time agreed has passed, or {@link #HIGH_RISK} since the call. */
    private static final String NEGLECTED =
            "t.risk = 'HIGH' AND (t.follow_up_done_at IS NULL OR t.follow_up_done_at > ?)"
                    + " AND (t.started_at < ? OR t.follow_up_due < ?)";
    /** High risk, and nobody had been after it just before {@code :until}, in time or not. */
    private static final String AT_RISK = """
             FROM call t WHERE t.risk = 'HIGH' AND t.started_at < :until AND COALESCE(t.retired, '') = ''
            AND (t.follow_up_done_at IS NULL OR t.follow_up_done_at > :until)""";
    /** The time agreed has passed at any lower risk. */
    private static final String LATE = WAITING + " AND t.follow_up_due < ? AND t.risk <> 'HIGH'";

    private final Session session;

    CallRepository(Database database, Clock clock, Session session) {
        super(database, clock, TABLE, Call.class);
        this.session = session;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        near(where, filter.chip("unit"));
        within(where, "t.started_at", filter);
        for (String choice : List.of("risk", "topic", "disposition", "callerGroup")) {
            if (filter.chip(choice) != null) {
                where.common("t." + (choice.equals("callerGroup") ? "caller_group" : choice), filter.chip(choice));
            }
        }
        if (filter.chip("followUp") != null) {
            LocalDateTime now = LocalDateTime.now(clock);
            switch (filter.chip("followUp")) {
                case "waiting" -> where.and(WAITING);
                case "neglected" -> where.and(NEGLECTED, now, now.minus(HIGH_RISK), now);
                case "late" -> where.and(LATE, now);
                default -> {
                    // what was waiting at a past moment, as a link from the dashboard asks
                    LocalDateTime until = LocalDateTime.parse(filter.chip("followUp"));
                    where.and(WAITING_AT.replace(":until", "?"), until, until);
                }
            }
        }
        if (!filter.text().isEmpty()) {
            text(where, filter.text());
        }
    }

    private void text(Where where, String text) {
        Long code = CallSheet.codeIn(text);
        if (!session.may(CallSheet.CALLERS)) {
            where.and("t.id = ?", code == null ? 0L : code); // to find somebody is to learn that he called
        } else if (!text.matches("\\d+")) {
            if (code != null) {
                where.and("t.id = ?", code);
            } else {
                where.and("t.caller >= ? AND t.caller < ?", text, text + '\uffff');
            }
        } else if (text.length() < PHONE_TAIL) {
            where.and("t.id = ?", code == null ? 0L : code);
        } else {
            // Bare digits may be a number, or the beginning or the end of a phone; a short beginning is half a town's.
            String until = text.length() < PHONE_BEGINNING ? text : text + '\uffff';
            where.and(
                    """
                    t.id IN (SELECT c.id FROM call c WHERE c.id = ?
                        UNION SELECT c.id FROM call c WHERE c.phone >= ? AND c.phone < ?
                        UNION SELECT c.id FROM call c WHERE c.phone_key = ? AND c.phone LIKE ?)""", code == null ? 0L : code, text, until, text.substring(text.length() - PHONE_TAIL), "%" + text);
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.started_at", "started_at"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "startedAt", "t.started_at");
    }

    /** Refuses a call that has not begun yet. */
    @Override
    public long add(Batch batch, Call row) {
        begun(batch, row);
        return super.add(batch, row);
    }

    @Override
    public void change(Batch batch, Call old, Call row) {
        begun(batch, row);
        super.change(batch, old, row);
    }

    private static void begun(Batch batch, Call row) {
        if (row.startedAt().isAfter(batch.now().plus(AHEAD))) {
            throw new Refused(Problem.of("startedAt", "future"));
        }
        if (row.followUpDoneAt() != null
                && row.followUpDoneAt().isAfter(batch.now().plus(AHEAD))) {
            throw new Refused(Problem.of("followUpDoneAt", "future"));
        }
    }

    /** How many calls, and how many of them of high risk. */
    record Taken(long calls, long high) {
        static final Taken NONE = new Taken(0, 0);

        Taken plus(Taken other) {
            return new Taken(calls + other.calls, high + other.high);
        }
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(row.getLong("calls"), row.getLong("high"));
    }

    /** The calls that {@code filter} leaves. */
    Taken taken(Filter filter) {
        return sums(SUMS, "", filter, "", (row, context) -> taken(row)).get(0);
    }

    /** By day; a day without a call is left out. */
    Map<LocalDate, Taken> byDay(Filter filter) {
        Map<LocalDate, Taken> days = new LinkedHashMap<>();
        sums(
                "CAST(t.started_at AS DATE) AS day_, " + SUMS,
                "",
                filter,
                "GROUP BY CAST(t.started_at AS DATE) ORDER BY day_",
                (row, context) -> days.put(row.getObject("day_", LocalDate.class), taken(row)));
        return days;
    }

    /**
     * By day, of one unit; a day is known where the district had a call, so that a village without one has 0.
     *
     * @param until exclusive
     */
    Map<LocalDate, Taken> byDay(LocalDate from, LocalDateTime until, Under under) {
        Map<LocalDate, Taken> days = new LinkedHashMap<>();
        database.read(handle -> under.bind(handle.createQuery("SELECT CAST(t.started_at AS DATE) AS day_, COUNT("
                        + under.of("t.unit", "1") + ") AS calls, COUNT("
                        + under.of("t.unit", "CASE WHEN t.risk = 'HIGH' THEN 1 END") + ") AS high FROM call t"
                        + " WHERE t.started_at >= :from AND t.started_at < :until"
                        + " AND COALESCE(t.retired, '') = ''"
                        + " GROUP BY CAST(t.started_at AS DATE) ORDER BY day_"))
                .bind("from", from.atStartOfDay())
                .bind("until", until)
                .map((row, context) -> days.put(row.getObject("day_", LocalDate.class), taken(row)))
                .list());
        return days;
    }

    /** From {@code from} to just before {@code until}, of one unit. */
    Taken taken(LocalDateTime from, LocalDateTime until, Under under) {
        return database.read(handle -> under.bind(handle.createQuery("SELECT " + SUMS + " FROM call t"
                        + " WHERE t.started_at >= :from AND t.started_at < :until AND COALESCE(t.retired, '') = ''"
                        + under.and("t.unit")))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> taken(row))
                .one());
    }

    /** The calls among them by the units right under it. */
    Map<Long, BigDecimal> byUnit(LocalDateTime from, LocalDateTime until, Under under) {
        return byUnit(
                "started_at >= :from AND started_at < :until",
                under,
                query -> query.bind("from", from).bind("until", until));
    }

    /** {@link #waiting} by the same units. */
    Map<Long, BigDecimal> waitingByUnit(LocalDateTime until, Under under) {
        return byUnit(WAITING_AT, under, query -> query.bind("until", until));
    }

    private Map<Long, BigDecimal> byUnit(String condition, Under under, UnaryOperator<Query> times) {
        Map<Long, BigDecimal> units = new LinkedHashMap<>();
        database.read(handle -> times.apply(under.bind(handle.createQuery("SELECT " + under.next("unit")
                        + " AS unit_, COUNT(*) AS count_ FROM call WHERE " + condition
                        + " AND COALESCE(retired, '') = ''" + under.and("unit") + " GROUP BY unit_")))
                .map((row, context) -> units.put(row.getLong("unit_"), row.getBigDecimal("count_")))
                .list());
        return units;
    }

    /** By hour of the day, 0–23; an hour without a call is left out. */
    Map<Integer, Taken> byHour(Filter filter) {
        Map<Integer, Taken> hours = new LinkedHashMap<>();
        sums(
                "EXTRACT(HOUR FROM t.started_at) AS hour_, " + SUMS,
                "",
                filter,
                "GROUP BY EXTRACT(HOUR FROM t.started_at) ORDER BY hour_",
                (row, context) -> hours.put(row.getInt("hour_"), taken(row)));
        return hours;
    }

    /** By topic, in no order. */
    Map<Call.Topic, Taken> byTopic(Filter filter) {
        Map<Call.Topic, Taken> topics = new LinkedHashMap<>();
        sums(
                "t.topic, " + SUMS,
                "",
                filter,
                "GROUP BY t.topic",
                (row, context) -> topics.put(Call.Topic.valueOf(row.getString("topic")), taken(row)));
        return topics;
    }

    /** By the code of the town, 0 for calls that name no unit. */
    Map<Long, Taken> byTown(Filter filter) {
        Map<Long, Taken> towns = new LinkedHashMap<>();
        sums(
                "COALESCE(t.unit - MOD(t.unit, 1000), 0) AS town, " + SUMS,
                "",
                filter,
                "GROUP BY COALESCE(t.unit - MOD(t.unit, 1000), 0) ORDER BY town",
                (row, context) -> towns.put(row.getLong("town"), taken(row)));
        return towns;
    }

    /** Follow-ups agreed before {@code until} and not done by then. */
    long waiting(LocalDateTime until, Under under) {
        return database.read(handle -> under.bind(handle.createQuery("SELECT COUNT(*) FROM call WHERE " + WAITING_AT
                        + " AND COALESCE(retired, '') = ''" + under.and("unit")))
                .bind("until", until)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Calls that somebody should have been after.
     *
     * @param id the oldest of them
     */
    record Unfollowed(long count, long id) {}

    /** Calls of high risk past their time, or older than {@link #HIGH_RISK}. */
    Optional<Unfollowed> neglected(LocalDateTime now) {
        return unfollowed(NEGLECTED, now, now.minus(HIGH_RISK), now);
    }

    /** Calls of high risk that nobody has been after yet, the oldest first. */
    List<Call> atRisk(LocalDateTime until, int most) {
        List<Long> ids = database.read(handle -> handle.createQuery(
                        "SELECT t.id" + AT_RISK + " ORDER BY t.started_at, t.id FETCH FIRST " + most + " ROWS ONLY")
                .bind("until", until)
                .mapTo(Long.class)
                .list());
        return find(ids).stream()
                .sorted(Comparator.comparing(Call::startedAt).thenComparing(Call::id))
                .toList();
    }

    /** How many they are. */
    long countAtRisk(LocalDateTime until) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*)" + AT_RISK)
                .bind("until", until)
                .mapTo(Long.class)
                .one());
    }

    /** Calls of a lower risk past the time agreed. */
    Optional<Unfollowed> late(LocalDateTime now) {
        return unfollowed(LATE, now);
    }

    private Optional<Unfollowed> unfollowed(String condition, LocalDateTime... moments) {
        // Asked in two steps: an ORDER BY would lead H2 to the index of all calls.
        String from = " FROM call t WHERE " + condition + " AND COALESCE(t.retired, '') = ''";
        return database.read(handle -> {
            record Oldest(long count, LocalDateTime start) {}
            Oldest oldest = bind(
                            handle.createQuery("SELECT COUNT(*) AS count_, MIN(t.started_at) AS start_" + from),
                            moments)
                    .map((row, context) ->
                            new Oldest(row.getLong("count_"), row.getObject("start_", LocalDateTime.class)))
                    .one();
            if (oldest.count == 0) {
                return Optional.empty();
            }
            long id = bind(handle.createQuery("SELECT MIN(t.id)" + from + " AND t.started_at = ?"), moments)
                    .bind(moments.length, oldest.start)
                    .mapTo(Long.class)
                    .one();
            return Optional.of(new Unfollowed(oldest.count, id));
        });
    }

    private static Query bind(Query query, LocalDateTime... moments) {
        for (int i = 0; i < moments.length; i++) {
            query.bind(i, moments[i]);
        }
        return query;
    }

    /** The newest calls that a code, a caller's name, or the beginning or end of a phone finds. */
    List<Call> search(String text, int limit) {
        return page(Filter.NONE.text(text), Sort.down("startedAt"), null, limit).rows();
    }

    /** The seat that talked longest from {@code from} to {@code until}, 0 for none, and for how many minutes. */
    record Busiest(int seat, long minutes) {}

    Busiest busiest(LocalDateTime from, LocalDateTime until) {
        return database.read(handle -> handle.createQuery("""
                        SELECT seat, SUM(LEAST(minutes, DATEDIFF(MINUTE, started_at, CAST(:until AS TIMESTAMP)))) AS minutes
                        FROM call WHERE started_at >= :from AND started_at < :until AND COALESCE(retired, '') = ''
                        GROUP BY seat ORDER BY minutes DESC, seat FETCH FIRST 1 ROW ONLY""")
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> new Busiest(row.getInt("seat"), row.getLong("minutes")))
                .findOne()
                .orElse(new Busiest(0, 0)));
    }

    /** How many calls of high risk there are, and how many of them nobody was to follow up. */
    record High(long all, long without) {}

    High high() {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) AS count_, COUNT(CASE WHEN follow_up_by IS NULL THEN 1 END) AS without_
                        FROM call WHERE risk = 'HIGH' AND COALESCE(retired, '') = ''""")
                .map((row, context) -> new High(row.getLong("count_"), row.getLong("without_")))
                .one());
    }

    /** Calls of each day by town. */
    List<Daily> callsDaily() {
        return daily(Filter.NONE, "t.started_at", "t.unit", "COUNT(*)", "");
    }

    /** Calls of high risk of each day, for the district alone: in a town one of them could be recognised. */
    List<Daily> highDaily() {
        return daily(Filter.NONE, "t.started_at", "0", "COUNT(CASE WHEN t.risk = 'HIGH' THEN 1 END)", "");
    }

    /** Calls of each day by topic, for the district alone: see {@link #highDaily}. */
    List<Daily> topicsDaily() {
        return daily(Filter.NONE, "t.started_at", "0", "t.topic", "COUNT(*)", "");
    }

    /** Calls of each day by group of callers, for the district alone. */
    List<Daily> groupsDaily() {
        return daily(Filter.NONE, "t.started_at", "0", "t.caller_group", "COUNT(*)", "");
    }

    /** The day of the oldest call, or null. */
    LocalDate oldestDay() {
        return database.read(handle -> handle.createQuery("SELECT CAST(MIN(started_at) AS DATE) FROM call")
                .mapTo(LocalDate.class)
                .findOne()
                .orElse(null));
    }

    /** How many calls are older than that day, retired or not. */
    long before(LocalDate day) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM call WHERE started_at < ?")
                .bind(0, day.atStartOfDay())
                .mapTo(Long.class)
                .one());
    }
}
