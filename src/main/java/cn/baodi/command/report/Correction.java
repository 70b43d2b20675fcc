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
 */
public record Correction(
        long report, String title, String figure, String label, String unit, BigDecimal was, BigDecimal now) {
    /** 数据倒退: less than was said before. */
    public boolean isBackwards() {
        return was != null && now != null && now.compareTo(was) < 0;
    }
}
