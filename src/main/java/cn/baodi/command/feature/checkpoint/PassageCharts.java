package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.checkpoint.PassageRepository.Tally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

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

    private static Filter trend(Cutoff cutoff) {
        return between(cutoff.trendFrom().atStartOfDay(), cutoff.until());
    }

    /** The counts of the cut-off's day. */
    static Filter day(Cutoff cutoff) {
        return between(cutoff.from(), cutoff.from().plusDays(1));
    }

    static Filter between(LocalDateTime from, LocalDateTime to) {
        return Filter.NONE.range(TimeRange.between(from, to));
    }

    /** Today's numbers, all but the last from one query. */
    List<Figure> figures(Cutoff cutoff) {
        List<Tally> tallies = passages.byShift(trend(cutoff));
        return List.of(
                figure("people", "figure.people", "unit.people", cutoff, tallies, Tally::people, 0),
                figure("vehicles", "figure.vehicles", "unit.vehicles", cutoff, tallies, Tally::vehicles, 0),
                figure("fever", "figure.fever", "unit.people", cutoff, tallies, Tally::fever, -1),
                figure("turnedBack", "figure.turnedBack", "unit.people", cutoff, tallies, Tally::turnedBack, 0),
                manned(cutoff));
    }

    private Figure figure(
            String key,
            String label,
            String unit,
            Cutoff cutoff,
            List<Tally> tallies,
            ToLongFunction<Tally> number,
            int good) {
        TreeMap<LocalDate, Long> days = byDay(tallies, number);
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day = cutoff.trendFrom(); !day.isAfter(cutoff.day()); day = day.plusDays(1)) {
            trend.add(days.containsKey(day) ? BigDecimal.valueOf(days.get(day)) : null);
        }
        return new Figure(
                        CheckpointFeature.KEY + "." + key,
                        texts.get(label),
                        texts.get(unit),
                        BigDecimal.valueOf(days.getOrDefault(cutoff.day(), 0L)),
                        before(cutoff, tallies, number),
                        trend,
                        good,
                        Link.to(CheckpointFeature.KEY, "passages", day(cutoff)))
                .adding();
    }

    /** Yesterday's number of the shifts that are over today too, or null where there is none to compare with. */
    private BigDecimal before(Cutoff cutoff, List<Tally> tallies, ToLongFunction<Tally> number) {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime known = now.isAfter(cutoff.until()) ? now : cutoff.until();
        LocalDateTime running = DutyShift.at(known).start();
        if (tallies.stream().anyMatch(t -> !t.startAt().isBefore(running))) {
            return null;
        }
        Cutoff yesterday = cutoff.yesterday();
        List<Tally> over = tallies.stream()
                .filter(t -> t.startAt().toLocalDate().equals(yesterday.day()))
                .filter(t -> t.startAt().isBefore(yesterday.until()))
                .filter(t -> t.startAt().plusDays(1).isBefore(running))
                .toList();
        return over.isEmpty()
                ? null
                : BigDecimal.valueOf(over.stream().mapToLong(number).sum());
    }

    private Figure manned(Cutoff cutoff) {
        CheckpointRepository.Manned manned = checkpoints.manned(cutoff);
        return new Figure(
                CheckpointFeature.KEY + ".posts",
                texts.get("figure.posts"),
                texts.get("unit.posts"),
                BigDecimal.valueOf(manned.today()),
                manned.all() == 0 ? null : BigDecimal.valueOf(manned.yesterday()),
                List.of(),
                0,
                Link.to(CheckpointFeature.KEY, "checkpoints", Filter.NONE.chip("state", "OPEN")));
    }

    private static TreeMap<LocalDate, Long> byDay(List<Tally> tallies, ToLongFunction<Tally> number) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        tallies.forEach(t -> days.merge(t.startAt().toLocalDate(), number.applyAsLong(t), Long::sum));
        return days;
    }

    /** People and vehicles by day. */
    ChartData passagesByDay(Cutoff cutoff) {
        return passagesByDay(trend(cutoff));
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
