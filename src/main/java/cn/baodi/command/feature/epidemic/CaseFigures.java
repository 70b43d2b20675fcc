package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.feature.unit.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The epidemic's figures of a scope. New cases of several days are added up; everything else is as it stands on the
 * last day that has it. A line is that of a whole day: while the day still runs it goes against nothing.
 */
final class CaseFigures {
    private final CaseRepository repository;
    private final CasePlace places;
    private final Texts texts;

    CaseFigures(CaseRepository repository, CasePlace places, Texts texts) {
        this.repository = repository;
        this.places = places;
        this.texts = texts;
    }

    /** Where the numbers of a scope stand: the district or the scope's unit; null where nobody knows the district. */
    private Long place(Scope scope) {
        return scope.unit() == null ? places.district() : scope.unit();
    }

    List<Figure> figures(Scope scope) {
        TreeMap<LocalDate, CaseCount> lines = new TreeMap<>();
        if (place(scope) != null) {
            repository.of(place(scope), scope.since(), scope.lastDay()).forEach(row -> lines.put(row.onDay(), row));
        }
        return Arrays.stream(Item.values())
                .map(item -> figure(item, scope, known(item, lines)))
                .toList();
    }

    private static TreeMap<LocalDate, BigDecimal> known(Item item, Map<LocalDate, CaseCount> lines) {
        TreeMap<LocalDate, BigDecimal> known = new TreeMap<>();
        lines.forEach((day, row) -> {
            if (item.of(row) != null) {
                known.put(day, BigDecimal.valueOf(item.of(row)));
            }
        });
        return known;
    }

    private Figure figure(Item item, Scope scope, TreeMap<LocalDate, BigDecimal> known) {
        LocalDate at = last(scope, known).orElse(scope.lastDay());
        List<BigDecimal> trend = new ArrayList<>();
        scope.sparkDays().forEach(day -> trend.add(known.get(day)));
        String unanswered = unanswered(scope, known);
        String note = unanswered == null ? incomparable(item, scope, known, at) : unanswered;
        Figure figure = new Figure(
                        EpidemicFeature.KEY + "." + item.key(),
                        label(item, scope, at),
                        texts.get(item.unit()),
                        unanswered == null ? value(item, scope.days(), at, known) : null,
                        note == null
                                ? value(
                                        item,
                                        scope.before().days(),
                                        scope.before().lastDay(),
                                        known)
                                : unanswered != null && scope.isDay()
                                        ? known.get(scope.before().lastDay())
                                        : null,
                        trend,
                        item.good(),
                        link(item, scope, at))
                .because(note);
        return item.cumulative() ? figure.asCumulative() : figure;
    }

    private static Optional<LocalDate> last(Scope scope, TreeMap<LocalDate, BigDecimal> known) {
        return scope.days().stream().filter(known::containsKey).reduce((one, next) -> next);
    }

    private static BigDecimal value(
            Item item, List<LocalDate> days, LocalDate at, TreeMap<LocalDate, BigDecimal> known) {
        return item.adds()
                ? days.stream().filter(known::containsKey).map(known::get).reduce(BigDecimal.ZERO, BigDecimal::add)
                : known.get(at);
    }

    private String label(Item item, Scope scope, LocalDate at) {
        String key = "figure." + item.key();
        return item.adds() || scope.isDay() ? scope.label(texts, key) : texts.get(key + ".of", day(at));
    }

    private Link link(Item item, Scope scope, LocalDate at) {
        Filter rows = scope.unit() == null && place(scope) != null ? CaseRepository.alone(place(scope)) : scope.here();
        return Link.to(
                EpidemicFeature.KEY,
                CaseSheet.KEY,
                item.adds() ? rows.range(scope.rows().range()) : CaseRepository.days(rows, at, at));
    }

    /** Why there is no number, or null where there is one. */
    private String unanswered(Scope scope, TreeMap<LocalDate, BigDecimal> known) {
        if (scope.unit() != null && Unit.town(scope.unit()) != scope.unit()) {
            return texts.get("figure.village");
        }
        if (scope.isShift()) {
            return texts.get("figure.daily");
        }
        if (last(scope, known).isPresent()) {
            return null;
        }
        LocalDate before = known.lowerKey(scope.days().get(0));
        return before == null ? texts.get("figure.absent") : texts.get("figure.absent.last", day(before));
    }

    /** Why it goes against nothing, or null where it does. */
    private String incomparable(Item item, Scope scope, TreeMap<LocalDate, BigDecimal> known, LocalDate at) {
        if (scope.running() && (item.adds() || at.equals(scope.lastDay()))) {
            return texts.get("figure.running", scope.against(texts));
        }
        if (item.adds()) {
            return scope.gap(texts, known.keySet());
        }
        if (!at.equals(scope.lastDay())) {
            return texts.get("figure.absent.day", day(scope.lastDay()));
        }
        LocalDate before = scope.before().lastDay();
        if (known.containsKey(before)) {
            return null;
        }
        return scope.isDay() ? scope.none(texts) : texts.get("figure.absent.day", day(before));
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(day);
    }

    /** A figure by town. What the district has more than its towns together is its own. */
    Map<Long, BigDecimal> byUnit(String key, Scope scope) {
        Optional<Item> found = Arrays.stream(Item.values())
                .filter(item -> key.equals(EpidemicFeature.KEY + "." + item.key()))
                .findFirst();
        if (found.isEmpty() || scope.isShift()) {
            return Map.of();
        }
        Item item = found.get();
        TreeMap<LocalDate, BigDecimal> own = new TreeMap<>();
        Map<Long, BigDecimal> units = new HashMap<>();
        Map<Long, TreeMap<LocalDate, BigDecimal>> towns = new HashMap<>();
        for (CaseCount row : repository.between(scope.days().get(0), scope.lastDay())) {
            if (item.of(row) != null) {
                TreeMap<LocalDate, BigDecimal> days = row.unit().equals(place(scope))
                        ? own
                        : towns.computeIfAbsent(row.unit(), unit -> new TreeMap<>());
                days.put(row.onDay(), BigDecimal.valueOf(item.of(row)));
            }
        }
        Optional<LocalDate> last = last(scope, own);
        LocalDate at = last.orElse(scope.lastDay());
        BigDecimal whole = last.isEmpty() ? null : value(item, scope.days(), at, own);
        if (scope.unit() != null) {
            return whole == null ? Map.of() : Map.of(scope.unit(), whole);
        }
        towns.forEach((town, days) -> {
            BigDecimal value = value(item, scope.days(), at, days);
            if (value != null) {
                units.put(town, value);
            }
        });
        BigDecimal placed = units.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole != null && !units.isEmpty() && whole.compareTo(placed) != 0) {
            units.put(place(scope), whole.subtract(placed));
        }
        return units;
    }
}
