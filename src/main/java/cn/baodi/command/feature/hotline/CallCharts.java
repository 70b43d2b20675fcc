package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.hotline.CallRepository.Taken;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The numbers of the calls by day, hour and topic, for tiles, charts and report alike. */
final class CallCharts {
    private static final int HOURS = 24;

    private final CallRepository repository;
    private final Texts texts;
    private final Clock clock;

    CallCharts(CallRepository repository, Texts texts, Clock clock) {
        this.repository = repository;
        this.texts = texts;
        this.clock = clock;
    }

    /** The calls from 0时 up to the cut-off. */
    static Filter upTo(Cutoff cutoff) {
        LocalDateTime until = cutoff.until().isAfter(cutoff.from())
                ? cutoff.until()
                : cutoff.from().plusNanos(1000);
        return Filter.NONE.range(TimeRange.between(cutoff.from(), until));
    }

    /** Calls, calls of high risk, and follow-ups that wait. */
    List<Figure> figures(Scope scope) {
        Under under = new Under(scope.unit());
        Scope before = scope.before();
        Map<LocalDate, Taken> days = repository.byDay(scope.since(), scope.until(), under);
        String gap = scope.gap(texts, days.keySet());
        Taken earlier = gap == null ? repository.taken(before.span().from(), before.until(), under) : null;
        Taken now = scope.isShift()
                ? repository.taken(scope.span().from(), scope.until(), under)
                : scope.days().stream()
                        .map(day -> days.getOrDefault(day, Taken.NONE))
                        .reduce(Taken.NONE, Taken::plus);
        Figure high = figure(
                "highrisk",
                "figure.high",
                scope,
                days,
                now,
                earlier,
                Taken::high,
                -1,
                scope.rows().chip("risk", Call.Risk.HIGH.name()));
        String gapAtEnd = scope.gapAtEnd(texts, days.keySet());
        Figure waiting = new Figure(
                "calls.waiting",
                texts.get("figure.waiting"),
                texts.get("unit.calls"),
                BigDecimal.valueOf(repository.waiting(scope.until(), under)),
                gapAtEnd == null ? BigDecimal.valueOf(repository.waiting(before.until(), under)) : null,
                List.of(),
                -1,
                link(scope.here()
                        .chip(
                                "followUp",
                                scope.lastDay().isBefore(LocalDate.now(clock))
                                        ? scope.until().toString()
                                        : "waiting")));
        return List.of(
                figure("count", "figure.count", scope, days, now, earlier, Taken::calls, 0, scope.rows())
                        .because(gap),
                // in a town one of them could be recognised: see the summaries
                scope.unit() == null ? high.because(gap) : high.unanswered(texts.get("figure.high.district")),
                waiting.because(gapAtEnd));
    }

    private Figure figure(
            String key,
            String label,
            Scope scope,
            Map<LocalDate, Taken> days,
            Taken now,
            Taken earlier,
            ToLongFunction<Taken> number,
            int good,
            Filter behind) {
        return new Figure(
                "calls." + key,
                scope.label(texts, label),
                texts.get("unit.calls"),
                BigDecimal.valueOf(number.applyAsLong(now)),
                earlier == null ? null : BigDecimal.valueOf(number.applyAsLong(earlier)),
                trend(days, scope.sparkDays(), number),
                good,
                link(behind));
    }

