package cn.baodi.command.exchange;

/**
 * How a file is to be read as a table. What is null, or 0, is found by its content.
 *
 * @param charset of a text
 * @param separator of a text's cells, one character
 * @param page of a workbook
 * @param headingLine the line of the headings, the first line being 1; {@link #NO_HEADINGS} where there are none
 */
public record Shape(String charset, String separator, String page, long headingLine) {
    /** Everything is found. */
    public static final Shape FOUND = new Shape(null, null, null, 0);

    /** The first row is already one of the rows, and its columns are told by their numbers. */
    public static final long NO_HEADINGS = -1;

    /** The same, read in another charset. */
    public Shape charset(String other) {
        return new Shape(other, null, page, 0);
    }

    /** The same, its cells parted by another character. */
    public Shape separator(String other) {
        return new Shape(charset, other, page, 0);
    }

    /** Another page of the workbook. */
    public Shape page(String other) {
        return new Shape(charset, separator, other, 0);
    }

    /** The same with the headings elsewhere. */
    public Shape headingLine(long other) {
        return new Shape(charset, separator, page, other);
    }
}
