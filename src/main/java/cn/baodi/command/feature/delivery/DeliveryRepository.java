package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Foreseen;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import cn.baodi.command.feature.household.Household;
import cn.baodi.command.feature.household.HouseholdDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code delivery}. */
final class DeliveryRepository extends Repository<Delivery> implements DeliveryDirectory {
    static final String TABLE = "delivery";
    private static final String OPEN = " IN ('PENDING', 'DISPATCHED', 'ACCEPTED', 'FAILED')";

    /** What was open just before {@code :until}: what still is, and what has come to its end since. */
    private static final String OPEN_AT = """
            SELECT id, unit, due FROM delivery
            WHERE state %s AND COALESCE(retired, '') = '' AND ordered_at < :until
            UNION ALL SELECT id, unit, due FROM delivery
            WHERE delivered_at >= :until AND COALESCE(retired, '') = '' AND ordered_at < :until
            UNION ALL SELECT id, unit, due FROM delivery
            WHERE state = 'CANCELLED' AND COALESCE(retired, '') = '' AND ordered_at < :until AND cancelled_at >= :until""".formatted(OPEN);

    /** Between the names of goods in a filter; no name has a line break in it. */
    private static final String TAKEN_NEXT = "\n";

    private static final String SERVED =
            "COUNT(DISTINCT t.household) AS households, COUNT(*) AS count_, SUM(t.grams) AS grams";

    private final HouseholdDirectory households;
    private final Foreseen<Long, Household> receivers = new Foreseen<>();

    DeliveryRepository(Database database, Clock clock, HouseholdDirectory households) {
        super(database, clock, TABLE, Delivery.class);
        this.households = households;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        near(where, filter.chip("unit"));
        // Lists show what is due in the range; the rows behind "served" are those that arrived in it.
        String day = filter.chip("served") == null ? "t.due" : "t.delivered_at";
        within(where, filter.chip("taken") == null ? day : taken("t."), filter);
        if (filter.chip("taken") != null) {
            where.and(taken("t.") + " IS NOT NULL");
            List<String> names = List.of(filter.chip("taken").split(TAKEN_NEXT));
            where.and("t.goods IN (" + "?, ".repeat(names.size() - 1) + "?)", names.toArray());
        }
        if (filter.chip("served") != null) {
            where.and("t.delivered_at >= TIMESTAMP '2000-01-01 00:00:00'");
        }
        if (filter.chip("household") != null) {
            where.and("t.household = ?", Long.parseLong(filter.chip("household")));
        }
        if (filter.chip("state") != null) {
            state(where, Delivery.State.valueOf(filter.chip("state")));
        }
        if (filter.chip("open") != null) {
            open(where, filter.chip("open"));
        }
        if (filter.chip("overdue") != null) {
            where.and("t.state" + OPEN + " AND t.due < ?", LocalDateTime.now(clock));
        }
        if (!filter.text().isEmpty()) {
            Long code = DeliverySheet.codeIn(filter.text());
            Long household = households.codeIn(filter.text());
            if (code != null && filter.text().matches("\\d{4,}")) {
                // Bare digits may be a number or a part of a phone.
                where.and("""
                        t.id IN (SELECT d.id FROM delivery d WHERE d.id = ?
                            UNION SELECT d.id FROM delivery d WHERE d.household IN (SELECT s.row_id FROM search_term s
                                WHERE s.table_name = 'household' AND s.term >= ? AND s.term < ?))""", code, filter.text(), filter.text() + '\uffff');
            } else if (code != null) {
                where.and("t.id = ?", code);
            } else if (household != null) {
                where.and("t.household = ?", household);
            } else {
                where.found("t.household", "household", filter.text());
            }
        }
    }

    /** @param at "true" for now, or a moment: then as {@link #OPEN_AT} */
    private static void open(Where where, String at) {
        if (at.equals("true")) {
            where.and("t.state" + OPEN);
            return;
        }
        LocalDateTime until = LocalDateTime.parse(at);
        where.and("t.ordered_at < ?", until)
                .among(
                        "t.id",
                        TABLE,
                        new Where().and("t.state" + OPEN),
                        new Where().and("t.delivered_at >= ?", until),
                        new Where().and("t.state = 'CANCELLED' AND t.cancelled_at >= ?", until));
    }

