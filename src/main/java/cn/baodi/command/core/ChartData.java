package cn.baodi.command.core;

import java.util.List;

/**
 * What a chart shows, computed once for the screen, its table twin and the report.
 *
 * @param title the question it answers
 * @param range the time range it covers, printed under the title
 * @param unit of the values
 * @param categories along the axis: days as 2月9日, hours, towns
 * @param series one or more; each has one value a category
 */
public record ChartData(
        String title, String range, String unit, Kind kind, List<String> categories, List<Series> series) {
    /** How it is drawn. */
    public enum Kind {
        BARS,
        STACKED,
        LINES
    }

    /**
     * @param values null where there is no data; a gap is drawn as a gap
     * @param limit drawn as a stepped line over the bars, such as the people required
     * @param apart drawn as a line on a scale of its own at the right, such as a total over what comes each day
     */
    public record Series(String name, List<? extends Number> values, boolean limit, boolean apart) {
        public Series(String name, List<? extends Number> values, boolean limit) {
            this(name, values, limit, false);
        }

        public static Series of(String name, List<? extends Number> values) {
            return new Series(name, values, false);
        }
    }

    public boolean isEmpty() {
        return series.stream().allMatch(s -> s.values().stream().allMatch(v -> v == null || v.doubleValue() == 0));
    }
}
