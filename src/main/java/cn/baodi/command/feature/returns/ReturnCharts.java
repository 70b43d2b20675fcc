package cn.baodi.command.feature.returns;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.data.Under;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has reported by day, and what, for tiles, charts and report alike. */
final class ReturnCharts {
    private static final Duration WHOLE_DAY = Duration.ofDays(1);

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

    /** These days as they are known now. */
    Completeness known(List<LocalDate> days) {
        List<ReturnRepository.Filed> filed =
                days.isEmpty() ? List.of() : returns.filed(days.get(0), days.get(days.size() - 1));
        return new Completeness(units.villages(), days, filed, day -> LocalDateTime.MAX);
    }

    /** These days as they were known at a moment. */
    Completeness known(List<LocalDate> days, LocalDateTime moment) {
        List<ReturnRepository.Filed> filed = returns.filed(days.get(0), days.get(days.size() - 1));
        return new Completeness(units.villages(), days, filed, day -> moment.plusNanos(1));
    }

    /**
     * The days of a scope, of those before it and of its trend, with the villages of its unit.
     *
     * @param alike as they go against each other: each at the same hour as the last
     * @param ended as a trend shows them: each as it ended, the last one as far as it is known
     */
    record Known(Completeness alike, Completeness ended) {}

    Known known(Scope scope) {
        List<LocalDate> days =
                scope.since().datesUntil(scope.lastDay().plusDays(1)).toList();
        List<Unit> villages = units.villages().stream()
                .filter(unit -> isUnder(unit, scope.here().chip("unit")))
                .toList();
        List<ReturnRepository.Filed> filed = returns.filed(days.get(0), scope.lastDay());
        Duration hours = hours(scope);
        boolean several = scope.days().size() > 1;
        Function<LocalDate, LocalDateTime> end = day -> day.equals(scope.lastDay()) && (scope.running() || !several)
                ? day.atStartOfDay().plus(hours)
                : several ? LocalDateTime.MAX : day.plusDays(1).atStartOfDay();
        Completeness ended = new Completeness(villages, days, filed, end);
        if (!scope.running()) {
            return new Known(ended, ended);
        }
        // Of a day alone each other one is taken at the same hour; of several only the one that goes against the last.
        Set<LocalDate> sameHour = Set.of(scope.lastDay(), scope.before().lastDay());
        return new Known(
                new Completeness(
                        villages,
                        days,
                        filed,
                        day -> several && !sameHour.contains(day)
                                ? LocalDateTime.MAX
                                : day.atStartOfDay().plus(hours)),
                ended);
    }

    List<Figure> figures(Scope scope) {
        return figures(scope, known(scope));
    }

    /** @param known of the same scope */
    List<Figure> figures(Scope scope, Known known) {
        Map<LocalDate, Tally> tallies = tallies(scope);
        long expected = sum(known.alike(), scope.days(), Counts::expected);
        List<Figure> figures = List.of(
                count("filed", expected, scope, known, Counts::reported, 1, "returns"),
                count("silent", expected, scope, known, c -> c.of(State.SILENT), -1, BoardModel.KEY),
                found("fever", scope, known, tallies, Tally::fever, -1),
                found("isolated", scope, known, tallies, Tally::isolated, 0));
        String unanswered = scope.isShift() ? "figure.daily" : known.ended().isEmpty() ? "figure.absent" : null;
        return unanswered == null
                ? figures
                : figures.stream()
                        .map(figure -> figure.unanswered(texts.get(unanswered)))
                        .toList();
    }

    /** What had been found by the time that the states are of. */
    private Map<LocalDate, Tally> tallies(Scope scope) {
        Filter days = scope.here()
                .range(TimeRange.between(
                        scope.since().atStartOfDay(),
                        scope.lastDay().plusDays(1).atStartOfDay()));
        boolean several = scope.days().size() > 1;
        Map<LocalDate, Tally> tallies =
                returns.byDay(days, several ? null : WHOLE_DAY).stream().collect(Collectors.toMap(Tally::day, t -> t));
        if (!several && scope.running()) {
            tallies.remove(scope.lastDay());
            returns.byDay(onLast(scope), hours(scope)).forEach(last -> tallies.put(last.day(), last));
        }
        return tallies;
    }

    /** How far into its last day a scope goes. */
    private static Duration hours(Scope scope) {
        return Duration.between(scope.cutoff().from(), scope.cutoff().until());
    }

    private static long sum(Completeness known, List<LocalDate> days, ToLongFunction<Counts> number) {
        return days.stream()
                .mapToLong(day -> number.applyAsLong(known.counts(day)))
                .sum();
    }

