package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.Main;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every list, in each of its orders, against the same keyset query by bare JDBC that reads the same columns. */
@Tag("bench")
class ListsBench {
    private static final double LIMIT = 2;
    /** Two queries and two hundred records cost this much by themselves; no officer sees it. */
    private static final double FLOOR_MILLIS = 1.5;

    private static final int PAGE = 200;

    /**
     * One register by hand.
     *
     * @param extra derived columns and the joins they come from
     * @param orders columns by sort
     */
    private record Hand(String feature, String table, String columns, String joins, Map<String, String> orders) {}

    /**
     * A filter and what it means in SQL.
     *
     * @param lead a column with one value by it, which leads an index of each order; "" for none
     * @param join that it needs, or ""
     */
    private record Narrowed(String name, Filter filter, String lead, String join, String condition, Object... values) {
        static Narrowed by(String name, Filter filter, String condition, Object... values) {
            return new Narrowed(name, filter, "", "", condition, values);
        }

        boolean isAll() {
            return condition.equals("TRUE") && join.isEmpty();
        }
    }

    /** There is one a village and day: a district has thousands, and never a million. */
    private static final String RETURNS = "returns";

    private static final String TOWN = "120115101000";
    private static final String SMALL_TOWN = "120115502000";
    private static final String VILLAGE = "120115101201";
    private static final long FROM = Long.parseLong(TOWN);
    private static final String SEARCHED = "王建国";
    private static final String PLACE = "大白镇西口";
    private static final TimeRange.Span WEEK = TimeRange.LAST7.resolve(Demo.NOW);

    private static final Map<String, Hand> HANDS = new LinkedHashMap<>();
    private static final Map<String, List<Narrowed>> FILTERS = new LinkedHashMap<>();

