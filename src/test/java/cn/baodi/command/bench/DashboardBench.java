package cn.baodi.command.bench;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.ui.Feature;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the dashboard asks of each area: its numbers against SQL written by hand for the same ones, the rest by the clock. */
@Tag("bench")
class DashboardBench {
    private static final double LIMIT = 2;
    /** What a hundred small objects and a few more round trips may cost. */
    private static final double FLOOR_MILLIS = 3;

    private static final double AT_ONCE_MILLIS = 300;
    private static final double SOON_MILLIS = 1000;
    private static final int RUNS = 15;

    private static final String OPEN_STATES = "('PENDING', 'DISPATCHED', 'ACCEPTED', 'FAILED')";
    private static final String SERVED_BY_DAY = """
            SELECT CAST(delivered_at AS DATE), COUNT(DISTINCT household), COUNT(*), SUM(grams) FROM delivery
            WHERE delivered_at >= TIMESTAMP '2020-01-27 00:00:00' AND delivered_at < TIMESTAMP '2020-02-09 14:30:00'
            AND COALESCE(retired, '') = '' GROUP BY CAST(delivered_at AS DATE)""";
    /** Tells a day on which nothing arrived from one that was never planned. */
    private static final String PLANNED_DAYS = """
            SELECT DISTINCT CAST(due AS DATE) FROM delivery
            WHERE due >= TIMESTAMP '2020-01-27 00:00:00' AND due < TIMESTAMP '2020-02-09 14:30:00'
            AND COALESCE(retired, '') = ''""";

    private static final String CALLS_BY_DAY = """
            SELECT CAST(started_at AS DATE), COUNT(*), COUNT(CASE WHEN risk = 'HIGH' THEN 1 END) FROM call
            WHERE started_at >= TIMESTAMP '2020-01-27 00:00:00' AND started_at < TIMESTAMP '2020-02-09 14:30:00'
            AND COALESCE(retired, '') = '' GROUP BY CAST(started_at AS DATE)""";
    private static final String PASSAGES_BY_SHIFT = """
            SELECT start_at, SUM(people), SUM(vehicles), SUM(fever), SUM(turned_back) FROM passage
            WHERE start_at >= TIMESTAMP '2020-01-27 00:00:00' AND start_at < TIMESTAMP '2020-02-09 14:30:00'
            AND COALESCE(retired, '') = '' GROUP BY start_at""";
    private static final String JOINED_BY_DAY = """
            SELECT joined, COUNT(*), COUNT(CASE WHEN state = 'STANDBY' THEN 1 END) FROM volunteer
            WHERE COALESCE(retired, '') = '' AND state <> 'LEFT' GROUP BY joined""";
    private static final String REGISTERED = """
            SELECT COUNT(*), COUNT(CASE WHEN registered_at < TIMESTAMP '2020-02-08 14:30:00' THEN 1 END) FROM household
            WHERE registered_at < TIMESTAMP '2020-02-09 14:30:00' AND stopped_at IS NULL
            AND COALESCE(retired, '') = ''""";
    private static final String REGISTERED_BY_DAY = """
            SELECT CAST(registered_at AS DATE), CAST(stopped_at AS DATE), COUNT(*) FROM household
            WHERE registered_at < TIMESTAMP '2020-02-09 14:30:00' AND COALESCE(retired, '') = ''
            GROUP BY CAST(registered_at AS DATE), CAST(stopped_at AS DATE)""";
    private static final String PRESENT_BY_SHIFT = """
            SELECT s.start_at, COUNT(DISTINCT CASE WHEN a.signed_in < TIMESTAMP '2020-02-09 14:30:00' THEN a.volunteer END),
                COUNT(DISTINCT CASE WHEN a.signed_in < TIMESTAMP '2020-02-08 14:30:00' THEN a.volunteer END)
            FROM shift s JOIN assignment a ON a.shift = s.id AND a.retired IS NULL
            WHERE s.start_at >= TIMESTAMP '2020-01-27 08:00:00' AND s.start_at < TIMESTAMP '2020-02-09 20:00:00'
            AND COALESCE(s.retired, '') = '' GROUP BY s.start_at""";
    private static final String ASSIGNED_BY_SHIFT = """
            SELECT start_at, SUM(required), SUM(assigned), SUM(GREATEST(required - assigned, 0)) FROM (
                SELECT s.start_at, s.required, (SELECT COUNT(*) FROM assignment a
                    WHERE a.shift = s.id AND a.retired IS NULL) AS assigned FROM shift s
                WHERE s.start_at >= TIMESTAMP '2020-01-27 08:00:00' AND s.start_at < TIMESTAMP '2020-02-09 20:00:00'
                AND COALESCE(s.retired, '') = '')
            GROUP BY start_at""";

