package cn.baodi.command.data;

import cn.baodi.command.core.DailyCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A sum of one day and town.
 *
 * @param town its code, 0 for none
 */
public record Daily(LocalDate day, long town, BigDecimal number) {
    /**
     * What may be added up over days, such as 人次.
     *
     * @param towns a town's name by its code
     */
    public static List<DailyCount> counts(List<Daily> sums, String label, String unit, LongFunction<String> towns) {
        return counts(sums, label, unit, towns, true);
    }

    /** As {@link #counts} of what may not be added up, such as 户. */
    public static List<DailyCount> distinct(List<Daily> sums, String label, String unit, LongFunction<String> towns) {
        return counts(sums, label, unit, towns, false);
    }

    private static List<DailyCount> counts(
            List<Daily> sums, String label, String unit, LongFunction<String> towns, boolean adds) {
        return sums.stream()
                .map(d -> new DailyCount(label, unit, d.day, d.town == 0 ? "" : towns.apply(d.town), d.number, adds))
                .toList();
    }
}
