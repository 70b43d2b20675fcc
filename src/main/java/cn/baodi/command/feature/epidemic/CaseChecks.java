package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which of a day's figures have to fit together. Of the district every rule that can be asked is told; of a town only
 * what does not fit. A rule with a blank on one side is not asked.
 */
final class CaseChecks {
    private final CaseRepository repository;
    private final CasePlace places;
    private final UnitDirectory units;
    private final Texts texts;

    CaseChecks(CaseRepository repository, CasePlace places, UnitDirectory units, Texts texts) {
        this.repository = repository;
        this.places = places;
        this.units = units;
        this.texts = texts;
    }

    List<Check> of(LocalDate day) {
        List<CaseCount> today = new ArrayList<>();
        Map<Long, CaseCount> yesterday = new HashMap<>();
        for (CaseCount row : repository.between(day.minusDays(1), day)) {
            if (row.onDay().equals(day)) {
                today.add(row);
            } else {
                yesterday.put(row.unit(), row);
            }
        }
        List<Check> checks = new ArrayList<>();
        for (CaseCount row : today) {
            List<Check> own = new ArrayList<>();
            neverFalls(row, own);
            carried(row, yesterday.get(row.unit()), own);
            closed(row, own);
            checks.addAll(
                    places.isDistrict(row.unit())
                            ? own
                            : own.stream().filter(Check::isOpen).toList());
        }
        today.stream().filter(row -> places.isDistrict(row.unit())).forEach(row -> sums(row, today, checks));
        return checks;
    }

    private void neverFalls(CaseCount row, List<Check> checks) {
        for (Item item : Item.values()) {
            if (item.of(row) != null && item.before(row) != null) {
                LocalDate then =
                        repository.lastWith(item, row.unit(), row.onDay()).orElse(row.onDay());
                checks.add(Check.atMost(
                        name("check.falls", row, item),
                        new Check.Source(
                                texts.get("check.last", word(item)),
                                BigDecimal.valueOf(item.before(row)),
                                unit(item),
                                link(row.unit(), then)),
                        source(word(item), item.of(row), item, row),
                        texts.get("check.good"),
                        texts.get("check.falls.bad")));
            }
        }
    }

    /** Yesterday's total and what is new make today's; asked only where both days say all of it. */
    private void carried(CaseCount row, CaseCount before, List<Check> checks) {
        if (before == null || before.confirmed() == null || row.newCases() == null || row.confirmed() == null) {
            return;
        }
        checks.add(Check.same(
                name("check.carried", row, Item.CONFIRMED),
                new Check.Source(
                        texts.get("check.carried.sum"),
                        BigDecimal.valueOf((long) before.confirmed() + row.newCases()),
                        unit(Item.CONFIRMED),
                        link(row.unit(), before.onDay())),
                source(word(Item.CONFIRMED), row.confirmed(), Item.CONFIRMED, row),
                texts.get("check.good"),
                texts.get("check.carried.bad")));
    }

    private void closed(CaseCount row, List<Check> checks) {
        if (row.confirmed() != null && row.closed() != null) {
            checks.add(Check.atMost(
                    name("check.closed", row, Item.CONFIRMED),
                    source(texts.get("check.closed.sum"), row.closed(), Item.CONFIRMED, row),
                    source(word(Item.CONFIRMED), row.confirmed(), Item.CONFIRMED, row),
                    texts.get("check.good"),
                    texts.get("check.closed.bad")));
        }
    }

    /**
     * The towns together are the district. Where not all of them have said it yet they may be less, but never more.
     */
    private void sums(CaseCount district, List<CaseCount> all, List<Check> checks) {
        long expected = units.towns().stream()
                .filter(town -> town.isActive(district.onDay()))
                .count();
        for (Item item : Item.values()) {
            List<Integer> towns = all.stream()
                    .filter(row -> !row.unit().equals(district.unit()))
                    .map(item::of)
                    .filter(Objects::nonNull)
                    .toList();
            long sum = towns.stream().mapToLong(Integer::longValue).sum();
            boolean isWhole = towns.size() >= expected;
            if (item.of(district) != null && !towns.isEmpty() && (isWhole || sum > item.of(district))) {
                checks.add(Check.same(
                        name("check.towns", district, item),
                        new Check.Source(
                                texts.get("check.towns.sum", towns.size()),
                                BigDecimal.valueOf(sum),
                                unit(item),
                                Link.to(
                                        EpidemicFeature.KEY,
                                        CaseSheet.KEY,
                                        CaseRepository.days(Filter.NONE, district.onDay(), district.onDay()))),
                        source(word(item), item.of(district), item, district),
                        texts.get("check.good"),
                        texts.get("check.towns.bad", towns.size())));
            }
        }
    }

    private String name(String rule, CaseCount row, Item item) {
        return texts.get(rule, units.name(row.unit()), word(item));
    }

    private String word(Item item) {
        return texts.get("figure." + item.key());
    }

    private String unit(Item item) {
        return texts.get(item.unit());
    }

    private Check.Source source(String label, int number, Item item, CaseCount row) {
        return new Check.Source(label, BigDecimal.valueOf(number), unit(item), link(row.unit(), row.onDay()));
    }

    private static Link link(long place, LocalDate day) {
        return Link.to(EpidemicFeature.KEY, CaseSheet.KEY, CaseRepository.days(CaseRepository.alone(place), day, day));
    }

    /** Over all lines; that a total fell is news and no mistake, and is told of its day. */
    List<Check> all() {
        long wrong = repository.over();
        return List.of(new Check(
                texts.get("check.all"),
                repository.total(false),
                wrong,
                wrong == 0 ? texts.get("check.good") : texts.get("check.all.bad", wrong)));
    }
}
