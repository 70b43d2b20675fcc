package cn.baodi.command.report;

import cn.baodi.command.core.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A figure over a period, as its area counts it.
 *
 * @param now of the period
 * @param before of as many days right before, or null where the area does not have it
 * @param days of the period
 * @param daily what it counts on each day, without the period's name
 */
record PeriodFigure(Figure now, Figure before, List<LocalDate> days, String daily) {
    BigDecimal value() {
        return now.value();
    }

    /** Whether anything is known of either period; without data an area says 0. */
    boolean isKnown() {
        return value().signum() != 0
                || (previous() != null && previous().signum() != 0)
                || values().stream().anyMatch(Objects::nonNull);
    }

    /** The number of the period before, whether or not it may be compared. */
    BigDecimal previous() {
        return now.previous() != null ? now.previous() : before == null ? null : before.value();
    }

    /** Whether the area compares it: a sum of six days is not compared with one of seven. */
    boolean isComparable() {
        return value() != null && now.previous() != null;
    }

    BigDecimal difference() {
        return value().subtract(now.previous());
    }

    /** A number a day, null for a day without data; empty where the area does not say it by day. */
    List<BigDecimal> values() {
        return values(now);
    }

    /** The same of the days before. */
    List<BigDecimal> earlier() {
        return before == null ? List.of() : values(before);
    }

    private List<BigDecimal> values(Figure figure) {
        return days.size() > 1 && figure.trend().size() == days.size() ? figure.trend() : List.of();
    }

    /** Days of the period without data. */
    List<LocalDate> gaps() {
        return gaps(values(), days);
    }

    /** Days of the period before without data. */
    List<LocalDate> earlierGaps() {
        return gaps(
                earlier(), days.stream().map(day -> day.minusDays(days.size())).toList());
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

    /**
     * 数据倒退.
     *
     * @param was what was said last before
     */
    record Fall(LocalDate day, BigDecimal was, BigDecimal now) {}

    /** The days of the period on which a number that can only rise was less than it was said last. */
    List<Fall> falls() {
        List<Fall> falls = new ArrayList<>();
        BigDecimal last = earlier().stream()
                .filter(Objects::nonNull)
                .reduce((one, next) -> next)
                .orElse(null);
        for (int i = 0; now.cumulative() && i < values().size(); i++) {
            BigDecimal value = values().get(i);
            if (value != null && last != null && value.compareTo(last) < 0) {
                falls.add(new Fall(days.get(i), last, value));
            }
            last = value == null ? last : value;
        }
        return falls;
    }

    /** The day with the highest number, the first of equal ones; null without data, or where all days are zero. */
    LocalDate peak() {
        LocalDate peak = null;
        BigDecimal highest = BigDecimal.ZERO;
        for (int i = 0; i < values().size(); i++) {
            BigDecimal value = values().get(i);
            if (value != null && value.compareTo(highest) > 0) {
                highest = value;
                peak = days.get(i);
            }
        }
        return peak;
    }

    BigDecimal on(LocalDate day) {
        return values().get(days.indexOf(day));
    }
}
