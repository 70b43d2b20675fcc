package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Kind;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The epidemic's figures by day and by town, as charts. A day without data stays a gap. */
final class CaseCharts {
    private final CaseRepository repository;
    private final CasePlace places;
    private final UnitDirectory units;
    private final Texts texts;
    private final Clock clock;

    CaseCharts(CaseRepository repository, CasePlace places, UnitDirectory units, Texts texts, Clock clock) {
        this.repository = repository;
        this.places = places;
        this.units = units;
        this.texts = texts;
        this.clock = clock;
    }

    /** New cases as bars, and over them how many there have been. */
    ChartData cases(Scope scope) {
        Long place = scope.unit() == null ? places.district() : scope.unit();
        return cases(place, scope.trendDays(), scope.trendRange());
    }

    /** The same of a list's days and place. */
    ChartData cases(Filter filter) {
        return cases(place(filter), days(filter), shown(filter));
    }

    private ChartData cases(Long place, List<LocalDate> days, TimeRange range) {
        Map<LocalDate, CaseCount> lines = lines(place, days);
        return new ChartData(
                texts.get("chart.cases.of", name(place)),
                range.label(texts, LocalDateTime.now(clock)),
                texts.get("unit.cases"),
                Kind.BARS,
                labels(days),
                List.of(
                        series(Item.NEW, days, lines, false),
                        // On the scale of a total the new cases of a day would be a hair.
                        series(Item.CONFIRMED, days, lines, true)));
    }

    /** Suspected cases and close contacts by day. */
    ChartData watched(Filter filter) {
        List<LocalDate> days = days(filter);
        Map<LocalDate, CaseCount> lines = lines(place(filter), days);
        return new ChartData(
                texts.get("chart.watched.of", name(place(filter))),
                shown(filter).label(texts, LocalDateTime.now(clock)),
                texts.get("unit.people"),
                Kind.LINES,
                labels(days),
                List.of(series(Item.SUSPECTED, days, lines, false), series(Item.CONTACTS, days, lines, true)));
    }

    /** How many each town had on the last day of the list that says it. */
    ChartData towns(Filter filter) {
        List<LocalDate> days = days(filter);
        List<CaseCount> rows = days.isEmpty()
                ? List.of()
                : repository.between(days.get(0), days.get(days.size() - 1)).stream()
                        .filter(row -> row.confirmed() != null && !places.isDistrict(row.unit()))
                        .toList();
        LocalDate last = rows.isEmpty() ? null : rows.get(rows.size() - 1).onDay();
        List<CaseCount> shown = rows.stream()
                .filter(row -> row.onDay().equals(last) && row.confirmed() > 0)
                .sorted((one, other) -> other.confirmed() - one.confirmed())
                .toList();
        return new ChartData(
                texts.get("chart.towns"),
                last == null ? "" : labels(List.of(last)).get(0),
                texts.get("unit.cases"),
                Kind.BARS,
                shown.stream().map(row -> units.name(row.unit())).toList(),
                List.of(Series.of(
                        texts.get("cases.confirmed"),
                        shown.stream().map(CaseCount::confirmed).toList())));
    }

    private Long place(Filter filter) {
        String chosen = filter.chip("unit");
        return chosen == null
                ? places.district()
                : Long.valueOf(UnitChoice.of(chosen).code());
    }

    private String name(Long place) {
        return place == null ? "" : units.name(place);
    }

    private Map<LocalDate, CaseCount> lines(Long place, List<LocalDate> days) {
        Map<LocalDate, CaseCount> lines = new HashMap<>();
        if (place != null && !days.isEmpty()) {
            repository.of(place, days.get(0), days.get(days.size() - 1)).forEach(row -> lines.put(row.onDay(), row));
        }
        return lines;
    }

    private Series series(Item item, List<LocalDate> days, Map<LocalDate, CaseCount> lines, boolean apart) {
        List<Integer> values = new ArrayList<>();
        days.forEach(day -> values.add(lines.containsKey(day) ? item.of(lines.get(day)) : null));
        return new Series(texts.get("cases." + item.key()), values, false, apart);
    }

    private List<String> labels(List<LocalDate> days) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale());
        return days.stream().map(format::format).toList();
    }

    /** Every day of the range; without one the last fourteen. */
    private List<LocalDate> days(Filter filter) {
        TimeRange.Span span = shown(filter).resolve(LocalDateTime.now(clock));
        return span.from()
                .toLocalDate()
                .datesUntil(span.to().minusNanos(1).toLocalDate().plusDays(1))
                .toList();
    }

    private TimeRange shown(Filter filter) {
        return filter.range().resolve(LocalDateTime.now(clock)) == null ? TimeRange.LAST14 : filter.range();
    }
}
