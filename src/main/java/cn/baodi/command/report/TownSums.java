package cn.baodi.command.report;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an area counts by day and town, added up over a period and over the period before. */
final class TownSums {
    /** More columns do not fit beside each other on paper. */
    private static final int COLUMNS = 5;

    private final Wording wording;
    private final Texts texts;
    private final boolean events;
    private final List<String> order;
    /** Days of both periods. */
    private final int whole;

    private final List<Sum> sums;

    /** One count of one area. */
    private record Sum(
            String label,
            String unit,
            Map<String, BigDecimal> now,
            Map<String, BigDecimal> before,
            Set<LocalDate> days,
            Map<String, Set<LocalDate>> ofTown) {
        BigDecimal now(String town) {
            return now.getOrDefault(town, BigDecimal.ZERO);
        }

        BigDecimal change(String town) {
            return now(town).subtract(before.getOrDefault(town, BigDecimal.ZERO));
        }
    }

    /**
     * @param counts of one area; those that may not be added up, or are of a category, are left out
     * @param events whether a town without a line on a day had none then: {@link Feature#countsEvents}
     * @param order the names of the towns in the order of the units
     */
    TownSums(List<DailyCount> counts, boolean events, Coverage coverage, List<String> order, Wording wording) {
        this.events = events;
        this.order = order;
        this.wording = wording;
        texts = wording.texts();
        Map<String, Sum> all = new LinkedHashMap<>();
        Coverage earlier = coverage.before();
        for (DailyCount count : counts) {
            if (!count.adds() || !count.category().isEmpty() || count.day() == null) {
                continue;
            }
            boolean isNow = isIn(count.day(), coverage);
            if (isNow || isIn(count.day(), earlier)) {
                Sum sum = all.computeIfAbsent(
                        count.label(),
                        label -> new Sum(
                                wording.plain(label),
                                count.unit(),
                                new LinkedHashMap<>(),
                                new LinkedHashMap<>(),
                                new HashSet<>(),
                                new HashMap<>()));
                (isNow ? sum.now : sum.before).merge(count.town(), count.number(), BigDecimal::add);
                sum.days.add(count.day());
                sum.ofTown
                        .computeIfAbsent(count.town(), town -> new HashSet<>())
                        .add(count.day());
            }
        }
        whole = coverage.days().size() * 2;
        sums = all.values().stream()
                .filter(sum -> sum.now.keySet().stream().anyMatch(town -> !town.isEmpty()))
                .limit(COLUMNS)
                .map(sum -> sum.days.size() == whole
                        ? sum
                        : new Sum(sum.label, sum.unit, sum.now, Map.of(), sum.days, sum.ofTown))
                .toList();
    }

    private static boolean isIn(LocalDate day, Coverage coverage) {
        return !day.isBefore(coverage.from()) && !day.isAfter(coverage.last());
    }

    /** Where the first count changed most, in one sentence; none where a day of either period has no data. */
    List<String> movers() {
        return sums.stream()
                .limit(1)
                .filter(sum -> !sum.before.isEmpty())
                .map(this::movers)
                .filter(names -> !names.isEmpty())
                .map(names ->
                        texts.get("period.movers", sums.get(0).label(), String.join(texts.get("list.comma"), names)))
                .toList();
    }

    private List<String> movers(Sum sum) {
        Set<String> towns = new HashSet<>(sum.now.keySet());
        towns.addAll(sum.before.keySet());
        towns.remove("");
        if (!events) {
            towns.removeIf(town -> sum.ofTown.get(town).size() < whole); // of some day nothing is known
        }
        return Movers.most(towns.stream().collect(Collectors.toMap(town -> town, sum::change)), sum.unit, wording);
    }

    /** The sums by town, with their own sum below. */
    List<Listing> table() {
        Set<String> towns = new TreeSet<>(Comparator.comparingInt(this::place)
                .thenComparing(Collation::key)
                .thenComparing(t -> t));
        sums.forEach(sum -> towns.addAll(sum.now.keySet()));
        boolean isUnnamed = towns.remove("");
        if (towns.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        towns.forEach(town -> rows.add(row(town, town)));
        if (isUnnamed) {
            rows.add(row(texts.get("period.nowhere"), ""));
        }
        List<String> total = new ArrayList<>(List.of(texts.get("period.all")));
        sums.forEach(
                sum -> total.add(wording.number(sum.now.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
        rows.add(total);
        List<String> headings = new ArrayList<>(List.of(texts.get("period.town")));
        sums.forEach(sum -> headings.add(texts.get("appendix.column", sum.label, sum.unit)));
        List<Boolean> numeric = new ArrayList<>(List.of(false));
        numeric.addAll(Collections.nCopies(sums.size(), true));
        return List.of(new Listing(texts.get("period.towns"), headings, numeric, rows));
    }

    private int place(String town) {
        int place = order.indexOf(town);
        return place < 0 ? order.size() : place;
    }

    private List<String> row(String name, String town) {
        List<String> row = new ArrayList<>(List.of(name));
        sums.forEach(sum -> row.add(wording.number(sum.now(town))));
        return row;
    }
}
