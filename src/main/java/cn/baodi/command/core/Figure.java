package cn.baodi.command.core;

import java.math.BigDecimal;
import java.util.List;

/**
 * One number of the day, computed once for the dashboard's tile and the report.
 *
 * @param key stable, such as {@code deliveries.households}
 * @param label what is counted, with 当日 or 本班 in it where not plain
 * @param unit 人次, 户, 斤…
 * @param value up to the cut-off
 * @param previous the same of yesterday, or null where that cannot be said; it may be known without a value. See {@link
 *     #incomparable}
 * @param trend the last {@link Cutoff#TREND_DAYS} days, oldest first, null for a day without data; may be empty
 * @param good which direction is good news: 1 up, −1 down, 0 neither
 * @param link the rows behind it
 * @param current whether it is known as of now alone, so that a past cut-off cannot be asked again
 * @param note why there is no value, or nothing to compare it with, in words; null where it is the usual reason
 * @param cumulative whether it counts everything up to the cut-off and so can only rise; less than before is 数据倒退
 */
public record Figure(
        String key,
        String label,
        String unit,
        BigDecimal value,
        BigDecimal previous,
        List<BigDecimal> trend,
        int good,
        Link link,
        boolean current,
        String note,
        boolean cumulative) {
    /** A number whose days may not be added up. */
    public Figure(
            String key,
            String label,
            String unit,
            BigDecimal value,
            BigDecimal previous,
            List<BigDecimal> trend,
            int good,
            Link link) {
        this(key, label, unit, value, previous, trend, good, link, false, null, false);
    }

    /** The same, known as of now alone. */
    public Figure asOfNow() {
        return new Figure(key, label, unit, value, previous, trend, good, link, true, note, cumulative);
    }

    /** The same as a number that can only rise. */
    public Figure asCumulative() {
        return new Figure(key, label, unit, value, previous, trend, good, link, current, note, true);
    }

    /** The same with a reason for what is missing; null leaves it as it is. */
    public Figure because(String reason) {
        return reason == null
                ? this
                : new Figure(key, label, unit, value, previous, trend, good, link, current, reason, cumulative);
    }

    /** The same where it cannot be said: no value, and why. */
    public Figure unanswered(String reason) {
        return new Figure(key, label, unit, null, null, List.of(), good, link, current, reason, cumulative);
    }

    /**
     * Why there is no {@link #previous}: 昨日无数据; or, where the trend does know yesterday, that what is counted today is
     * not yet complete and would only seem to be less. An area that knows better says so in {@link #note}.
     */
    public String incomparable(Texts texts) {
        if (note != null) {
            return note;
        }
        boolean known = trend.size() > 1 && trend.get(trend.size() - 2) != null;
        return texts.get(known ? "comparison.running" : "comparison.none");
    }

    /** Against yesterday in words without a sign: 增加6人次, 减少6人次, 持平, 昨日无数据. */
    public String comparison(Texts texts) {
        if (previous == null || value == null) {
            return incomparable(texts);
        }
        BigDecimal difference = value.subtract(previous);
        if (difference.signum() == 0) {
            return texts.get("comparison.same");
        }
        String key = difference.signum() > 0 ? "comparison.more" : "comparison.less";
        return texts.get(key, difference.abs().toPlainString(), unit);
    }
}
