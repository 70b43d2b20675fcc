package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code case_count}: one line a place and day that holds. */
final class CaseRepository extends Repository<CaseCount> {
    static final String TABLE = "case_count";
    static final String CODE = "E";
    static final int DIGITS = 6;

    private static final String OVER = "COALESCE(t.recovered, 0) + COALESCE(t.deaths, 0) > t.confirmed";

    private final UnitDirectory units;

    CaseRepository(Database database, Clock clock, UnitDirectory units) {
        super(database, clock, TABLE, CaseCount.class);
        this.units = units;
    }

    /** What is odd about a line. */
    enum Doubt {
        /** 数据倒退. */
        FELL(fell("confirmed") + " OR " + fell("recovered") + " OR " + fell("deaths")),
        /** More cured and dead than were confirmed. */
        OVER(CaseRepository.OVER);

        private final String sql;

        Doubt(String sql) {
            this.sql = sql;
        }
    }

    private static String fell(String column) {
        return "t." + column + " < " + before(column);
    }

    /** What the place said last before the day; of a day without data nothing was said. */
    private static String before(String column) {
        return "(SELECT p." + column + " FROM case_count p WHERE p.unit = t.unit AND p.on_day < t.on_day"
                + " AND p.live_key = 0 AND p." + column + " IS NOT NULL ORDER BY p.on_day DESC FETCH FIRST 1 ROW ONLY)";
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (span != null) { // whole days, also where the range is a shift's
            where.and(
                    "t.on_day >= ? AND t.on_day <= ?",
                    span.from().toLocalDate(),
                    span.to().minusNanos(1).toLocalDate());
        }
        within(where, "t.unit", filter.chip("unit"));
        if (filter.chip("doubt") != null) {
            where.and("(" + Doubt.valueOf(filter.chip("doubt")).sql + ")");
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
        return Map.of("code", "t.id", "onDay", "t.day_key", "unit", "t.unit");
    }

    @Override
    protected String derived() {
        return before("confirmed") + " AS prior_confirmed, " + before("recovered") + " AS prior_recovered, "
                + before("deaths") + " AS prior_deaths";
    }

    @Override
    public long add(Batch batch, CaseCount row) {
        refuse(batch, row);
        return super.add(batch, row);
    }

    /** Another line of the same day and place would be alike. */
    @Override
    public long addUnlike(Batch batch, CaseCount row) {
        refuseUnit(row);
        return super.add(batch, row);
    }

    @Override
    public void change(Batch batch, CaseCount old, CaseCount row) {
        if (!row.unit().equals(old.unit()) || !row.onDay().equals(old.onDay())) {
            refuse(batch, row);
        }
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, CaseCount row, String reason) {
        if (reason == null) {
            refuse(batch, row);
        }
        super.retire(batch, row, reason);
    }

    private void refuseUnit(CaseCount row) {
        if (units.find(row.unit()).isEmpty()) {
            throw new Refused(Problem.of("unit", "unit.unknown", row.unit()));
        }
    }

    private void refuse(Batch batch, CaseCount row) {
        refuseUnit(row);
        twin(batch, row).ifPresent(twin -> {
            throw new Refused(Problem.of(
                    "onDay",
                    "epidemic.twin",
                    units.label(row.unit()),
                    row.onDay(),
                    Types.code(CODE, DIGITS).write(twin)));
        });
    }

    private static Optional<Long> twin(Batch batch, CaseCount row) {
        return batch.query(
                handle -> handle.createQuery("SELECT id FROM case_count WHERE unit = ? AND on_day = ? AND live_key = 0")
                        .bind(0, row.unit())
                        .bind(1, row.onDay())
                        .mapTo(Long.class)
                        .findOne());
    }

    /** The lines of some days, both included, oldest first, within a day the district first. */
    List<CaseCount> between(LocalDate first, LocalDate last) {
        return rows(days(Filter.NONE, first, last));
    }

    /** The same of one place alone. */
    List<CaseCount> of(long place, LocalDate first, LocalDate last) {
        return rows(days(alone(place), first, last));
    }

    private List<CaseCount> rows(Filter filter) {
        return sums(
                "t.*, " + derived(), "", filter, "ORDER BY t.on_day, t.unit", ConstructorMapper.of(CaseCount.class));
    }

    /** The lines of one place, without those under it. */
    static Filter alone(long place) {
        return Filter.NONE.chip("unit", new UnitChoice(place, true).chip());
    }

    static Filter days(Filter filter, LocalDate first, LocalDate last) {
        return filter.range(
                TimeRange.between(first.atStartOfDay(), last.plusDays(1).atStartOfDay()));
    }

    /** What a place said last before {@code day}; lines without any number say nothing. */
    Optional<CaseCount> lastBefore(long place, LocalDate day) {
        Optional<LocalDate> last = database.read(handle -> handle.createQuery("""
                        SELECT MAX(on_day) AS last_ FROM case_count WHERE unit = ? AND on_day < ? AND live_key = 0
                            AND COALESCE(new_cases, confirmed, recovered, deaths, suspected, contacts) IS NOT NULL""")
                .bind(0, place)
                .bind(1, day)
                .map((row, context) -> Optional.ofNullable(row.getObject("last_", LocalDate.class)))
                .one());
        return last.flatMap(found -> of(place, found, found).stream().findFirst());
    }

    /** On which day a place said a figure last before {@code day}. */
    Optional<LocalDate> lastWith(Item item, long place, LocalDate day) {
        return database.read(handle -> handle.createQuery("SELECT MAX(on_day) AS last_ FROM case_count WHERE unit = ?"
                        + " AND on_day < ? AND live_key = 0 AND " + column(item) + " IS NOT NULL")
                .bind(0, place)
                .bind(1, day)
                .map((row, context) -> Optional.ofNullable(row.getObject("last_", LocalDate.class)))
                .one());
    }

    private static String column(Item item) {
        return item == Item.NEW ? "new_cases" : item.key();
    }

    /** One of the figures by day, of the district alone or of each town; days without it are left out. */
    List<Daily> daily(Item item, boolean ofTowns) {
        return daily(Filter.NONE, "t.on_day", "t.unit", "SUM(t." + column(item) + ")", "").stream()
                .filter(daily -> daily.number() != null)
                .filter(daily -> ofTowns
                        != units.district()
                                .map(district -> district.id() == daily.town())
                                .orElse(false))
                .map(daily -> ofTowns ? daily : new Daily(daily.day(), 0, "", daily.number()))
                .toList();
    }

    /** How many lines have more cured and dead than confirmed. */
    long over() {
        return count(Filter.NONE.chip("doubt", Doubt.OVER.name()));
    }
}
