package cn.baodi.command.exchange;

import java.nio.file.Path;

/**
 * How an import goes about it.
 *
 * @param allOrNothing one rejected row, and nothing is stored
 * @param dryRun nothing is stored and no file written; the result tells what would happen
 * @param doubtful rows in which it is only likely what is meant are stored where one thing alone can be meant, or of
 *     namesakes one is in the town that the file names; else they are rejected
 * @param rejected where the rejected rows are written, or null for beside the file
 */
public record ImportOptions(boolean allOrNothing, boolean dryRun, boolean doubtful, Path rejected) {
    /** Good rows are stored, the others written to a file beside. */
    public static final ImportOptions USUAL = new ImportOptions(false, false);

    public ImportOptions(boolean allOrNothing, boolean dryRun) {
        this(allOrNothing, dryRun, false, null);
    }
}
