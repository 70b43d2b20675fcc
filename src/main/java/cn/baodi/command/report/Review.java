package cn.baodi.command.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * 复盘: a day as it was known then, beside what is known of the same day now.
 *
 * @param coverage the day, up to when its report counted it; a day without one up to 24时
 * @param issued its report that was issued last, or null
 * @param lines in the order in which the report said them
 */
record Review(Coverage coverage, StoredReport issued, List<Line> lines) {
    /**
     * One figure.
     *
     * @param said as it was issued, null where there was none
     * @param corrected as it was said last, or null where it was not said again
     * @param now as the same cut-off is counted now, null where there is none
     * @param current whether it is known as of now alone: then nothing of that day can be counted again
     * @param cumulative whether it can only rise
     * @param isCompared whether the report has it and it is counted again: then a number that is there only now, or no more,
     *     is otherwise than it was issued, too
     */
    record Line(
            String label,
            String unit,
            BigDecimal said,
            BigDecimal corrected,
            BigDecimal now,
            boolean current,
            boolean cumulative,
            boolean isCompared) {
        /** Whether now is known otherwise than it was issued. */
        boolean isOtherwise() {
            return isCompared && (said == null || now == null ? said != now : said.compareTo(now) != 0);
        }

        /** 数据倒退: a number that can only rise is less than was issued. */
        boolean isBackwards() {
            return cumulative && isOtherwise() && said != null && now != null && now.compareTo(said) < 0;
        }
    }

    long differences() {
        return lines.stream().filter(Line::isOtherwise).count();
    }
}