    private Figure count(
            String key,
            long expected,
            Scope scope,
            Known known,
            ToLongFunction<Counts> number,
            int good,
            String sheet) {
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : scope.trendDays()) {
            Counts counts = known.ended().counts(day);
            trend.add(counts.reported() == 0 ? null : BigDecimal.valueOf(number.applyAsLong(counts)));
        }
        List<LocalDate> days = scope.days();
        String gap = scope.gap(
                texts,
                known.ended().days().stream()
                        .filter(day -> known.ended().counts(day).reported() > 0)
                        .collect(Collectors.toSet()));
        boolean several = days.size() > 1;
        return new Figure(
                        ReturnsFeature.KEY + "." + key,
                        texts.get(several ? "figure." + key + ".days" : "figure." + key, expected, days.size()),
                        texts.get(several ? "unit.returns" : "unit.units"),
                        BigDecimal.valueOf(sum(known.alike(), days, number)),
                        gap == null
                                ? BigDecimal.valueOf(
                                        sum(known.alike(), scope.before().days(), number))
                                : null,
                        trend,
                        good,
                        Link.to(ReturnsFeature.KEY, sheet, scope.rows()))
                .because(gap);
    }

    /** What the villages found. It goes against the days before only where all have reported of all of them. */
    private Figure found(
            String key,
            Scope scope,
            Known known,
            Map<LocalDate, Tally> tallies,
            ToLongFunction<Tally> number,
            int good) {
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : scope.trendDays()) {
            Tally tally = tallies.get(day);
            trend.add(tally == null ? null : BigDecimal.valueOf(number.applyAsLong(tally)));
        }
        boolean whole = Stream.concat(scope.days().stream(), scope.before().days().stream())
                .map(known.alike()::counts)
                .allMatch(counts -> counts.expected() > 0 && counts.of(State.SILENT) == 0);
        boolean last = key.equals("isolated");
        List<LocalDate> days = scope.days();
        List<LocalDate> before = scope.before().days();
        return new Figure(
                        ReturnsFeature.KEY + "." + key,
                        texts.get(days.size() > 1 ? "figure." + key + ".days" : "figure." + key, days.size()),
                        texts.get("unit.people"),
                        total(tallies, last ? List.of(scope.lastDay()) : days, number),
                        whole ? total(tallies, last ? List.of(scope.before().lastDay()) : before, number) : null,
                        trend,
                        good,
                        Link.to(ReturnsFeature.KEY, "returns", last ? onLast(scope) : scope.rows()))
                .because(whole ? null : texts.get("figure.silent.some", scope.against(texts)));
    }

    private static Filter onLast(Scope scope) {
        return scope.here().range(on(scope.lastDay()).range());
    }

    private static BigDecimal total(Map<LocalDate, Tally> tallies, List<LocalDate> days, ToLongFunction<Tally> number) {
        return BigDecimal.valueOf(days.stream()
                .filter(tallies::containsKey)
                .mapToLong(day -> number.applyAsLong(tallies.get(day)))
                .sum());
    }

    /** A figure by the units right under the scope's. */
    Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        Under under = new Under(scope.unit());
        Duration within = scope.days().size() > 1 ? null : hours(scope);
        if (scope.isShift()) {
            return Map.of();
        }
        return switch (figure) {
            case ReturnsFeature.KEY + ".fever" ->
                returns.byUnit("fever", scope.days().get(0), scope.lastDay(), under, within);
            case ReturnsFeature.KEY + ".isolated" ->
                returns.byUnit("isolated_closing", scope.lastDay(), scope.lastDay(), under, within);
            default -> reporting(figure.endsWith(".filed"), scope);
        };
    }

    private Map<Long, BigDecimal> reporting(boolean filed, Scope scope) {
        Completeness known = known(scope).alike();
        Map<Long, BigDecimal> numbers = new HashMap<>();
        for (Unit unit : known.villages()) {
            long silent = 0;
            long owed = 0;
            for (LocalDate day : scope.days()) {
                State state = known.state(unit, day);
                owed += state == null ? 0 : 1;
                silent += state == State.SILENT ? 1 : 0;
            }
            numbers.merge(
                    scope.unit() == null ? Unit.town(unit.id()) : unit.id(),
                    BigDecimal.valueOf(filed ? owed - silent : silent),
                    BigDecimal::add);
        }
        return numbers;
    }

    /** How many have reported each day, and how. */
    ChartData reported(Scope scope) {
        return reported(
                known(scope).ended(), scope.trendDays(), scope.trendRange().label(texts, LocalDateTime.now(clock)));
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
                days,
                filter.range().label(texts, LocalDateTime.now(clock)));
    }

    private static boolean isUnder(Unit unit, String chosen) {
        return chosen == null || UnitChoice.of(chosen).covers(unit.id());
    }

    private ChartData reported(Completeness known, List<LocalDate> days, String range) {
        List<Series> series = Arrays.stream(State.values())
                .map(state -> Series.of(
                        texts.name(state),
                        days.stream()
                                .map(known::counts)
                                .map(counts -> counts.reported() == 0 ? null : counts.of(state))
                                .toList()))
                .toList();
        return chart("chart.reported", "unit.units", ChartData.Kind.STACKED, range, days, series);
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
