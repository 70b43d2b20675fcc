package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.delivery.DeliveryRepository.Served;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The numbers of the deliveries by day and by town, for tiles, charts and report alike. */
final class DeliveryCharts {
    private final DeliveryRepository repository;
    private final UnitDirectory units;
    private final Texts texts;
    private final Clock clock;

    DeliveryCharts(DeliveryRepository repository, UnitDirectory units, Texts texts, Clock clock) {
        this.repository = repository;
        this.units = units;
        this.texts = texts;
        this.clock = clock;
    }

    /** 户 and 单 and 斤 that arrived, and what is open: three from one query by day, 户 apart from 单. */
    List<Figure> figures(Scope scope) {
        Under under = new Under(scope.unit());
        Scope before = scope.before();
        Map<LocalDate, Served> days = repository.servedByDay(scope.since().atStartOfDay(), scope.until(), under);
        String gap = scope.gap(texts, days.keySet());
        Served now = scope.isDay()
                ? days.getOrDefault(scope.lastDay(), Served.NOTHING)
                : repository.served(scope.span().from(), scope.until(), under);
        Served earlier = gap == null ? repository.served(before.span().from(), before.until(), under) : null;
        String gapAtEnd = scope.gapAtEnd(texts, days.keySet());
        Figure open = new Figure(
                "deliveries.open",
                texts.get("figure.open"),
                texts.get("unit.deliveries"),
                BigDecimal.valueOf(repository.open(scope.until(), under).count()),
                gapAtEnd == null
                        ? BigDecimal.valueOf(
                                repository.open(before.until(), under).count())
                        : null,
                List.of(),
                -1,
                link(scope.here().chip("open", openAt(scope.until()))));
        return Stream.concat(
                        Stream.of(Number.values())
                                .map(number -> figure(number, scope, now, earlier, days)
                                        .because(gap)),
                        Stream.of(open.because(gapAtEnd)))
                .toList();
    }

    /** The chip for what was open at a moment; on the day that runs that is what is open. */
    String openAt(LocalDateTime moment) {
        return moment.isAfter(LocalDate.now(clock).atStartOfDay()) ? "true" : moment.toString();
    }

    /** What is counted of the deliveries that arrived. */
    private enum Number {
        HOUSEHOLDS("households", s -> BigDecimal.valueOf(s.households())),
        COUNT("deliveries", s -> BigDecimal.valueOf(s.count())),
        WEIGHT("jin", s -> Types.jin(s.grams()));

        private final String unit;
        private final Function<Served, BigDecimal> of;

        Number(String unit, Function<Served, BigDecimal> of) {
            this.unit = unit;
            this.of = of;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Figure figure(Number number, Scope scope, Served now, Served earlier, Map<LocalDate, Served> days) {
        return new Figure(
                "deliveries." + number.key(),
                scope.label(texts, "figure." + number.key()),
                texts.get("unit." + number.unit),
                number.of.apply(now),
                earlier == null ? null : number.of.apply(earlier),
                trend(days, scope.sparkDays(), number.of),
                1,
                link(scope.rows().chip("served", "true")));
    }

    /** A figure by the units right under the scope's. */
    Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        Under under = new Under(scope.unit());
        Map<Long, BigDecimal> units = new HashMap<>();
        if (figure.equals("deliveries.open")) {
            repository
                    .openByUnit(scope.until(), under)
                    .forEach((unit, count) -> units.put(unit, BigDecimal.valueOf(count)));
        }
        Stream.of(Number.values())
                .filter(number -> figure.equals("deliveries." + number.key()))
                .forEach(number -> repository
                        .servedByUnit(scope.span().from(), scope.until(), under)
                        .forEach((unit, served) -> units.put(unit, number.of.apply(served))));
        return units;
    }

    private static List<BigDecimal> trend(
            Map<LocalDate, Served> days, List<LocalDate> shown, Function<Served, BigDecimal> number) {
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : shown) {
            trend.add(days.containsKey(day) ? number.apply(days.get(day)) : null);
        }
        return trend;
    }

    private static Link link(Filter filter) {
        return Link.to(DeliveryFeature.KEY, DeliverySheet.KEY, filter);
    }

    /** The whole day of the cut-off. */
    static TimeRange day(Cutoff cutoff) {
        return TimeRange.between(cutoff.from(), cutoff.from().plusDays(1));
    }

    /** Households served by day, for the dashboard and the report; a day without data is a gap. */
    ChartData trend(Scope scope) {
        List<LocalDate> shown = scope.trendDays();
        Map<LocalDate, Served> days =
                repository.servedByDay(shown.get(0).atStartOfDay(), scope.until(), new Under(scope.unit()));
        return chart(
                "chart.households.day",
                scope.trendRange(),
                "unit.households",
                ChartData.Kind.LINES,
                shown.stream().map(this::label).toList(),
                trend(days, shown, s -> BigDecimal.valueOf(s.households())));
    }

    /** 户 by day, each counted once a day. */
    ChartData householdsByDay(Filter filter) {
        return byDay(filter, "chart.households.day", "unit.households", s -> BigDecimal.valueOf(s.households()));
    }

    /** 斤 by day. */
    ChartData weightByDay(Filter filter) {
        return byDay(filter, "chart.weight.day", "unit.jin", s -> Types.jin(s.grams()));
    }

    /** 户 by town, each counted once in the whole range. */
    ChartData householdsByTown(Filter filter) {
        return byTown(filter, "chart.households.town", "unit.households", s -> BigDecimal.valueOf(s.households()));
    }

    /** 斤 by town. */
    ChartData weightByTown(Filter filter) {
        return byTown(filter, "chart.weight.town", "unit.jin", s -> Types.jin(s.grams()));
    }

    private ChartData byDay(Filter filter, String title, String unit, Function<Served, BigDecimal> number) {
        TreeMap<LocalDate, Served> days = new TreeMap<>(repository.servedByDay(arrived(filter)));
        List<String> categories = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (!days.isEmpty()) {
            LocalDate first = span == null ? days.firstKey() : span.from().toLocalDate();
            LocalDate last =
                    span == null ? days.lastKey() : span.to().minusNanos(1).toLocalDate();
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                categories.add(label(day));
                values.add(number.apply(days.getOrDefault(day, Served.NOTHING)));
            }
        }
        return chart(title, filter.range(), unit, ChartData.Kind.BARS, categories, values);
    }

    private ChartData byTown(Filter filter, String title, String unit, Function<Served, BigDecimal> number) {
        Map<Long, Served> towns = repository.servedByTown(arrived(filter));
        List<String> categories = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        towns.forEach((town, served) -> {
            categories.add(units.name(town));
            values.add(number.apply(served));
        });
        return chart(title, filter.range(), unit, ChartData.Kind.BARS, categories, values);
    }

    /** Where a delivery stands says nothing about what arrived. */
    private static Filter arrived(Filter filter) {
        return filter.chip("state", null).chip("open", null).chip("overdue", null);
    }

    private ChartData chart(
            String title,
            TimeRange range,
            String unit,
            ChartData.Kind kind,
            List<String> categories,
            List<BigDecimal> values) {
        return new ChartData(
                texts.get(title),
                range.label(texts, LocalDateTime.now(clock)),
                texts.get(unit),
                kind,
                categories,
                List.of(ChartData.Series.of(texts.get(unit), values)));
    }

    private String label(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(day);
    }
}
