package cn.baodi.command.feature.household;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The table {@code household}. When a delivery last arrived, and whether one is on its way, is read from the table
 * {@code delivery}, which is never written here.
 */
final class HouseholdRepository extends Repository<Household> {
    static final String TABLE = "household";

    /** What is neither delivered nor cancelled. */
    private static final String ON_ITS_WAY =
            "SELECT d.household FROM delivery d WHERE d.state IN ('PENDING', 'DISPATCHED', 'ACCEPTED', 'FAILED')"
                    + " AND COALESCE(d.retired, '') = ''";

    /** Helped, longer than its interval without a delivery (from its registration if there never was one), none due. */
    private static final String PAST = """
            t.state = 'ACTIVE' AND t.registered_at < DATEADD(DAY, -t.interval_days, CAST(? AS TIMESTAMP))
            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.household = t.id AND COALESCE(d.retired, '') = ''
                AND d.delivered_at >= DATEADD(DAY, -t.interval_days, CAST(? AS TIMESTAMP)))
            AND t.id NOT IN (%s)""".formatted(ON_ITS_WAY);

    HouseholdRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Household.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.unit", filter.chip("unit"));
        within(where, "t.registered_at", filter);
        if (filter.chip("category") != null) {
            where.and("t.category = ?", filter.chip("category"));
        }
        if (filter.chip("state") != null) {
            where.and("t.state = ?", filter.chip("state"));
        }
        if (filter.chip("shielded") != null) {
            where.and("t.shielded = TRUE");
        }
        if (filter.chip("past") != null) {
            LocalDateTime now = LocalDateTime.now(clock);
            where.and(PAST, now, now);
        }
        String identity = Types.identityIn(filter.text());
        if (identity != null) {
            where.and("t.identity = ? AND NOT t.shielded", identity);
        } else if (!filter.text().isEmpty()) {
            Long code = HouseholdSheet.codeIn(filter.text());
            if (code != null) {
                where.and("t.id = ?", code);
            } else {
                where.found("t.id", TABLE, filter.text());
            }
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.registered_at", "registered_at"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of(
                "code", "t.id",
                "name", "t.name_key",
                "unit", "t.unit",
                "people", "t.people",
                "intervalDays", "t.interval_days",
                "registeredAt", "t.registered_at");
    }

    @Override
    protected String derived() {
        return "(SELECT MAX(d.delivered_at) FROM delivery d WHERE d.household = t.id AND COALESCE(d.retired, '') = '')"
                + " AS last_delivered";
    }

    /** Refuses a household that is registered already: same identity number, or same head, village and phone. */
    @Override
    public long add(Batch batch, Household row) {
        refuseSameHead(batch, row, 0);
        boolean known = batch.query(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM household
                        WHERE unit = ? AND name = ? AND phone IS NOT DISTINCT FROM CAST(? AS VARCHAR) AND COALESCE(retired, '') = ''""")
                .bind(0, row.unit())
                .bind(1, row.name())
                .bind(2, row.phone())
                .mapTo(Boolean.class)
                .one());
        if (known) {
            throw new Refused(Problem.of("name", "duplicate", row.name()));
        }
        return super.add(batch, row);
    }

    private void refuseSameHead(Batch batch, Household row, long self) {
        Long same = row.identity() == null ? null : another(batch, "identity", row.identity(), self);
        if (same != null) {
            String code = HouseholdSheet.code(same);
            throw new Refused(Problem.of("identity", "household.identity", Masking.identity(row.identity()), code));
        }
    }

    /** The same head in the same village would be alike. */
    @Override
    public long addUnlike(Batch batch, Household row) {
        return super.add(batch, row);
    }

    /** Refuses to end the help while a delivery is open; only who is in charge of it lifts a special protection. */
    @Override
    public void change(Batch batch, Household old, Household row) {
        if (old.shielded() && !row.shielded()) {
            batch.require(Access.SHIELD);
        }
        if (!Objects.equals(row.identity(), old.identity())) {
            refuseSameHead(batch, row, old.id());
        }
        if (old.state() == Household.State.ACTIVE && row.state() == Household.State.STOPPED) {
            refuseWhileOpen(batch, row, "state");
        }
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, Household row, String reason) {
        if (reason != null) {
            refuseWhileOpen(batch, row, "");
        } else {
            refuseSameHead(batch, row, row.id());
        }
        super.retire(batch, row, reason);
    }

    private static void refuseWhileOpen(Batch batch, Household row, String field) {
        long open = batch.query(
                handle -> handle.createQuery("SELECT COUNT(*) FROM (" + ON_ITS_WAY + " AND d.household = ?) open_")
                        .bind(0, row.id())
                        .mapTo(Long.class)
                        .one());
        if (open > 0) {
            throw new Refused(Problem.of(field, "household.open", row.name(), open));
        }
    }

    /** Those of the given name or phone that may still receive deliveries. */
    List<Household> called(String name, String phone) {
        List<Long> ids = database.read(handle -> handle.createQuery("""
                        SELECT id FROM household WHERE name = ? AND NOT shielded AND COALESCE(retired, '') = ''
                        UNION SELECT id FROM household WHERE phone = ? AND NOT shielded AND COALESCE(retired, '') = ''""")
                .bind(0, name)
                .bind(1, phone)
                .mapTo(Long.class)
                .list());
        return find(ids);
    }

    Optional<Household> find(Batch batch, long id) {
        return Optional.ofNullable(find(batch, List.of(id)).get(id));
    }

    Map<Long, Household> find(Batch batch, Collection<Long> ids) {
        return batch.query(handle -> handle.createQuery("""
                        SELECT t.*, CAST(NULL AS TIMESTAMP) AS last_delivered
                        FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_) JOIN household t ON t.id = wanted.id_""")
                .bind(0, (Object) ids.toArray(Long[]::new))
                .map(ConstructorMapper.of(Household.class))
                .collect(Collectors.toMap(Household::id, Function.identity())));
    }

    List<Household> all(Batch batch) {
        return batch.query(handle -> handle.createQuery(
                        "SELECT t.*, CAST(NULL AS TIMESTAMP) AS last_delivered FROM household t ORDER BY t.id")
                .map(ConstructorMapper.of(Household.class))
                .list());
    }

    /**
     * Households in the register.
     *
     * @param days at the end of each day, and at the end of the time asked for on the last; days before the first
     *     registration are left out
     * @param before at the moment they are compared with; null where nobody had ever been registered by then
     */
    record Registered(Map<LocalDate, Long> days, Long before) {}

    /**
     * All of it in one walk through an index, for the dashboard.
     *
     * @param first the first day
     * @param before an earlier moment to compare with
     * @param under whose households; when there was a register is asked of the whole district
     */
    Registered registered(LocalDate first, LocalDateTime before, LocalDateTime until, Under under) {
        record Group(LocalDate came, LocalDate went, long count, long known, long kept) {}
        List<Group> groups = database.read(handle -> under.bind(
                        handle.createQuery("""
                        SELECT CAST(GREATEST(registered_at, CAST(:first AS TIMESTAMP)) AS DATE) AS came,
                            CAST(CASE WHEN stopped_at < :until
                                THEN GREATEST(stopped_at, CAST(:first AS TIMESTAMP)) END AS DATE) AS went,
                            COUNT(%s) AS count_, COUNT(CASE WHEN registered_at < :before THEN 1 END) AS known,
                            COUNT(CASE WHEN registered_at < :before AND (stopped_at IS NULL OR stopped_at >= :before)
                                THEN %s END) AS kept
                        FROM household WHERE registered_at < :until AND COALESCE(retired, '') = ''
                        GROUP BY came, went""".formatted(under.of("unit", "1"), under.of("unit", "1"))))
                .bind("first", first.atStartOfDay())
                .bind("before", before)
                .bind("until", until)
                .map((row, context) -> new Group(
                        row.getObject("came", LocalDate.class),
                        row.getObject("went", LocalDate.class),
                        row.getLong("count_"),
                        row.getLong("known"),
                        row.getLong("kept")))
                .list());
        Map<LocalDate, Long> days = new LinkedHashMap<>();
        for (LocalDate day = first; day.atStartOfDay().isBefore(until) || day.equals(first); day = day.plusDays(1)) {
            LocalDate end = day;
            List<Group> known =
                    groups.stream().filter(g -> !g.came.isAfter(end)).toList();
            if (!known.isEmpty()) {
                days.put(
                        day,
                        known.stream()
                                .filter(g -> g.went == null || g.went.isAfter(end))
                                .mapToLong(Group::count)
                                .sum());
            }
        }
        boolean any = groups.stream().anyMatch(g -> g.known > 0);
        return new Registered(days, any ? groups.stream().mapToLong(Group::kept).sum() : null);
    }

    /** Households in the register just before {@code until}, by the code of the unit right under one. */
    Map<Long, Long> registeredByUnit(LocalDateTime until, Under under) {
        Map<Long, Long> towns = new LinkedHashMap<>();
        database.read(handle -> under.bind(handle.createQuery("SELECT " + under.next("unit")
                        + " AS unit_, COUNT(*) AS households FROM household WHERE registered_at < :until"
                        + " AND (stopped_at IS NULL OR stopped_at >= :until) AND COALESCE(retired, '') = ''"
                        + under.and("unit") + " GROUP BY unit_ ORDER BY unit_"))
                .bind("until", until)
                .map((row, context) -> towns.put(row.getLong("unit_"), row.getLong("households")))
                .list());
        return towns;
    }

    /** The households that {@code filter} leaves, by category. */
    Map<Household.Category, Long> byCategory(Filter filter) {
        Map<Household.Category, Long> categories = new LinkedHashMap<>();
        sums(
                "t.category, COUNT(*) AS count_",
                "",
                filter,
                "GROUP BY t.category",
                (row, context) ->
                        categories.put(Household.Category.valueOf(row.getString("category")), row.getLong("count_")));
        return categories;
    }

    /** The same by the code of the town. */
    Map<Long, Long> byTown(Filter filter) {
        Map<Long, Long> towns = new LinkedHashMap<>();
        sums(
                "t.unit - MOD(t.unit, 1000) AS town, COUNT(*) AS count_",
                "",
                filter,
                "GROUP BY t.unit - MOD(t.unit, 1000) ORDER BY town",
                (row, context) -> towns.put(row.getLong("town"), row.getLong("count_")));
        return towns;
    }

    /**
     * Households past their interval with no delivery on its way.
     *
     * @param id the one that has waited longest
     * @param dueAt when its interval ended
     */
    record Past(long count, long id, LocalDateTime dueAt) {}

    Optional<Past> past(LocalDateTime now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, due_at, COUNT(*) OVER () AS count_ FROM (
                            SELECT t.id, COALESCE((SELECT MAX(d.delivered_at) FROM delivery d
                                WHERE d.household = t.id AND COALESCE(d.retired, '') = ''), t.registered_at)
                                + t.interval_days * INTERVAL '1' DAY AS due_at
                            FROM household t WHERE COALESCE(t.retired, '') = '' AND %s) p
                        ORDER BY due_at, id FETCH FIRST 1 ROW ONLY""".formatted(PAST))
                .bind(0, now)
                .bind(1, now)
                .map((row, context) -> new Past(
                        row.getLong("count_"), row.getLong("id"), row.getObject("due_at", LocalDateTime.class)))
                .findOne());
    }

    /** How many are in the register just before a moment, and how many of them in villages that are there that day. */
    record Placed(long all, long placed) {}

    Placed placed(LocalDateTime until, LocalDate day) {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) AS all_, COUNT(u.id) AS placed FROM household t
                        LEFT JOIN unit u ON u.id = t.unit AND u.retired IS NULL
                            AND (u.opened IS NULL OR u.opened <= :day) AND (u.closed IS NULL OR u.closed >= :day)
                        WHERE t.registered_at < :until AND (t.stopped_at IS NULL OR t.stopped_at >= :until)
                            AND COALESCE(t.retired, '') = ''""")
                .bind("until", until)
                .bind("day", day)
                .map((row, context) -> new Placed(row.getLong("all_"), row.getLong("placed")))
                .one());
    }

    /** Helped households in units that are no longer there. */
    long astray() {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM household t JOIN unit u ON u.id = t.unit
                        WHERE COALESCE(t.retired, '') = '' AND t.state = 'ACTIVE' AND u.retired IS NOT NULL""").mapTo(Long.class).one());
    }

    /** Households that are helped now, by town. */
    List<Daily> registeredByTown() {
        return daily(Filter.NONE, "NULL", "t.unit", "COUNT(CASE WHEN t.stopped_at IS NULL THEN 1 END)", "");
    }

    /** Households that are looked after now, by town and category. */
    List<Daily> categoriesByTown() {
        return daily(
                Filter.NONE, "NULL", "t.unit", "t.category", "COUNT(CASE WHEN t.stopped_at IS NULL THEN 1 END)", "");
    }

    /** Households by the day of their registration and by town. */
    List<Daily> registeredDaily() {
        return daily(Filter.NONE, "t.registered_at", "t.unit", "COUNT(*)", "");
    }
}
