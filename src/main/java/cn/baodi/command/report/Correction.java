package cn.baodi.command.report;

import java.math.BigDecimal;

/**
 * A figure that an issued report said otherwise than the data say now.
 *
 * @param report the issued report
 * @param title which report it is, in words
 * @param figure key of the figure
 * @param was as it was said last, or null where there was none
 * @param now as the same cut-off is counted now, or null where there is none any more
 * @param cumulative whether the figure can only rise
 */
public record Correction(
        long report,
        String title,
        String figure,
        String label,
        String unit,
        BigDecimal was,
        BigDecimal now,
        boolean cumulative) {
    /** 数据倒退: a number that can only rise is less than was said. */
    public boolean isBackwards() {
        return cumulative && was != null && now != null && now.compareTo(was) < 0;
    }
}
