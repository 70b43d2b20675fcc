package cn.baodi.command.exchange;

import java.util.List;
import java.util.Map;

/**
 * What is found of a file before it is read.
 *
 * @param shape nothing of it is left to be found
 * @param workbook whether it is one; a text has no pages, a workbook no charset and no separator
 * @param pages of a workbook that are not hidden
 * @param unread pages besides that hold rows of much the same layout
 * @param titles rows above the headings, each as one text
 * @param mapping what its columns may mean
 * @param sample its first {@link #SAMPLE} rows, a cell for each column of the mapping
 * @param missing keys of the sheet's columns that must be filled and are not in the file
 * @param corrections what slips of this layout were said to mean before
 * @param before the last import of a file with the same content that still stands, or null
 * @param stamp the state of the file that was looked at
 */
public record Inspection(
        Shape shape,
        boolean workbook,
        List<String> pages,
        List<String> unread,
        List<String> titles,
        Mapping mapping,
        List<List<String>> sample,
        List<String> missing,
        Map<ImportPlan.Cell, String> corrections,
        PastImport before,
        FileStamp stamp) {
    /** A file with more is no register, and nobody could look at each of them. */
    public static final int MOST_COLUMNS = 500;

    /** So many rows are shown. */
    public static final int SAMPLE = 50;

    public Inspection {
        pages = List.copyOf(pages);
        unread = List.copyOf(unread);
        titles = List.copyOf(titles);
        sample = List.copyOf(sample);
        missing = List.copyOf(missing);
        corrections = Map.copyOf(corrections);
    }
}
