package cn.baodi.command.feature.returns;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.returns.Completeness.Counts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.returns.ReturnRepository.Tally;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Who has reported by day, and what, for tiles, charts and report alike. */
final class ReturnCharts {
    private final ReturnRepository returns;
    private final UnitDirectory units;
    private final Texts texts;
    private final Clock clock;

    ReturnCharts(ReturnRepository returns, UnitDirectory units, Texts texts, Clock clock) {
        this.returns = returns;
        this.units = units;
        this.texts = texts;
        this.clock = clock;
    }

    static Filter on(LocalDate day) {
        return Filter.NONE.range(
                TimeRange.between(day.atStartOfDay(), day.plusDays(1).atStartOfDay()));
    }

    /** The days of the trend, each as far as it was known at the same hour. */
    Completeness trend(Cutoff cutoff) {
        Duration hours = Duration.between(cutoff.from(), cutoff.until());
        List<LocalDate> days =
                cutoff.trendFrom().datesUntil(cutoff.day().plusDays(1)).toList();
        return new Completeness(
                units.villages(),
                days,
                returns.filed(days.get(0), cutoff.day()),
                day -> day.atStartOfDay().plus(hours));
    }

    /** These days as they are known now. */
    Completeness known(List<LocalDate> days) {
        List<ReturnRepository.Filed> filed =
                days.isEmpty() ? List.of() : returns.filed(days.get(0), days.get(days.size() - 1));
        return new Completeness(units.villages(), days, filed, day -> LocalDateTime.MAX);
    }

    List<Figure> figures(Cutoff cutoff) {
        return figures(cutoff, trend(cutoff));
    }

    /** @param trend of the same cut-off */
    List<Figure> figures(Cutoff cutoff, Completeness trend) {
        Counts today = trend.counts(cutoff.day());
        Filter day = on(cutoff.day());
        Map<LocalDate, Tally> tallies = returns
                .byDay(Filter.NONE.range(TimeRange.between(
                        cutoff.trendFrom().atStartOfDay(), cutoff.from().plusDays(1))))
                .stream()
                .collect(Collectors.toMap(Tally::day, tally -> tally));
        return List.of(
                count("filed", texts.get("figure.filed", today.expected()), trend, Counts::reported, 1, "returns", day),
                count("silent", texts.get("figure.silent"), trend, c -> c.of(State.SILENT), -1, BoardModel.KEY, day),
                sum("fever", cutoff, tallies, Tally::fever, -1).adding(),
                sum("isolated", cutoff, tallies, Tally::isolated, 0));
    }

    private Figure count(
            String key,
            String label,
            Completeness trend,
            ToLongFunction<Counts> number,
            int good,
            String sheet,
            Filter filter) {
        List<BigDecimal> days = new ArrayList<>();
        for (LocalDate day : trend.days()) {
            Counts counts = trend.counts(day);
            days.add(counts.reported() == 0 ? null : BigDecimal.valueOf(number.applyAsLong(counts)));
        }
        LocalDate today = trend.days().get(trend.days().size() - 1);
        return new Figure(
                ReturnsFeature.KEY + "." + key,
                label,
                texts.get("unit.units"),
                BigDecimal.valueOf(number.applyAsLong(trend.counts(today))),
                days.get(days.size() - 2),
                days,
                good,
                Link.to(ReturnsFeature.KEY, sheet, filter));
    }

    private Figure sum(
            String key, Cutoff cutoff, Map<LocalDate, Tally> tallies, ToLongFunction<Tally> number, int good) {
        List<BigDecimal> days = new ArrayList<>();
        for (LocalDate day = cutoff.trendFrom(); !day.isAfter(cutoff.day()); day = day.plusDays(1)) {
            Tally tally = tallies.get(day);
            days.add(tally == null ? null : BigDecimal.valueOf(number.applyAsLong(tally)));
        }
        BigDecimal today = days.get(days.size() - 1);
        return new Figure(
                ReturnsFeature.KEY + "." + key,
                texts.get("figure." + key),
                texts.get("unit.people"),
                today == null ? BigDecimal.ZERO : today,
                null, // other villages have reported than yesterday at this hour: the sums are not alike
                days,
                good,
                Link.to(ReturnsFeature.KEY, "returns", on(cutoff.day())));
    }

    /** How many have reported each day, and how. */
    ChartData reported(Cutoff cutoff) {
        return reported(trend(cutoff), "");
    }

    /** The same for the days and the town of a list. */
    ChartData reported(Filter filter) {
        List<LocalDate> days = days(filter);
        List<Unit> villages = units.villages().stream()
                .filter(unit -> isUnder(unit, filter.chip("unit")))
                .toList();
        List<ReturnRepository.Filed> filed =
                days.isEmpty() ? List.of() : returns.filed(days.get(0), days.get(days.size() - 1));
        return reported(
                new Completeness(villages, days, filed, day -> LocalDateTime.MAX),
                filter.range().label(texts, LocalDateTime.now(clock)));
    }

    private static boolean isUnder(Unit unit, String chosen) {
        if (chosen == null) {
            return true;
        }
        long code = Long.parseLong(chosen);
        return unit.id() == code
                || Unit.town(unit.id()) == code
                || code % 1_000_000 == 0 && unit.id() / 1_000_000 == code / 1_000_000;
    }

    private ChartData reported(Completeness known, String range) {
        List<Series> series = Arrays.stream(State.values())
                .map(state -> Series.of(
                        texts.name(state),
                        known.days().stream()
                                .map(day -> known.counts(day).of(state))
                                .toList()))
                .toList();
        return chart("chart.reported", "unit.units", ChartData.Kind.STACKED, range, known.days(), series);
    }

    /** What was found each day. */
    ChartData found(Filter filter) {
        TreeMap<LocalDate, Tally> tallies = new TreeMap<>();
        returns.byDay(filter).forEach(tally -> tallies.put(tally.day(), tally));
        List<LocalDate> days = days(filter);
        return chart(
                "chart.found",
                "unit.people",
                ChartData.Kind.BARS,
                filter.range().label(texts, LocalDateTime.now(clock)),
                days,
                List.of(
                        of("registered", days, tallies, Tally::registered),
                        of("fever", days, tallies, Tally::fever),
                        of("isolatedClosing", days, tallies, Tally::isolated)));
    }

    private Series of(String item, List<LocalDate> days, Map<LocalDate, Tally> tallies, ToLongFunction<Tally> number) {
        List<Long> values = new ArrayList<>();
        days.forEach(day -> values.add(tallies.containsKey(day) ? number.applyAsLong(tallies.get(day)) : null));
        return Series.of(texts.get("returns." + item), values);
    }

    /** Every day of the range; without one the last fourteen. */
    private List<LocalDate> days(Filter filter) {
        LocalDateTime now = LocalDateTime.now(clock);
        TimeRange.Span span = filter.range().resolve(now);
        TimeRange.Span shown = span == null ? TimeRange.LAST14.resolve(now) : span;
        return shown.from()
                .toLocalDate()
                .datesUntil(shown.to().minusNanos(1).toLocalDate().plusDays(1))
                .toList();
    }

    private ChartData chart(
            String title, String unit, ChartData.Kind kind, String range, List<LocalDate> days, List<Series> series) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale());
        return new ChartData(
                texts.get(title),
                range,
                texts.get(unit),
                kind,
                days.stream().map(format::format).toList(),
                series);
    }
}
