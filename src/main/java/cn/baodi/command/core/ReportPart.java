package cn.baodi.command.core;

import java.util.List;

/**
 * What one area says in the daily report; the report numbers the headings.
 *
 * @param heading such as 卡口值守
 * @param order where it stands among the parts: 10, 20…; parts of the same order are one section, under the heading of
 *     the first
 */
public record ReportPart(String heading, int order, List<Block> blocks) {
    /** A piece of the part. */
    public sealed interface Block permits Sentence, Numbers, Listing, Chart {}

    /** A paragraph in words. */
    public record Sentence(String text) implements Block {}

    /** The figures of the day with 较昨日; the same objects as on the dashboard. */
    public record Numbers(List<Figure> figures) implements Block {}

    /**
     * A table of texts.
     *
     * @param numeric which columns hold figures and stand right-aligned
     */
    public record Listing(String title, List<String> headings, List<Boolean> numeric, List<List<String>> rows)
            implements Block {}

    /** A chart, printed as vectors. */
    public record Chart(ChartData data) implements Block {}
}