    /** Nearly all deliveries have arrived; what is in another state is few. */
    private static void state(Where where, Delivery.State state) {
        if (state == Delivery.State.DELIVERED || state == Delivery.State.RATED) {
            where.common("t.state", state.name());
        } else {
            where.and("t.state = ?", state.name());
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.ordered_at", "ordered_at"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "due", "t.due", "household", "t.household");
    }

    @Override
    protected String derived() {
        return "CASE WHEN h.shielded THEN REGEXP_REPLACE(h.name, '(?<=.).', '*') ELSE h.name END AS household_name";
    }

    @Override
    protected String joins() {
        return "LEFT JOIN household h ON h.id = t.household";
    }

    @Override
    public void expect(Batch batch, List<Delivery> rows) {
        Set<Long> ids = rows.stream().map(Delivery::household).collect(Collectors.toSet());
        receivers.take(batch, ids, households.find(batch, ids));
    }

    /** Takes the unit from the household; refuses one that is not there, is called otherwise, or is no longer helped. */
    @Override
    public long add(Batch batch, Delivery row) {
        arrived(batch, row);
        return super.add(batch, row.in(village(receiver(batch, row), row)));
    }

    /**
     * Where a new delivery goes: never to a village that the file does not name. What comes back with its number may be from
     * a time before the household moved; then both cells say so.
     */
    private long village(Household household, Delivery row) {
        if (row.unit() == 0 || row.unit() == household.unit()) {
            return household.unit();
        }
        String then = households
                .reference(household.id(), household.called(), row.unit())
                .label();
        String now = households
                .reference(household.id(), household.called(), household.unit())
                .label();
        if (row.id() != null && then.equals(row.householdName()) && !then.equals(now)) {
            return row.unit();
        }
        throw new Refused(Problem.of(
                "household",
                "delivery.village",
                household.called(),
                households.code(household.id()),
                households.village(household.unit()),
                households.village(row.unit())));
    }

    /** Refuses a step that the chain does not know, and another household once a courier has it. */
    @Override
    public void change(Batch batch, Delivery old, Delivery row) {
        old.allow(row.state());
        arrived(batch, row);
        if (row.household() == old.household()) {
            super.change(batch, old, row.in(old.unit()));
        } else if (old.state() == Delivery.State.PENDING) {
            super.change(batch, old, row.in(receiver(batch, row).unit()));
        } else {
            throw new Refused(Problem.of("household", "delivery.moved"));
        }
    }

    private Household receiver(Batch batch, Delivery row) {
        Household household = receivers
                .get(batch, row.household(), id -> households.find(batch, id))
                .filter(h -> h.retired() == null)
                .orElseThrow(() ->
                        new Refused(Problem.of("household", "reference.unknown", households.code(row.household()))));
        String called = row.householdName();
        boolean same = called == null
                || called.isBlank()
                || called.equals(household.name())
                || called.startsWith(household.called() + " ")
                || called.startsWith(household.name() + " ");
        if (!same) {
            throw new Refused(Problem.of(
                    "household", "reference.mismatch", households.code(household.id()), household.called(), called));
        }
        if (household.state() == Household.State.STOPPED && row.state().isOpen()) {
            throw new Refused(Problem.of("household", "delivery.stopped", household.called()));
        }
        return household;
    }

    private static void arrived(Batch batch, Delivery row) {
        if (row.deliveredAt() != null && row.deliveredAt().isAfter(batch.now())) {
            throw new Refused(Problem.of("deliveredAt", "future"));
        }
    }

    /**
     * What arrived. 户 are counted once however many deliveries they got.
     *
     * @param households 户
     * @param count 单
     */
    record Served(long households, long count, long grams) {
        static final Served NOTHING = new Served(0, 0, 0);
    }

    private static Served served(ResultSet row) throws SQLException {
        return new Served(row.getLong("households"), row.getLong("count_"), row.getLong("grams"));
    }

    /** What arrived from {@code from} to just before {@code until} in one unit. */
    Served served(LocalDateTime from, LocalDateTime until, Under under) {
        return database.read(handle -> under.bind(handle.createQuery("SELECT " + SERVED + " FROM delivery t"
                        + " WHERE t.delivered_at >= :from AND t.delivered_at < :until"
                        + " AND COALESCE(t.retired, '') = ''" + under.and("t.unit")))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> served(row))
                .one());
    }

