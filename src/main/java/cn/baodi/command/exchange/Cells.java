package cn.baodi.command.exchange;

import java.util.List;
import java.util.Map;

/**
 * One row of a table.
 *
 * @param line where it begins in the file, the first line being 1
 * @param values as they stand there; dates and numbers of a workbook as they are written in a CSV file
 * @param over what merged cells say of this row that begin in a row above, by their place
 * @param hidden whether a filter or a hand hides it from who looks at the workbook
 */
record Cells(long line, List<String> values, Map<Integer, String> over, boolean hidden) {
    Cells(long line, List<String> values) {
        this(line, values, Map.of(), false);
    }

    boolean isBlank() {
        return values.stream().allMatch(String::isBlank);
    }
}
