package cn.baodi.command.report;

import cn.baodi.command.core.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A figure over a period: the total where its days may be added up, else how it stands at the end.
 *
 * @param last as the area counts the last day
 * @param days of the period
 * @param values a number a day, null for a day without data; empty where the figure has no trend
 * @param earlier the same of as many days before
 * @param end how it stands after the last day, null without data
 * @param endBefore how it stood after the last day of the period before
 */
record PeriodFigure(
        Figure last,
        List<LocalDate> days,
        List<BigDecimal> values,
        List<BigDecimal> earlier,
        BigDecimal end,
        BigDecimal endBefore) {
    /** The total of the days with data, or what there is at the end; null where there is none. */
    BigDecimal value() {
        return isTotal() ? total(values) : end;
    }

    boolean isTotal() {
        return last.adds() && !values.isEmpty();
    }

    /** The same of the period before. */
    BigDecimal previous() {
        return isTotal() ? total(earlier) : endBefore;
    }

    private static BigDecimal total(List<BigDecimal> values) {
        return values.stream().filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    /** Whether both periods are counted alike: a total of six days is not compared with one of seven. */
    boolean isComparable() {
        return value() != null
                && previous() != null
                && !isRunning()
                && !(isTotal() && (values.contains(null) || earlier.contains(null)));
    }

    /** The area does not compare its last day, though it knows the day before: what it counts is not complete yet. */
    boolean isRunning() {
        int days = last.trend().size();
        return last.previous() == null && days > 1 && last.trend().get(days - 2) != null;
    }

    /** Days of the period without data. */
    List<LocalDate> gaps() {
        return gaps(values, days);
    }

    /** Days of the period before without data. */
    List<LocalDate> earlierGaps() {
        return gaps(
                earlier, days.stream().map(day -> day.minusDays(days.size())).toList());
    }

    private static List<LocalDate> gaps(List<BigDecimal> values, List<LocalDate> days) {
        List<LocalDate> gaps = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                gaps.add(days.get(i));
            }
        }
        return gaps;
    }

    /** The day with the highest number, the first of equal ones; null without data, or where all days are zero. */
    LocalDate peak() {
        LocalDate peak = null;
        BigDecimal highest = BigDecimal.ZERO;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null && values.get(i).compareTo(highest) > 0) {
                highest = values.get(i);
                peak = days.get(i);
            }
        }
        return peak;
    }

    BigDecimal on(LocalDate day) {
        return values.get(days.indexOf(day));
    }
}
