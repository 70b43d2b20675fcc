package cn.baodi.command.feature.stock;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.stock.StockRepository.Movement;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of the store, for tiles, charts and report alike. What is weighed and what is counted are never added up;
 * the store is the district's, so a town or village has none.
 */
final class StockCharts {
    /** Before anything was written down. */
    static final LocalDateTime BEGINNING = LocalDate.EPOCH.atStartOfDay();
    /** More bars than these cannot be told apart. */
    private static final int BARS = 24;

    private final GoodsRepository goods;
    private final StockRepository entries;
    private final Texts texts;
    private final Clock clock;

    StockCharts(GoodsRepository goods, StockRepository entries, Texts texts, Clock clock) {
        this.goods = goods;
        this.entries = entries;
        this.texts = texts;
        this.clock = clock;
    }

    /** What is counted of the lines of a time. */
    private enum Number {
        RECEIVED_WEIGHT("received.weight", true, StockEntry.Kind.IN, Movement::received),
        RECEIVED_PIECES("received.pieces", false, StockEntry.Kind.IN, Movement::received),
        ISSUED_WEIGHT("issued.weight", true, StockEntry.Kind.OUT, Movement::issued),
        ISSUED_PIECES("issued.pieces", false, StockEntry.Kind.OUT, Movement::issued);

        private final String key;
        private final boolean weighed;
        private final StockEntry.Kind kind;
        private final ToLongFunction<Movement> of;

        Number(String key, boolean weighed, StockEntry.Kind kind, ToLongFunction<Movement> of) {
            this.key = key;
            this.weighed = weighed;
            this.kind = kind;
            this.of = of;
        }

        BigDecimal sum(List<Movement> movements, Predicate<Movement> those) {
            long sum = movements.stream()
                    .filter(m -> m.measure().isWeighed() == weighed)
                    .filter(those)
                    .mapToLong(of)
                    .sum();
            return weighed ? Types.jin(sum) : BigDecimal.valueOf(sum);
        }
    }

    List<Figure> figures(Scope scope) {
        List<Movement> days = entries.movements(BEGINNING, scope.until());
        Set<LocalDate> known = known(days);
        String gap = gap(scope, known);
        Scope before = scope.before();
        List<Movement> now = entries.movements(scope.span().from(), scope.until());
        List<Movement> earlier = gap == null ? entries.movements(before.span().from(), before.until()) : List.of();
        List<Figure> figures = Stream.of(Number.values())
                .map(number -> new Figure(
                        "stock." + number.key,
                        scope.label(texts, "figure." + number.key),
                        texts.get(number.weighed ? "unit.jin" : "unit.pieces"),
                        number.sum(now, m -> true),
                        gap == null ? number.sum(earlier, m -> true) : null,
                        scope.sparkDays().stream()
                                .map(day -> known.contains(day)
                                        ? number.sum(days, m -> m.day().equals(day))
                                        : null)
                                .collect(Collectors.toCollection(ArrayList::new)),
                        0,
                        Link.to(
                                StockFeature.KEY,
                                StockSheet.ENTRIES,
                                scope.rows()
                                        .chip("kind", number.kind.name())
                                        .chip("weighed", Boolean.toString(number.weighed)))))
                .collect(Collectors.toCollection(ArrayList::new));
        figures.replaceAll(figure -> figure.because(gap));
        figures.add(low(scope));
        String where = scope.unit() == null ? null : texts.get("figure.district");
        return figures.stream()
                .map(figure -> where == null ? figure : figure.unanswered(where))
                .toList();
    }

    /** The days on which somebody wrote something down; of the others nothing is known. */
    private static Set<LocalDate> known(List<Movement> days) {
        return days.stream().map(Movement::day).collect(Collectors.toSet());
    }

    /** Why what came and went cannot be compared: days without a line, before or now. */
    private String gap(Scope scope, Set<LocalDate> known) {
        String before = scope.gap(texts, known);
        boolean silent = !scope.running() && scope.days().stream().noneMatch(known::contains);
        return before == null && silent ? texts.get("figure.unentered", scope.against(texts)) : before;
    }

    /** Limits are known as they are now alone: to say of a past day what fell below them would rewrite it. */
    private Figure low(Scope scope) {
        Figure low = new Figure(
                        "stock.low",
                        texts.get("figure.low"),
                        texts.get("unit.goods"),
                        count(watched(), entries.balances(scope.until())),
                        null,
                        List.of(),
                        -1,
                        Link.to(StockFeature.KEY, StockSheet.GOODS, scope.here().chip("low", "true")))
                .asOfNow();
        String now = texts.get("figure.low.now");
        return isNow(scope.until()) ? low.because(now) : low.unanswered(now);
    }

    /** Whether a moment is of the day that runs. */
    boolean isNow(LocalDateTime moment) {
        return moment.isAfter(LocalDate.now(clock).atStartOfDay());
    }

