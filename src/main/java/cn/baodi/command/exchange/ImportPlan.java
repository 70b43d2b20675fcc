package cn.baodi.command.exchange;

import java.util.Map;

/**
 * How a file is read into a register, as somebody has looked at it and put it right.
 *
 * @param mapping what its columns mean, or null to go by their headings, each of which must be known then
 * @param fixed texts for columns of the sheet that the file does not have, by their keys
 * @param corrections what is read instead of a cell
 * @param stamp which state of the file was looked at, or null for whatever it is now
 */
public record ImportPlan(
        Shape shape, Mapping mapping, Map<String, String> fixed, Map<Cell, String> corrections, FileStamp stamp) {
    /** Everything is found by content and headings, as for a verb. */
    public static final ImportPlan BY_HEADINGS = byHeadings(null);

    /**
     * All cells of a column in which the same stands.
     *
     * @param column key of the sheet's column
     * @param text as it stands in the file, without blanks around it
     */
    public record Cell(String column, String text) {}

    /**
     * As {@link #BY_HEADINGS}, of one page of a workbook.
     *
     * @param page null for whichever is found
     */
    public static ImportPlan byHeadings(String page) {
        return new ImportPlan(Shape.FOUND.page(page), null, Map.of(), Map.of(), null);
    }

    public ImportPlan {
        fixed = Map.copyOf(fixed);
        corrections = Map.copyOf(corrections);
    }
}