    static {
        HANDS.put(
                "deliveries",
                new Hand(
                        "delivery",
                        "delivery",
                        ", CASE WHEN h.shielded THEN REGEXP_REPLACE(h.name, '(?<=.).', '*') ELSE h.name END",
                        "LEFT JOIN household h ON h.id = t.household",
                        Map.of("code", "t.id", "due", "t.due", "unit", "t.unit", "household", "t.household")));
        FILTERS.put(
                "deliveries",
                List.of(
                        led("town", TOWN),
                        led("small town", SMALL_TOWN),
                        village(),
                        Narrowed.by("state", Filter.NONE.chip("state", "PENDING"), "t.state = ?", "PENDING"),
                        Narrowed.by("cancelled", Filter.NONE.chip("state", "CANCELLED"), "t.state = ?", "CANCELLED"),
                        week("t.due"),
                        Narrowed.by(
                                "usual state",
                                Filter.NONE.chip("state", "RATED"),
                                "COALESCE(t.state, '') = ?",
                                "RATED"),
                        found("t.household", "household")));
        HANDS.put("calls", new Hand("hotline", "call", "", "", Map.of("code", "t.id", "startedAt", "t.started_at")));
        FILTERS.put(
                "calls",
                List.of(
                        led("town", TOWN),
                        led("small town", SMALL_TOWN),
                        village(),
                        week("t.started_at"),
                        Narrowed.by("risk", Filter.NONE.chip("risk", "HIGH"), "t.risk = ?", "HIGH"),
                        Narrowed.by(
                                "text",
                                Filter.NONE.text(SEARCHED),
                                "t.caller >= ? AND t.caller < ?",
                                SEARCHED,
                                SEARCHED + '\uffff')));
        HANDS.put(
                "households",
                new Hand(
                        "household",
                        "household",
                        ", (SELECT MAX(d.delivered_at) FROM delivery d WHERE d.household = t.id AND d.retired IS NULL)",
                        "",
                        Map.of(
                                "code", "t.id",
                                "name", "t.name_key",
                                "unit", "t.unit",
                                "people", "t.people",
                                "intervalDays", "t.interval_days",
                                "registeredAt", "t.registered_at")));
        FILTERS.put("households", List.of(town("t.unit"), found("t.id", "household")));
        HANDS.put(
                "volunteers",
                new Hand(
                        "volunteer",
                        "volunteer",
                        ", m.name AS team_name",
                        "LEFT JOIN team m ON m.id = t.team",
                        Map.of("code", "t.id", "name", "t.name_key", "unit", "t.unit")));
        FILTERS.put(
                "volunteers",
                List.of(
                        town("t.unit"),
                        Narrowed.by("state", Filter.NONE.chip("state", "RESTING"), "t.state = ?", "RESTING"),
                        found("t.id", "volunteer")));
        HANDS.put(
                "passages",
                new Hand(
                        "checkpoint",
                        "passage",
                        ", c.name AS checkpoint_name",
                        "JOIN checkpoint c ON c.id = t.checkpoint",
                        Map.of("code", "t.id", "date", "t.start_at", "people", "t.people", "fever", "t.fever")));
        FILTERS.put("passages", List.of(week("t.start_at")));
        HANDS.put(
                "shifts",
                new Hand(
                        "roster",
                        "shift",
                        """
                        , c.name, (SELECT COUNT(*) FROM assignment a WHERE a.shift = t.id AND a.retired IS NULL),
                        (SELECT COUNT(*) FROM assignment a WHERE a.shift = t.id AND a.retired IS NULL
                            AND a.signed_in IS NOT NULL AND a.signed_out IS NULL)""",
                        "LEFT JOIN checkpoint c ON c.id = t.checkpoint",
                        Map.of("code", "t.id", "start", "t.start_at")));
        FILTERS.put("shifts", List.of(week("t.start_at"), found("place", PLACE, "", "t.checkpoint", "checkpoint")));
        HANDS.put(
                RETURNS,
                new Hand(
                        "returns",
                        "daily_return",
                        "",
                        "",
                        Map.of("code", "t.id", "day", "t.on_day", "unit", "t.unit", "filedAt", "t.filed_at")));
        FILTERS.put(
                RETURNS,
                List.of(
                        town("t.unit"),
                        village(),
                        days("t.on_day"),
                        Narrowed.by("late", Filter.NONE.chip("state", "LATE"), "t.state_key = ?", "LATE"),
                        found("village", "小杜庄", "", "t.unit", "unit")));
        HANDS.put(
                "assignments",
                new Hand(
                        "roster",
                        "assignment",
                        ", COALESCE(c.name, s.task), s.start_at, s.end_at, v.name",
                        """
                        JOIN shift s ON s.id = t.shift JOIN volunteer v ON v.id = t.volunteer
                        LEFT JOIN checkpoint c ON c.id = s.checkpoint""",
                        Map.of("code", "t.id", "shift", "t.shift", "volunteer", "t.volunteer")));
        FILTERS.put(
                "assignments",
                List.of(
                        Narrowed.by(
                                "week",
                                Filter.NONE.range(TimeRange.LAST7),
                                "EXISTS (SELECT 1 FROM shift w WHERE w.id = t.shift AND w.start_at >= ? AND w.start_at < ?)",
                                WEEK.from(),
                                WEEK.to()),
                        found("t.volunteer", "volunteer"),
                        found("place", PLACE, " JOIN shift p ON p.id = t.shift", "p.checkpoint", "checkpoint")));
    }

    private static Narrowed days(String column) {
        return Narrowed.by(
                "week",
                Filter.NONE.range(TimeRange.LAST7),
                column + " >= ? AND " + column + " <= ?",
                WEEK.from().toLocalDate(),
                WEEK.to().minusNanos(1).toLocalDate());
    }

    private static Narrowed week(String column) {
        return Narrowed.by(
                "week",
                Filter.NONE.range(TimeRange.LAST7),
                column + " >= ? AND " + column + " < ?",
                WEEK.from(),
                WEEK.to());
    }