    private static BigDecimal count(List<Goods> watched, Map<Long, Long> balances) {
        return BigDecimal.valueOf(watched.stream()
                .filter(g -> balances.getOrDefault(g.id(), 0L) < g.least())
                .count());
    }

    private List<Goods> watched() {
        return goods.all().stream().filter(g -> g.least() != null).toList();
    }

    /** Goods of which there was less than there should be. */
    record Low(Goods goods, long balance) {}

    /** Those of them just before a moment of the day that runs, what is nearest to nothing first; of a past day none. */
    List<Low> low(LocalDateTime until) {
        if (!isNow(until)) {
            return List.of();
        }
        Map<Long, Long> balances = entries.balances(until);
        return watched().stream()
                .map(g -> new Low(g, balances.getOrDefault(g.id(), 0L)))
                .filter(low -> low.balance < low.goods.least())
                .sorted(Comparator.comparingDouble(low -> (double) low.balance / low.goods.least()))
                .toList();
    }

    /** What came and went on the scope's days, of what is weighed. */
    ChartData trend(Scope scope) {
        List<Movement> days = scope.unit() == null ? entries.movements(BEGINNING, scope.until()) : List.of();
        return byDay("chart.day.weight", scope.trendRange(), scope.trendDays(), days, true);
    }

    /** What came and went by day, of the lines that {@code filter} leaves. */
    ChartData byDay(Filter filter, boolean weighed) {
        List<Movement> days = entries.movements(filter);
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        List<LocalDate> shown = List.of();
        if (!days.isEmpty()) {
            LocalDate first = span == null ? days.get(0).day() : span.from().toLocalDate();
            LocalDate last = span == null
                    ? days.get(days.size() - 1).day()
                    : span.to().minusNanos(1).toLocalDate();
            shown = first.datesUntil(last.plusDays(1)).toList();
        }
        return byDay(weighed ? "chart.day.weight" : "chart.day.pieces", filter.range(), shown, days, weighed);
    }

    private ChartData byDay(
            String title, TimeRange range, List<LocalDate> shown, List<Movement> days, boolean weighed) {
        Set<LocalDate> known = known(days);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale());
        Number received = weighed ? Number.RECEIVED_WEIGHT : Number.RECEIVED_PIECES;
        Number issued = weighed ? Number.ISSUED_WEIGHT : Number.ISSUED_PIECES;
        return new ChartData(
                texts.get(title),
                range.label(texts, LocalDateTime.now(clock)),
                texts.get(weighed ? "unit.jin" : "unit.pieces"),
                ChartData.Kind.BARS,
                shown.stream().map(format::format).toList(),
                List.of(
                        Series.of(texts.name(StockEntry.Kind.IN), values(received, shown, known, days)),
                        Series.of(texts.name(StockEntry.Kind.OUT), values(issued, shown, known, days))));
    }

    private static List<BigDecimal> values(
            Number number, List<LocalDate> shown, Set<LocalDate> known, List<Movement> days) {
        List<BigDecimal> values = new ArrayList<>();
        for (LocalDate day : shown) {
            values.add(known.contains(day) ? number.sum(days, m -> m.day().equals(day)) : null);
        }
        return values;
    }

    /** What is in stock of the goods that {@code filter} leaves, with the limit of each; what there is most of first. */
    ChartData balances(Filter filter, boolean weighed) {
        Map<Goods, Long> shown = new HashMap<>();
        goods.each(filter, Sort.up("name"), g -> {
            if (g.measure().isWeighed() == weighed) {
                shown.put(g, g.balance());
            }
        });
        List<Goods> most = shown.keySet().stream()
                .sorted(Comparator.comparing(Goods::balance).reversed().thenComparing(Goods::id))
                .limit(BARS)
                .toList();
        return new ChartData(
                texts.get(weighed ? "chart.weight" : "chart.pieces"),
                texts.get("chart.now"),
                texts.get(weighed ? "unit.jin" : "unit.pieces"),
                ChartData.Kind.BARS,
                most.stream().map(Goods::name).toList(),
                List.of(
                        Series.of(
                                texts.get("goods.balance"),
                                most.stream()
                                        .map(g -> g.measure().number(g.balance()))
                                        .toList()),
                        new Series(
                                texts.get("goods.least"),
                                most.stream()
                                        .map(g -> g.least() == null
                                                ? BigDecimal.ZERO
                                                : g.measure().number(g.least()))
                                        .toList(),
                                true)));
    }

    /** What changed on a day, by goods. */
    static Map<Long, Movement> on(LocalDate day, List<Movement> days) {
        Map<Long, Movement> found = new TreeMap<>();
        days.stream().filter(m -> m.day().equals(day)).forEach(m -> found.put(m.goods(), m));
        return found;
    }
}
