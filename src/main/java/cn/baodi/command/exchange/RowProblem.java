package cn.baodi.command.exchange;

/**
 * Why a row of a file was not taken.
 *
 * @param line where the row begins in the file, the first line being 1
 * @param heading of the cell, in the language of the sheet; "" for the row as a whole
 * @param value as it stands in the file, or what may be shown of it
 * @param sentence what is wrong and what is expected
 */
public record RowProblem(long line, String heading, String value, String sentence) {}
