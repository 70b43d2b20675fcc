package cn.baodi.command.feature.household;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many households the list holds, by category and by town. */
final class HouseholdCharts {
    private final HouseholdRepository repository;
    private final UnitDirectory units;
    private final Texts texts;
    private final Clock clock;

    HouseholdCharts(HouseholdRepository repository, UnitDirectory units, Texts texts, Clock clock) {
        this.repository = repository;
        this.units = units;
        this.texts = texts;
        this.clock = clock;
    }

    /** 户 by category, in the order of the categories. */
    ChartData byCategory(Filter filter) {
        Map<Household.Category, Long> counts = repository.byCategory(filter);
        List<String> categories = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        for (Household.Category category : Household.Category.values()) {
            categories.add(texts.name(category));
            values.add(counts.getOrDefault(category, 0L));
        }
        return chart("chart.category", filter, categories, values);
    }

    /** 户 by town; towns without any are left out. */
    ChartData byTown(Filter filter) {
        Map<Long, Long> counts = repository.byTown(filter);
        return chart(
                "chart.town", filter, counts.keySet().stream().map(units::name).toList(), List.copyOf(counts.values()));
    }

    private ChartData chart(String title, Filter filter, List<String> categories, List<Long> values) {
        return new ChartData(
                texts.get(title),
                filter.range().label(texts, LocalDateTime.now(clock)),
                texts.get("figure.unit"),
                ChartData.Kind.BARS,
                categories,
                List.of(ChartData.Series.of(texts.get("figure.unit"), values)));
    }
}
