package cn.baodi.command.exchange;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line where it begins in the file, the first line being 1
 * @param values as they stand there; dates and numbers of a workbook as they are written in a CSV file
 */
record Cells(long line, List<String> values) {
    boolean isBlank() {
        return values.stream().allMatch(String::isBlank);
    }
}