    /** Who has reported on fourteen days, in one statement. */
    private static final String BOARD = """
            SELECT u.id, r.on_day, r.state_key, r.filed_at, r.id FROM unit u
            LEFT JOIN daily_return r ON r.unit = u.id AND r.on_day >= ? AND r.on_day <= ? AND r.live_key = 0
            WHERE MOD(u.id, 1000) > 0 AND COALESCE(u.retired, '') = ''""";

    private static Narrowed town(String column) {
        return Narrowed.by(
                "town", Filter.NONE.chip("unit", TOWN), column + " >= ? AND " + column + " < ?", FROM, FROM + 1000);
    }

    private static Narrowed led(String name, String town) {
        return new Narrowed(
                name, Filter.NONE.chip("unit", town), "t.town_key", "", "t.town_key = ?", Long.parseLong(town));
    }

    private static Narrowed village() {
        return Narrowed.by("village", Filter.NONE.chip("unit", VILLAGE), "t.unit = ?", Long.parseLong(VILLAGE));
    }

    private static Narrowed found(String column, String table) {
        return found("text", SEARCHED, "", column, table);
    }

    private static Narrowed found(String name, String text, String join, String column, String table) {
        String terms = join + " JOIN (SELECT DISTINCT row_id FROM search_term WHERE table_name = '" + table
                + "' AND term >= ? AND term < ?) f ON f.row_id = " + column;
        return new Narrowed(name, Filter.NONE.text(text), "", terms, "TRUE", text, text + '\uffff');
    }

    @TempDir
    Path folder;

    @Test
    void everyListOpensAndPagesAsQuicklyAsABareQuery() throws Exception {
        Ratios ratios = new Ratios("lists of a million", LIMIT, FLOOR_MILLIS);
        try (Million million = new Million()) {
            for (Map.Entry<String, Hand> hand : HANDS.entrySet()) {
                if (!hand.getKey().equals(RETURNS)) {
                    list(million, ratios, hand);
                }
            }
        }
        ratios.hold();
    }

    @Test
    void theDailyReturnsAndTheirBoardToo() throws Exception {
        Child.start(List.of(), Main.class, "demo", "--data", folder.toString()).end();
        Ratios ratios = new Ratios("daily returns of a district", LIMIT, FLOOR_MILLIS);
        try (Million district = new Million(folder)) {
            LocalDate last = district.now.toLocalDate();
            assertThat(district.board.read(last)).isGreaterThan(10_000);
            ratios.compare(
                    "board, towns x villages x 14 days",
                    () -> district.board.read(last),
                    () -> district.database.read(
                            handle -> read(handle.getConnection(), BOARD, List.of(last.minusDays(13), last))));
            for (Map.Entry<String, Hand> hand : HANDS.entrySet()) {
                if (hand.getKey().equals(RETURNS)) {
                    list(district, ratios, hand);
                }
            }
        }
        ratios.hold();
    }

    private static void list(Million million, Ratios ratios, Map.Entry<String, Hand> hand) throws Exception {
        Register<?> register = million.feature(hand.getValue().feature()).registers().stream()
                .filter(r -> r.sheet().key().equals(hand.getKey()))
                .findFirst()
                .orElseThrow();
        List<Narrowed> all = new ArrayList<>(FILTERS.get(hand.getKey()));
        all.add(0, Narrowed.by("all", Filter.NONE, "TRUE"));
        for (Narrowed narrowed : all) {
            ratios.compare(
                    hand.getKey() + ", " + narrowed.name() + ", count",
                    () -> register.repository().count(narrowed.filter()),
                    () -> bareCount(million, hand.getValue().table(), narrowed));
        }
        for (String order : hand.getValue().orders().keySet().stream().sorted().toList()) {
            if (register.repository().sortable(order)) {
                Sort sort = register.sort().column().equals(order) ? register.sort() : Sort.up(order);
                for (Narrowed narrowed : all) {
                    pages(million, ratios, hand.getKey(), hand.getValue(), register.repository(), sort, narrowed);
                }
            }
        }
    }

