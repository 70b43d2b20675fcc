package cn.baodi.command.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of an import, or would have come of it.
 *
 * @param read rows in the file, without the heading and blank lines
 * @param stored rows added; 0 where all or nothing was asked for and a row was rejected
 * @param repaired how many of the stored ones were written another way in the file
 * @param unchanged rows that were there already with the same content
 * @param asides rows that are no data, such as totals, and were passed over
 * @param unread columns of the file that nobody knew and nothing was taken from
 * @param queued rows that are likely there already and wait for somebody to decide
 * @param rejected rows that were not taken
 * @param rejectedFile where the rejected rows were written for repair, or null where there are none or it was a dry run
 * @param problems the first {@link #SHOWN} reasons, in the order of the file
 * @param unseen what one would not expect of the file
 * @param seq number of the write in the audit, or null where nothing was stored
 */
public record Imported(
        long read,
        long stored,
        long repaired,
        long unchanged,
        long asides,
        List<String> unread,
        long queued,
        long rejected,
        Path rejectedFile,
        List<RowProblem> problems,
        Unseen unseen,
        Long seq) {
    /** How many reasons are kept. */
    public static final int SHOWN = 50;

    public Imported {
        problems = List.copyOf(problems);
        unread = List.copyOf(unread);
    }

    /** Whether the rejected rows had to be written into another folder than that of {@code source}. */
    public boolean isElsewhere(Path source) {
        return rejectedFile != null
                && !rejectedFile.getParent().equals(source.toAbsolutePath().getParent());
    }
}