    private static List<BigDecimal> trend(
            Map<LocalDate, Taken> days, List<LocalDate> shown, ToLongFunction<Taken> number) {
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : shown) {
            trend.add(days.containsKey(day) ? BigDecimal.valueOf(number.applyAsLong(days.get(day))) : null);
        }
        return trend;
    }

    /** A figure by the units right under the scope's; high risk is of the district alone. */
    Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        Under under = new Under(scope.unit());
        return switch (figure) {
            case "calls.count" -> repository.byUnit(scope.span().from(), scope.until(), under);
            case "calls.waiting" -> repository.waitingByUnit(scope.until(), under);
            default -> Map.of();
        };
    }

    private static Link link(Filter filter) {
        return Link.to(HotlineFeature.KEY, CallSheet.KEY, filter);
    }

    /** Calls by day, for the dashboard; a day without data is a gap. */
    ChartData trend(Scope scope) {
        Map<LocalDate, Taken> days = repository.byDay(scope.trendDays().get(0), scope.until(), new Under(scope.unit()));
        List<String> categories = scope.trendDays().stream().map(this::label).toList();
        List<ChartData.Series> series = new ArrayList<>();
        series.add(ChartData.Series.of(texts.get("chart.calls"), trend(days, scope.trendDays(), Taken::calls)));
        if (scope.unit() == null) {
            series.add(ChartData.Series.of(texts.get("chart.high"), trend(days, scope.trendDays(), Taken::high)));
        }
        return new ChartData(
                texts.get("chart.day"),
                scope.trendRange().label(texts, LocalDateTime.now(clock)),
                texts.get("unit.calls"),
                ChartData.Kind.LINES,
                categories,
                series);
    }

    /** Calls by day. */
    ChartData byDay(Filter filter) {
        TreeMap<LocalDate, Taken> days = new TreeMap<>(repository.byDay(filter));
        List<String> categories = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (!days.isEmpty()) {
            LocalDate first = span == null ? days.firstKey() : span.from().toLocalDate();
            LocalDate last =
                    span == null ? days.lastKey() : span.to().minusNanos(1).toLocalDate();
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                categories.add(label(day));
                taken.add(days.getOrDefault(day, Taken.NONE));
            }
        }
        return chart("chart.day", filter.range(), categories, taken);
    }

    /** Calls by hour of the day, all days of the range together; of a single day the hours to come are a gap. */
    ChartData byHour(Filter filter) {
        Map<Integer, Taken> hours = repository.byHour(filter);
        List<String> categories = new ArrayList<>();
        List<Long> calls = new ArrayList<>();
        List<Long> high = new ArrayList<>();
        int known = hoursKnown(filter);
        for (int hour = 0; hour < HOURS; hour++) {
            Taken taken = hours.getOrDefault(hour, Taken.NONE);
            categories.add(texts.get("chart.hour.label", hour));
            calls.add(hour < known ? (Long) taken.calls() : null);
            high.add(hour < known ? (Long) taken.high() : null);
        }
        return chart("chart.hour", filter.range(), ChartData.Kind.BARS, categories, calls, high);
    }

    private int hoursKnown(Filter filter) {
        LocalDateTime now = LocalDateTime.now(clock);
        TimeRange.Span span = filter.range().resolve(now);
        if (span == null
                || !span.to().minusNanos(1).toLocalDate().equals(span.from().toLocalDate())) {
            return HOURS;
        }
        LocalDateTime last = (span.to().isBefore(now) ? span.to() : now).minusNanos(1);
        return last.toLocalDate().isAfter(span.from().toLocalDate())
                ? HOURS
                : last.isBefore(span.from()) ? 0 : last.getHour() + 1;
    }

    /** Calls by topic, in the order of the digits. */
    ChartData byTopic(Filter filter) {
        Map<Call.Topic, Taken> topics = repository.byTopic(filter);
        List<String> categories = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (Call.Topic topic : Call.Topic.values()) {
            categories.add(texts.name(topic));
            taken.add(topics.getOrDefault(topic, Taken.NONE));
        }
        return chart("chart.topic", filter.range(), categories, taken);
    }

    private ChartData chart(String title, TimeRange range, List<String> categories, List<Taken> taken) {
        return chart(
                title,
                range,
                ChartData.Kind.BARS,
                categories,
                taken.stream().map(Taken::calls).toList(),
                taken.stream().map(Taken::high).toList());
    }

    private ChartData chart(
            String title,
            TimeRange range,
            ChartData.Kind kind,
            List<String> categories,
            List<? extends Number> calls,
            List<? extends Number> high) {
        return new ChartData(
                texts.get(title),
                range.label(texts, LocalDateTime.now(clock)),
                texts.get("unit.calls"),
                kind,
                categories,
                List.of(
                        ChartData.Series.of(texts.get("chart.calls"), calls),
                        ChartData.Series.of(texts.get("chart.high"), high)));
    }

    private String label(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(day);
    }
}
