package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.checkpoint.PassageRepository.Tally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of the passage counts by day, for tiles, charts and report alike. A count belongs to the day on which its
 * shift begins, and is in a cut-off from that moment on: 截至14时 has the day shift of 08:00 in it and not yet the night
 * shift of 20:00.
 *
 * <p>A count is that of a whole shift; during the shift it is less than it will be. So yesterday's number is that of the
 * shifts that are over by now, and there is none while today's has a shift in it that still runs: 本班未结束 instead of a
 * decrease that is none.
 */
final class PassageCharts {
    private final CheckpointRepository checkpoints;
    private final PassageRepository passages;
    private final Texts texts;
    private final Clock clock;

    PassageCharts(CheckpointRepository checkpoints, PassageRepository passages, Texts texts, Clock clock) {
        this.checkpoints = checkpoints;
        this.passages = passages;
        this.texts = texts;
        this.clock = clock;
    }

    /** The counts of the cut-off's day. */
    static Filter day(Cutoff cutoff) {
        return between(cutoff.from(), cutoff.from().plusDays(1));
    }

    static Filter between(LocalDateTime from, LocalDateTime to) {
        return Filter.NONE.range(TimeRange.between(from, to));
    }

    /** The numbers, all but the last from one query. */
    List<Figure> figures(Scope scope) {
        List<Tally> tallies = passages.byShift(
                scope.here().range(TimeRange.between(scope.since().atStartOfDay(), end(scope))));
        String note = incomparable(scope, tallies);
        return Stream.concat(
                        Stream.of(Number.values()).map(number -> figure(number, scope, tallies, note)),
                        Stream.of(manned(scope)))
                .toList();
    }

    /** A range has a length even at midnight. */
    private static LocalDateTime end(Scope scope) {
        return scope.until().isAfter(scope.span().from())
                ? scope.until()
                : scope.until().plusNanos(1000);
    }

    /** What passed where {@code rows} says, on the day of a cut-off and those before. */
    List<Figure> passed(Filter rows, Cutoff cutoff) {
        Scope scope = Scope.of(cutoff);
        List<Tally> tallies =
                passages.byShift(rows.range(TimeRange.between(cutoff.trendFrom().atStartOfDay(), end(scope))));
        String unit = rows.chip("unit");
        String note =
                incomparable(scope.in(unit == null ? null : UnitChoice.of(unit).code()), tallies);
        return Stream.of(Number.values())
                .map(number -> figure(number, scope, tallies, note))
                .toList();
    }

    /** What is counted at a checkpoint. */
    private enum Number {
        PEOPLE("people", "unit.people", Tally::people, 0),
        VEHICLES("vehicles", "unit.vehicles", Tally::vehicles, 0),
        FEVER("fever", "unit.people", Tally::fever, -1),
        TURNED_BACK("turnedBack", "unit.people", Tally::turnedBack, 0);

        private final String key;
        private final String unit;
        private final ToLongFunction<Tally> of;
        private final int good;

        Number(String key, String unit, ToLongFunction<Tally> of, int good) {
            this.key = key;
            this.unit = unit;
            this.of = of;
            this.good = good;
        }
    }

