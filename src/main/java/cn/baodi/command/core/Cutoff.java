package cn.baodi.command.core;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A statistical day (0—24时) up to a moment in it. 较昨日 compares like for like: 截至14时 against yesterday's 截至14时.
 *
 * @param day the day counted
 * @param until exclusive end, at most 24时 of that day
 */
public record Cutoff(LocalDate day, LocalDateTime until) {
    /** How many days a trend shows. */
    public static final int TREND_DAYS = 14;

    /** Today up to now. */
    public static Cutoff at(LocalDateTime now) {
        return new Cutoff(now.toLocalDate(), now);
    }

    /** The whole of {@code day}. */
    public static Cutoff endOf(LocalDate day) {
        return new Cutoff(day, day.plusDays(1).atStartOfDay());
    }

    public LocalDateTime from() {
        return day.atStartOfDay();
    }

    /** The same hours of the day before. */
    public Cutoff yesterday() {
        return new Cutoff(day.minusDays(1), until.minusDays(1));
    }

    /** The first day of the trend that ends with this day. */
    public LocalDate trendFrom() {
        return day.minusDays(TREND_DAYS - 1L);
    }
}
