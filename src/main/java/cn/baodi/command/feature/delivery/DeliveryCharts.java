package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.delivery.DeliveryRepository.Served;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

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
    List<Figure> figures(Cutoff cutoff) {
        Cutoff before = cutoff.yesterday();
        Map<LocalDate, Served> days = repository.servedByDay(cutoff.trendFrom().atStartOfDay(), cutoff.until());
        Served today = days.getOrDefault(cutoff.day(), Served.NOTHING);
        boolean compared = days.containsKey(before.day());
        Served yesterday = compared ? repository.served(before.from(), before.until()) : null;
        Link served = link(Filter.NONE.chip("served", "true").range(day(cutoff)));
        return List.of(
                figure(
                        "households",
                        "figure.households",
                        "unit.households",
                        today,
                        yesterday,
                        1,
                        served,
                        days,
                        cutoff,
                        s -> BigDecimal.valueOf(s.households())),
                figure(
                                "count",
                                "figure.count",
                                "unit.deliveries",
                                today,
                                yesterday,
                                1,
                                served,
                                days,
                                cutoff,
                                s -> BigDecimal.valueOf(s.count()))
                        .adding(),
                figure(
                                "weight",
                                "figure.weight",
                                "unit.jin",
                                today,
                                yesterday,
                                1,
                                served,
                                days,
                                cutoff,
                                s -> Types.jin(s.grams()))
                        .adding(),
                new Figure(
                        "deliveries.open",
                        texts.get("figure.open"),
                        texts.get("unit.deliveries"),
                        BigDecimal.valueOf(repository.open(cutoff.until()).count()),
                        compared
                                ? BigDecimal.valueOf(
                                        repository.open(before.until()).count())
                                : null,
                        List.of(),
                        -1,
                        link(Filter.NONE.chip("open", "true"))));
    }

    private Figure figure(
            String key,
            String label,
            String unit,
            Served today,
            Served yesterday,
            int good,
            Link link,
            Map<LocalDate, Served> days,
            Cutoff cutoff,
            Function<Served, BigDecimal> number) {
        return new Figure(
                "deliveries." + key,
                texts.get(label),
                texts.get(unit),
                number.apply(today),
                yesterday == null ? null : number.apply(yesterday),
                trend(days, cutoff, number),
                good,
                link);
    }

    private static List<BigDecimal> trend(
            Map<LocalDate, Served> days, Cutoff cutoff, Function<Served, BigDecimal> number) {
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day = cutoff.trendFrom(); !day.isAfter(cutoff.day()); day = day.plusDays(1)) {
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
    ChartData trend(Cutoff cutoff) {
        Map<LocalDate, Served> days = repository.servedByDay(cutoff.trendFrom().atStartOfDay(), cutoff.until());
        List<String> categories = new ArrayList<>();
        for (LocalDate day = cutoff.trendFrom(); !day.isAfter(cutoff.day()); day = day.plusDays(1)) {
            categories.add(label(day));
        }
        TimeRange range = TimeRange.between(
                cutoff.trendFrom().atStartOfDay(), cutoff.from().plusDays(1));
        return chart(
                "chart.households.day",
                range,
                "unit.households",
                ChartData.Kind.LINES,
                categories,
                trend(days, cutoff, s -> BigDecimal.valueOf(s.households())));
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