    /**
     * What arrived in one unit by day; a day on which in the whole district nothing arrived nor was due has no data and is
     * left out.
     */
    Map<LocalDate, Served> servedByDay(LocalDateTime from, LocalDateTime until, Under under) {
        Map<LocalDate, Served> days = new LinkedHashMap<>();
        database.read(handle -> under.bind(handle.createQuery(
                        """
                        SELECT day_, COUNT(DISTINCT household) AS households, SUM(one) AS count_, SUM(grams) AS grams
                        FROM (
                            SELECT CAST(delivered_at AS DATE) AS day_, %s AS household, %s AS one, %s AS grams
                            FROM delivery WHERE delivered_at >= :from AND delivered_at < :until AND COALESCE(retired, '') = ''
                            UNION ALL
                            SELECT CAST(due AS DATE), NULL, 0, 0
                            FROM delivery WHERE due >= :from AND due < :until AND COALESCE(retired, '') = '') d
                        GROUP BY day_ ORDER BY day_""".formatted(under.of("unit", "household"), under.of("unit", "1"), under.of("unit", "grams"))))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> days.put(row.getObject("day_", LocalDate.class), served(row)))
                .list());
        return days;
    }

    /** The same together, by the units right under it. */
    Map<Long, Served> servedByUnit(LocalDateTime from, LocalDateTime until, Under under) {
        Map<Long, Served> units = new LinkedHashMap<>();
        database.read(handle -> under.bind(handle.createQuery("SELECT " + under.next("t.unit") + " AS unit_, " + SERVED
                        + " FROM delivery t WHERE t.delivered_at >= :from AND t.delivered_at < :until"
                        + " AND COALESCE(t.retired, '') = ''" + under.and("t.unit") + " GROUP BY unit_"))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> units.put(row.getLong("unit_"), served(row)))
                .list());
        return units;
    }

    /** The households served from {@code from} to just before {@code until} in each village, added up. */
    long servedByVillages(LocalDateTime from, LocalDateTime until) {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(DISTINCT (household, unit)) FROM delivery
                        WHERE delivered_at >= ? AND delivered_at < ? AND COALESCE(retired, '') = ''""")
                .bind(0, from)
                .bind(1, until)
                .mapTo(Long.class)
                .one());
    }

    /** What arrived by the code of the town, of the deliveries that {@code filter} leaves; its range is the arrival's. */
    Map<Long, Served> servedByTown(Filter filter) {
        Map<Long, Served> towns = new LinkedHashMap<>();
        sums(
                "t.unit - MOD(t.unit, 1000) AS town, " + SERVED,
                "",
                filter.chip("served", "true"),
                "GROUP BY t.unit - MOD(t.unit, 1000) ORDER BY town",
                (row, context) -> towns.put(row.getLong("town"), served(row)));
        return towns;
    }

    /** The same by day. */
    Map<LocalDate, Served> servedByDay(Filter filter) {
        Map<LocalDate, Served> days = new LinkedHashMap<>();
        sums(
                "CAST(t.delivered_at AS DATE) AS day_, " + SERVED,
                "",
                filter.chip("served", "true"),
                "GROUP BY CAST(t.delivered_at AS DATE) ORDER BY day_",
                (row, context) -> days.put(row.getObject("day_", LocalDate.class), served(row)));
        return days;
    }

    /** How many were 未办结 just before {@code until}, and how many of them were due by then. */
    record Open(long count, long late) {}

    Open open(LocalDateTime until, Under under) {
        return database.read(handle -> under.bind(handle.createQuery(
                        "SELECT COUNT(*) AS count_, COUNT(CASE WHEN due < :until THEN 1 END) AS late FROM (" + OPEN_AT
                                + ") d WHERE TRUE" + under.and("unit")))
                .bind("until", until)
                .map((row, context) -> new Open(row.getLong("count_"), row.getLong("late")))
                .one());
    }

    /** 未办结 by the code of the unit right under one. */
    Map<Long, Long> openByUnit(LocalDateTime until, Under under) {
        Map<Long, Long> units = new LinkedHashMap<>();
        database.read(handle -> under.bind(handle.createQuery("SELECT " + under.next("unit")
                        + " AS unit_, COUNT(*) AS count_ FROM (" + OPEN_AT + ") d WHERE TRUE" + under.and("unit")
                        + " GROUP BY unit_"))
                .bind("until", until)
                .map((row, context) -> units.put(row.getLong("unit_"), row.getLong("count_")))
                .list());
        return units;
    }

    /**
     * Deliveries that are due and not there.
     *
     * @param id the one due first
     */
    record Overdue(long count, long id, LocalDateTime due) {}

    /** As it was at {@code at}, Asia/Shanghai: what arrived later was still missing then. */
    Optional<Overdue> overdue(LocalDateTime at) {
        // In two steps and with due out of the index's reach: H2 would walk all that was ever due, not the few open.
        return database.read(handle -> {
            record Oldest(long count, LocalDateTime due) {}
            Oldest oldest = handle.createQuery("SELECT COUNT(CASE WHEN due < :until THEN 1 END) AS count_,"
                            + " MIN(CASE WHEN due < :until THEN due END) AS due_ FROM (" + OPEN_AT + ") d")
                    .bind("until", at)
                    .map((row, context) ->
                            new Oldest(row.getLong("count_"), row.getObject("due_", LocalDateTime.class)))
                    .one();
            if (oldest.count == 0) {
                return Optional.empty();
            }
            long id = handle.createQuery("SELECT MIN(id) FROM (" + OPEN_AT + ") d WHERE due = :due")
                    .bind("until", at)
                    .bind("due", oldest.due)
                    .mapTo(Long.class)
                    .one();
            return Optional.of(new Overdue(oldest.count, id, oldest.due));
        });
    }

    /** What was open just before a moment, what was due first first. */
    List<Delivery> unfinished(LocalDateTime until, int most) {
        List<Long> ids = database.read(handle -> handle.createQuery(
                        "SELECT id FROM (" + OPEN_AT + ") d ORDER BY due, id FETCH FIRST " + most + " ROWS ONLY")
                .bind("until", until)
                .mapTo(Long.class)
                .list());
        return find(ids).stream()
                .sorted(Comparator.comparing(Delivery::due).thenComparing(Delivery::id))
                .toList();
    }

    /** The last deliveries of these households, newest first. */
    List<Delivery> of(List<Long> ids, int limit) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Long> found = database.read(handle -> handle.createQuery("""
                        SELECT id FROM delivery WHERE household IN (<ids>) AND COALESCE(retired, '') = ''
                        ORDER BY id DESC FETCH FIRST :limit ROWS ONLY""")
                .bindList("ids", ids)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
        return find(found).stream()
                .sorted((a, b) -> Long.compare(b.id(), a.id()))
                .toList();
    }

    /** When the courier took it with him: when he accepted it, else, where nobody wrote that down, when it arrived. */
    private static String taken(String alias) {
        return "COALESCE(" + alias + "accepted_at, " + alias + "delivered_at)";
    }

    @Override
    public List<Taken> taken(LocalDateTime from, LocalDateTime until) {
        // Two questions, each along an index: few have accepted and not arrived, all others have arrived since.
        return database.read(handle -> handle.createQuery("""
                        SELECT goods, CAST(:from AS TIMESTAMP) AS at_, SUM(grams) AS grams, SUM(portions) AS portions
                        FROM (
                            SELECT goods, grams, portions FROM delivery
                            WHERE state IN ('ACCEPTED', 'FAILED', 'CANCELLED') AND COALESCE(retired, '') = ''
                                AND accepted_at >= :from AND accepted_at < :until
                            UNION ALL
                            SELECT goods, grams, portions FROM delivery
                            WHERE delivered_at >= :from AND COALESCE(retired, '') = '' AND %s >= :from AND %s < :until) d
                        GROUP BY goods ORDER BY goods""".formatted(taken(""), taken("")))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> taken(row))
                .list());
    }

    @Override
    public List<Taken> takenByHour(Batch batch) {
        return batch.query(handle -> handle.createQuery("""
                        SELECT goods, MAX(at_) AS at_, SUM(grams) AS grams, SUM(portions) AS portions FROM (
                            SELECT goods, grams, portions, %s AS at_ FROM delivery WHERE COALESCE(retired, '') = '') d
                        WHERE at_ IS NOT NULL
                        GROUP BY goods, CAST(at_ AS DATE), EXTRACT(HOUR FROM at_) ORDER BY at_, goods""".formatted(taken("")))
                .map((row, context) -> taken(row))
                .list());
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getString("goods"),
                row.getObject("at_", LocalDateTime.class),
                row.getLong("grams"),
                row.getLong("portions"));
    }

    @Override
    public Link taken(Collection<String> goods, TimeRange range) {
        return Link.to(
                DeliveryFeature.KEY,
                DeliverySheet.KEY,
                Filter.NONE.chip("taken", String.join(TAKEN_NEXT, goods)).range(range));
    }

    /** Deliveries that are said to have arrived without a time. */
    long withoutTime() {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM delivery
                        WHERE state IN ('DELIVERED', 'RATED') AND delivered_at IS NULL AND COALESCE(retired, '') = ''""").mapTo(Long.class).one());
    }

    /** How many days there were arrivals on, and on how many of them more 户 than 户次 were counted. */
    record Days(long all, long wrong) {}

    Days days() {
        List<Served> days = List.copyOf(servedByDay(Filter.NONE).values());
        return new Days(
                days.size(),
                days.stream().filter(s -> s.households() > s.count()).count());
    }

    /** 户 each day, by the day of arrival and by town; a household counts once a day. */
    List<Daily> householdsDaily() {
        return arrivedDaily("COUNT(DISTINCT t.household)");
    }

    /** 单 each day, by the day of arrival and by town. */
    List<Daily> countDaily() {
        return arrivedDaily("COUNT(*)");
    }

    /** Grams each day, by the day of arrival and by town. */
    List<Daily> gramsDaily() {
        return arrivedDaily("SUM(t.grams)");
    }

    /** 单 each day, by the category of the household. */
    List<Daily> byCategoryDaily() {
        return daily(
                Filter.NONE.chip("served", "true"),
                "t.delivered_at",
                "0",
                "h.category",
                "COUNT(*)",
                "JOIN household h ON h.id = t.household");
    }

    private List<Daily> arrivedDaily(String number) {
        return daily(Filter.NONE.chip("served", "true"), "t.delivered_at", "t.unit", number, "");
    }
}
