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
 * @param previous the same hours of yesterday, or null for 昨日无数据
 * @param trend the last {@link Cutoff#TREND_DAYS} days, oldest first, null for a day without data; may be empty
 * @param good which direction is good news: 1 up, −1 down, 0 neither
 * @param link the rows behind it
 */
public record Figure(
        String key,
        String label,
        String unit,
        BigDecimal value,
        BigDecimal previous,
        List<BigDecimal> trend,
        int good,
        Link link) {

    /** Against yesterday in words without a sign: 增加6人次, 减少6人次, 持平, 昨日无数据. */
    public String comparison(Texts texts) {
        if (previous == null) {
            return texts.get("comparison.none");
        }
        BigDecimal difference = value.subtract(previous);
        if (difference.signum() == 0) {
            return texts.get("comparison.same");
        }
        String key = difference.signum() > 0 ? "comparison.more" : "comparison.less";
        return texts.get(key, difference.abs().toPlainString(), unit);
    }
}
