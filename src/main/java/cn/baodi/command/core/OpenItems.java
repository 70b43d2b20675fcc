package cn.baodi.command.core;

import java.util.List;

/**
 * What of one area the next shift has to go on with, such as the deliveries that are not there yet.
 *
 * @param title what they are, such as 未办结的配送
 * @param total how many there are; more than there are {@code lines} where they are many
 * @param lines the most urgent first, at most {@link #MOST}
 * @param all the rows behind them, or null where they are no rows of a register
 */
public record OpenItems(String title, long total, List<Line> lines, Link all) {
    /** More than these nobody reads through at the change of a shift. */
    public static final int MOST = 200;

    /**
     * One of them.
     *
     * @param text a line of text; names and phones masked, for it is printed
     * @param link to its row, or null
     */
    public record Line(String text, Link link) {}

    public OpenItems {
        lines = List.copyOf(lines);
    }
}