    private static void pages(
            Million million,
            Ratios ratios,
            String key,
            Hand hand,
            Repository<?> repository,
            Sort sort,
            Narrowed narrowed)
            throws Exception {
        Map<String, Page.Cursor> places = new LinkedHashMap<>();
        places.put("first", null);
        Page.Cursor tenth = tenth(repository, narrowed.filter(), sort);
        if (tenth != null) {
            places.put("10th", tenth);
        }
        if (narrowed.isAll()) {
            places.put("middle", middle(million, hand, hand.orders().get(sort.column())));
        }
        for (Map.Entry<String, Page.Cursor> place : places.entrySet()) {
            ratios.compare(
                    key + " by " + sort.column() + ", " + narrowed.name() + ", " + place.getKey(),
                    () -> repository.page(narrowed.filter(), sort, place.getValue(), PAGE),
                    () -> bare(million, hand, sort, narrowed, place.getValue()));
        }
    }

    private static Page.Cursor tenth(Repository<?> repository, Filter filter, Sort sort) {
        Page.Cursor cursor = null;
        for (int i = 0; i < 9; i++) {
            cursor = repository.page(filter, sort, cursor, PAGE).next();
            if (cursor == null) {
                return null;
            }
        }
        return cursor;
    }

    private static Page.Cursor middle(Million million, Hand hand, String column) {
        return million.database.read(handle -> handle.createQuery("SELECT t.id, " + column + " AS place FROM "
                        + hand.table() + " t WHERE t.id >= (SELECT MAX(id) / 2 FROM " + hand.table()
                        + ") ORDER BY t.id FETCH FIRST 1 ROW ONLY")
                .map((row, context) -> new Page.Cursor(row.getObject("place"), row.getLong("id")))
                .one());
    }

    /**
     * The best that JDBC alone does with the same question: one range of the index of the order. COALESCE keeps H2 from
     * an index that finds nearly the whole table.
     */
    private static void bare(Million million, Hand hand, Sort sort, Narrowed narrowed, Page.Cursor after) {
        String column = hand.orders().get(sort.column());
        String down = sort.descending() ? " DESC" : "";
        String beyond = sort.descending() ? "<" : ">";
        List<Object> values = new ArrayList<>(List.of(narrowed.values()));
        StringBuilder sql = new StringBuilder("SELECT t.*")
                .append(hand.columns())
                .append(" FROM (SELECT t.* FROM ")
                .append(hand.table())
                .append(" t")
                .append(narrowed.join())
                .append(" WHERE COALESCE(t.retired, '') = '' AND ")
                .append(narrowed.condition());
        boolean byId = column.equals("t.id");
        if (after != null && byId) {
            sql.append(" AND t.id ").append(beyond).append(" ?");
            values.add(after.id());
        } else if (after != null) {
            sql.append(" AND %1$s %2$s= ? AND (%1$s %2$s ? OR t.id %2$s ?)".formatted(column, beyond));
            values.addAll(List.of(after.value(), after.value(), after.id()));
        }
        String order = (byId ? "" : column + down + ", ") + "t.id" + down;
        sql.append(" ORDER BY ")
                .append(narrowed.lead().isEmpty() ? "" : narrowed.lead() + down + ", ")
                .append(order)
                .append(" FETCH FIRST ")
                .append(PAGE + 1)
                .append(" ROWS ONLY) t ")
                .append(hand.joins());
        sql.append(" ORDER BY ").append(order);
        million.database.read(handle -> read(handle.getConnection(), sql.toString(), values));
    }

    private static void bareCount(Million million, String table, Narrowed narrowed) {
        String sql = "SELECT COUNT(*) FROM " + table + " t" + narrowed.join()
                + " WHERE COALESCE(t.retired, '') = '' AND " + narrowed.condition();
        million.database.read(handle -> read(handle.getConnection(), sql, List.of(narrowed.values())));
    }

    /** @return how many cells there were */
    static int read(Connection connection, String sql, List<Object> values) {
        int cells = 0;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                        cells++;
                    }
                }
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return cells;
    }
}
