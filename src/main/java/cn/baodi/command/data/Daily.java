package cn.baodi.command.data;

import cn.baodi.command.core.DailyCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * A sum of one day, town and category.
 *
 * @param town its code, 0 for none
 * @param category as it is kept, "" for all
 */
public record Daily(LocalDate day, long town, String category, BigDecimal number) {
    /**
     * What may be added up over days, such as 人次.
     *
     * @param towns a town's name by its code
     */
    public static List<DailyCount> counts(List<Daily> sums, String label, String unit, LongFunction<String> towns) {
        return counts(sums, label, unit, towns, category -> category, true);
    }

    /**
     * As {@link #counts} of categories.
     *
     * @param categories a category's name by how it is kept
     */
    public static List<DailyCount> categories(
            List<Daily> sums, String label, String unit, LongFunction<String> towns, UnaryOperator<String> categories) {
        return counts(sums, label, unit, towns, categories, true);
    }

    /** As {@link #counts} of what may not be added up, such as 户. */
    public static List<DailyCount> distinct(List<Daily> sums, String label, String unit, LongFunction<String> towns) {
        return counts(sums, label, unit, towns, category -> category, false);
    }

    private static List<DailyCount> counts(
            List<Daily> sums,
            String label,
            String unit,
            LongFunction<String> towns,
            UnaryOperator<String> categories,
            boolean adds) {
        return sums.stream()
                .map(d -> new DailyCount(
                        label,
                        unit,
                        d.day,
                        d.town == 0 ? "" : towns.apply(d.town),
                        d.category.isEmpty() ? "" : categories.apply(d.category),
                        d.number,
                        adds))
                .toList();
    }
}
