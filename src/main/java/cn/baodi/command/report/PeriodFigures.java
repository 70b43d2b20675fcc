package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of every area over a period. They are made of the figures of single days, whose trends know the days
 * before, so that no area is asked day by day and none has to know of periods.
 */
final class PeriodFigures {
    private final List<Feature> features;
    private final Scope scope;
    private final Scope before;
    /** By area, what it says of the last day of either period. */
    private final Map<Feature, List<Figure>> last = new LinkedHashMap<>();

    private final Map<Feature, List<Figure>> lastBefore = new HashMap<>();
    /** By figure and day what the trends know. */
    private final Map<String, Map<LocalDate, BigDecimal>> known = new HashMap<>();

    PeriodFigures(List<Feature> features, Scope scope) {
        this.features = features;
        this.scope = scope;
        before = scope.before();
        ask(scope.cutoff(), last);
        ask(before.cutoff(), lastBefore);
        learn(scope.from(), scope.last());
        learn(before.from(), before.last());
    }

    private void ask(Cutoff cutoff, Map<Feature, List<Figure>> answers) {
        for (Feature feature : features) {
            List<Figure> figures =
                    feature.figures(cutoff).stream().filter(f -> !f.current()).toList();
            answers.put(feature, figures);
            figures.forEach(figure -> learn(figure, cutoff));
        }
    }

    /** Asks for the days that no trend has reached yet. */
    private void learn(LocalDate from, LocalDate to) {
        for (LocalDate day = to.minusDays(Cutoff.TREND_DAYS);
                !day.isBefore(from);
                day = day.minusDays(Cutoff.TREND_DAYS)) {
            ask(Cutoff.endOf(day), new HashMap<>());
        }
    }

    private void learn(Figure figure, Cutoff cutoff) {
        Map<LocalDate, BigDecimal> days = known.computeIfAbsent(figure.key(), key -> new HashMap<>());
        for (int i = 0; i < figure.trend().size(); i++) {
            days.putIfAbsent(cutoff.trendFrom().plusDays(i), figure.trend().get(i));
        }
    }

    /** What one area counts. */
    List<PeriodFigure> of(Feature feature) {
        List<PeriodFigure> figures = new ArrayList<>();
        for (Figure figure : last.getOrDefault(feature, List.of())) {
            Figure earlier = lastBefore.get(feature).stream()
                    .filter(other -> other.key().equals(figure.key()))
                    .findFirst()
                    .orElse(null);
            boolean hasTrend = !figure.trend().isEmpty();
            figures.add(new PeriodFigure(
                    figure,
                    scope.days(),
                    hasTrend ? values(figure.key(), scope) : List.of(),
                    hasTrend ? values(figure.key(), before) : List.of(),
                    hasTrend ? on(figure.key(), scope.last()) : end(figure, feature, scope.last()),
                    hasTrend ? on(figure.key(), before.last()) : end(earlier, feature, before.last())));
        }
        return figures;
    }

    private List<BigDecimal> values(String key, Scope days) {
        List<BigDecimal> values = new ArrayList<>();
        days.days().forEach(day -> values.add(on(key, day)));
        return values;
    }

    private BigDecimal on(String key, LocalDate day) {
        return known.get(key).get(day);
    }

    /** A figure without a trend says 0 where nothing is known: then the area's other figures have no data either. */
    private BigDecimal end(Figure figure, Feature feature, LocalDate day) {
        List<Figure> others = last.get(feature).stream()
                .filter(other -> !other.trend().isEmpty())
                .toList();
        boolean isKnown = others.isEmpty() || others.stream().anyMatch(other -> on(other.key(), day) != null);
        return figure == null || !isKnown ? null : figure.value();
    }
}