    private Figure figure(Number number, Scope scope, List<Tally> tallies, String note) {
        TreeMap<LocalDate, Long> days = byDay(tallies, number.of);
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : scope.sparkDays()) {
            trend.add(days.containsKey(day) ? BigDecimal.valueOf(days.get(day)) : null);
        }
        List<Tally> over = over(scope, within(tallies, scope.before()));
        List<Tally> now = within(tallies, scope);
        // Of a time that is over and of which nobody in the district has registered anything, nothing is known.
        boolean isKnown = !now.isEmpty() || scope.unit() != null || scope.running();
        return new Figure(
                        CheckpointFeature.KEY + "." + number.key,
                        scope.label(texts, "figure." + number.key),
                        texts.get(number.unit),
                        isKnown ? sum(now, number.of) : null,
                        note == null ? sum(over, number.of) : null,
                        trend,
                        number.good,
                        Link.to(CheckpointFeature.KEY, "passages", scope.rows()))
                .because(note);
    }

    private static BigDecimal sum(List<Tally> tallies, ToLongFunction<Tally> number) {
        return BigDecimal.valueOf(tallies.stream().mapToLong(number).sum());
    }

    private static List<Tally> within(List<Tally> tallies, Scope scope) {
        return tallies.stream()
                .filter(t -> !t.startAt().isBefore(scope.span().from())
                        && t.startAt().isBefore(scope.until()))
                .toList();
    }

    /** When the shift began that runs now, or at the end of a scope in the future. */
    private LocalDateTime running(Scope scope) {
        LocalDateTime now = LocalDateTime.now(clock);
        return DutyShift.at(now.isAfter(scope.until()) ? now : scope.until()).start();
    }

    /** Of those before, the ones whose like is over today too. */
    private List<Tally> over(Scope scope, List<Tally> before) {
        LocalDateTime running = running(scope);
        return before.stream()
                .filter(t -> t.startAt().plusDays(scope.daysBack()).isBefore(running))
                .toList();
    }

    /** Why the numbers are not alike, or null where they are. */
    private String incomparable(Scope scope, List<Tally> tallies) {
        List<Tally> now = within(tallies, scope);
        List<Tally> earlier = within(tallies, scope.before());
        List<Tally> before = over(scope, earlier);
        LocalDateTime running = running(scope);
        if (earlier.isEmpty()) {
            return scope.none(texts);
        }
        if (now.stream().anyMatch(t -> !t.startAt().isBefore(running))) {
            return texts.get("comparison.running.of", scope.against(texts));
        }
        if (before.isEmpty()) {
            return scope.none(texts);
        }
        Set<LocalDateTime> alike =
                before.stream().map(t -> t.startAt().plusDays(scope.daysBack())).collect(Collectors.toSet());
        Set<LocalDateTime> counted = now.stream().map(Tally::startAt).collect(Collectors.toSet());
        return counted.equals(alike) ? unregistered(scope) : texts.get("figure.other.shifts");
    }

    /** A checkpoint that counted on one of the two times alone would seem to be a change. */
    private String unregistered(Scope scope) {
        LocalDateTime running = running(scope);
        LocalDateTime end = running.isBefore(scope.until()) ? running : scope.until();
        int back = scope.daysBack();
        Under under = new Under(scope.unit());
        Set<Long> missing = new HashSet<>(
                passages.unmatched(scope.span().from().minusDays(back), end.minusDays(back), back, under));
        missing.addAll(passages.unmatched(scope.span().from(), end, -back, under));
        return missing.isEmpty() ? null : texts.get("figure.unregistered", missing.size(), scope.against(texts));
    }

    private Figure manned(Scope scope) {
        CheckpointRepository.Manned manned =
                checkpoints.manned(scope.lastDay(), scope.before().lastDay(), new Under(scope.unit()));
        return new Figure(
                        CheckpointFeature.KEY + ".posts",
                        texts.get(scope.days().size() == 1 ? "figure.posts" : "figure.posts.last"),
                        texts.get("unit.posts"),
                        BigDecimal.valueOf(manned.today()),
                        manned.all() == 0 ? null : BigDecimal.valueOf(manned.yesterday()),
                        List.of(),
                        0,
                        Link.to(
                                CheckpointFeature.KEY,
                                "checkpoints",
                                scope.here().chip("state", "OPEN")))
                .because(manned.all() == 0 ? scope.none(texts) : null);
    }

    /** A figure by the units right under the scope's. */
    Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        Under under = new Under(scope.unit());
        Map<Long, BigDecimal> units = new HashMap<>();
        if (figure.equals(CheckpointFeature.KEY + ".posts")) {
            checkpoints
                    .mannedByUnit(scope.lastDay(), under)
                    .forEach((unit, count) -> units.put(unit, BigDecimal.valueOf(count)));
        }
        Stream.of(Number.values())
                .filter(number -> figure.equals(CheckpointFeature.KEY + "." + number.key))
                .forEach(number -> passages.byUnit(scope.span().from(), end(scope), under)
                        .forEach((unit, tally) -> units.put(unit, BigDecimal.valueOf(number.of.applyAsLong(tally)))));
        return units;
    }

    private static TreeMap<LocalDate, Long> byDay(List<Tally> tallies, ToLongFunction<Tally> number) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        tallies.forEach(t -> days.merge(t.startAt().toLocalDate(), number.applyAsLong(t), Long::sum));
        return days;
    }

    /** People and vehicles on the scope's days. */
    ChartData passagesByDay(Scope scope) {
        List<LocalDate> days = scope.trendDays();
        return passagesByDay(scope.here()
                .range(TimeRange.between(
                        days.get(0).atStartOfDay(),
                        scope.isShift() ? scope.lastDay().plusDays(1).atStartOfDay() : end(scope))));
    }

    /** People and vehicles by day, of the counts that {@code filter} leaves. */
    ChartData passagesByDay(Filter filter) {
        List<Tally> tallies = passages.byShift(filter);
        TreeMap<LocalDate, Long> people = byDay(tallies, Tally::people);
        List<LocalDate> days = days(filter, people);
        return chart(
                "chart.passages",
                "unit.times",
                filter,
                days,
                List.of(
                        series("chart.people", days, people),
                        series("chart.vehicles", days, byDay(tallies, Tally::vehicles))));
    }

    /** Temperature alarms by day, of the counts that {@code filter} leaves. */
    ChartData alarmsByDay(Filter filter) {
        List<Tally> tallies = passages.byShift(filter);
        TreeMap<LocalDate, Long> fever = byDay(tallies, Tally::fever);
        List<LocalDate> days = days(filter, fever);
        return chart("chart.alarms", "unit.people", filter, days, List.of(series("chart.fever", days, fever)));
    }

    /** Every day of the range, also those without counts; without a range from the first day with counts to the last. */
    private List<LocalDate> days(Filter filter, TreeMap<LocalDate, Long> counted) {
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (span == null && counted.isEmpty()) {
            return List.of();
        }
        LocalDate first = span == null ? counted.firstKey() : span.from().toLocalDate();
        LocalDate last =
                span == null ? counted.lastKey() : span.to().minusNanos(1).toLocalDate();
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private Series series(String name, List<LocalDate> days, TreeMap<LocalDate, Long> values) {
        return Series.of(
                texts.get(name), new ArrayList<>(days.stream().map(values::get).toList()));
    }

    private ChartData chart(String title, String unit, Filter filter, List<LocalDate> days, List<Series> series) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale());
        return new ChartData(
                texts.get(title),
                filter.range().label(texts, LocalDateTime.now(clock)),
                texts.get(unit),
                ChartData.Kind.BARS,
                days.stream().map(format::format).toList(),
                series);
    }
}