    private static final Map<String, List<String>> NUMBERS = new LinkedHashMap<>();
    private static final Map<String, List<String>> TRENDS = Map.of(
            "delivery", List.of(SERVED_BY_DAY, PLANNED_DAYS),
            "hotline", List.of(CALLS_BY_DAY),
            "checkpoint", List.of(PASSAGES_BY_SHIFT),
            "volunteer", List.of(JOINED_BY_DAY),
            "household", List.of(),
            "roster", List.of(PRESENT_BY_SHIFT, ASSIGNED_BY_SHIFT));

    static {
        NUMBERS.put(
                "delivery",
                List.of(
                        SERVED_BY_DAY,
                        PLANNED_DAYS,
                        SERVED_BY_DAY
                                .replace("2020-01-27 00:00:00", "2020-02-08 00:00:00")
                                .replace("02-09 14:30", "02-08 14:30"),
                        "SELECT COUNT(*) FROM delivery WHERE state IN " + OPEN_STATES
                                + " AND COALESCE(retired, '') = ''",
                        "SELECT COUNT(*) FROM delivery WHERE state IN " + OPEN_STATES
                                + " AND COALESCE(retired, '') = '' AND ordered_at < TIMESTAMP '2020-02-08 14:30:00'",
                        "SELECT COUNT(*) FROM delivery WHERE delivered_at >= TIMESTAMP '2020-02-08 14:30:00'"
                                + " AND COALESCE(retired, '') = '' AND ordered_at < TIMESTAMP '2020-02-08 14:30:00'",
                        "SELECT COUNT(*) FROM delivery WHERE state = 'CANCELLED' AND COALESCE(retired, '') = ''"
                                + " AND ordered_at < TIMESTAMP '2020-02-08 14:30:00'"
                                + " AND cancelled_at >= TIMESTAMP '2020-02-08 14:30:00'"));
        NUMBERS.put(
                "hotline",
                List.of(
                        CALLS_BY_DAY,
                        CALLS_BY_DAY
                                .replace("2020-01-27 00:00:00", "2020-02-08 00:00:00")
                                .replace("02-09 14:30", "02-08 14:30"),
                        """
                        SELECT COUNT(CASE WHEN started_at < TIMESTAMP '2020-02-09 14:30:00' AND (follow_up_done_at IS NULL
                                OR follow_up_done_at > TIMESTAMP '2020-02-09 14:30:00') THEN 1 END),
                            COUNT(CASE WHEN started_at < TIMESTAMP '2020-02-08 14:30:00' AND (follow_up_done_at IS NULL
                                OR follow_up_done_at > TIMESTAMP '2020-02-08 14:30:00') THEN 1 END)
                        FROM call WHERE follow_up_due >= TIMESTAMP '2000-01-01 00:00:00'
                        AND COALESCE(retired, '') = ''"""));
        NUMBERS.put(
                "checkpoint",
                List.of(
                        PASSAGES_BY_SHIFT,
                        "SELECT state, opened, closed, COUNT(*) FROM checkpoint WHERE COALESCE(retired, '') = ''"
                                + " GROUP BY state, opened, closed"));
        NUMBERS.put("volunteer", List.of(JOINED_BY_DAY));
        NUMBERS.put("household", List.of(REGISTERED, REGISTERED_BY_DAY));
        NUMBERS.put("roster", List.of(PRESENT_BY_SHIFT, ASSIGNED_BY_SHIFT));
    }

