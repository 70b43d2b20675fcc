package cn.baodi.command.exchange;

/**
 * How an import goes about it.
 *
 * @param allOrNothing one rejected row, and nothing is stored
 * @param dryRun nothing is stored and no file written; the result tells what would happen
 */
public record ImportOptions(boolean allOrNothing, boolean dryRun) {
    /** Good rows are stored, the others written to a file beside. */
    public static final ImportOptions USUAL = new ImportOptions(false, false);
}