    @Test
    void numbersAndTrendsTakeNoLongerThanTwiceTheBestSql() throws Exception {
        Ratios ratios = new Ratios("dashboard over a million", LIMIT, FLOOR_MILLIS);
        try (Million million = new Million()) {
            Cutoff cutoff = Cutoff.at(million.now);
            for (Map.Entry<String, List<String>> area : NUMBERS.entrySet()) {
                Feature feature = million.feature(area.getKey());
                ratios.compare(
                        area.getKey() + " figures",
                        () -> feature.figures(Scope.of(cutoff)),
                        () -> byHand(million, area.getValue()));
                ratios.compare(
                        area.getKey() + " trend",
                        () -> feature.trend(Scope.of(cutoff)),
                        () -> byHand(million, TRENDS.get(area.getKey())));
            }
        }
        ratios.hold();
    }

    /** Another time or unit is asked for by hand: it may take a moment, but not the officer's patience. */
    @Test
    void anotherTimeOrUnitIsThereSoon() throws Exception {
        Ratios ratios = new Ratios("scopes over a million, ms against " + SOON_MILLIS, 1, 0);
        try (Million million = new Million()) {
            Scope today = Scope.of(Cutoff.at(million.now));
            Scope fortnight = Scope.of(TimeRange.LAST14.resolve(million.now), million.now, null);
            for (String key : NUMBERS.keySet()) {
                Feature feature = million.feature(key);
                String first = feature.figures(today).get(0).key();
                long town = feature.byUnit(first, today).keySet().stream()
                        .filter(code -> code > 0)
                        .findFirst()
                        .orElse(120115001000L);
                ratios.add(key + " town", warm(() -> feature.figures(today.in(town))), SOON_MILLIS);
                ratios.add(key + " fortnight", warm(() -> feature.figures(fortnight)), SOON_MILLIS);
                ratios.add(key + " by town", warm(() -> feature.byUnit(first, fortnight)), SOON_MILLIS);
                ratios.add(key + " by village", warm(() -> feature.byUnit(first, fortnight.in(town))), SOON_MILLIS);
            }
        }
        ratios.hold();
    }

    private static void byHand(Million million, List<String> questions) {
        for (String sql : questions) {
            million.database.read(handle -> ListsBench.read(handle.getConnection(), sql, List.of()));
        }
    }

    @Test
    void whatIsWrongIsKnownSoon() throws Exception {
        Ratios ratios = new Ratios("alerts over a million, ms against " + AT_ONCE_MILLIS, 1, 0);
        try (Million million = new Million()) {
            // As in use: a set that does not depend on the row is found once a question. A moment later each time, so
            // that no whole answer is an earlier one.
            million.reuse(true);
            LocalDateTime[] now = {million.now};
            for (Feature feature : million.features) {
                ratios.add(
                        feature.key() + " alerts",
                        warm(() -> feature.alerts(now[0] = now[0].plusSeconds(1))),
                        AT_ONCE_MILLIS);
                ratios.add(
                        feature.key() + " open",
                        warm(() -> feature.open(now[0] = now[0].plusSeconds(1))),
                        AT_ONCE_MILLIS);
            }
        }
        ratios.hold();
    }

    static double warm(Ratios.Work work) throws Exception {
        double[] times = new double[RUNS];
        for (int i = -3; i < RUNS; i++) {
            double time = Ratios.time(work);
            if (i >= 0) {
                times[i] = time;
            }
        }
        return Ratios.median(times);
    }
}
