package cn.baodi.command.care;

import cn.baodi.command.core.Retention;
import cn.baodi.command.data.Processing;
import cn.baodi.command.journal.Position;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What would be destroyed with the crisis over.
 *
 * @param now wall time in Asia/Shanghai
 * @param organisation whose data they are; typed once more before they are destroyed
 * @param sheets rows of each register, retired ones among them, and of the queue of likely duplicates
 * @param issued how many reports and correction sheets were issued
 * @param processing what was done with the data
 * @param head the end of the journal's chain
 * @param backups how many backups lie in both folders
 * @param second the second folder, there or not
 * @param isSecondThere whether it is there
 * @param seconds every folder that ever was the second
 * @param retentions what has to be kept for a time by rule
 */
public record ClosingPlan(
        LocalDateTime now,
        String organisation,
        List<Held> sheets,
        int issued,
        Processing processing,
        Position head,
        int backups,
        Optional<Path> second,
        boolean isSecondThere,
        List<String> seconds,
        List<Retention> retentions) {
    /** How many rows a register holds. */
    public record Held(String sheet, long rows) {}

    /** What has not been kept as long as its rule asks. */
    public List<Retention> early() {
        return retentions.stream()
                .filter(r -> r.oldest() != null && rows(r) > r.due())
                .toList();
    }

    private long rows(Retention retention) {
        return sheets.stream()
                .filter(held -> held.sheet().equals(retention.name()))
                .mapToLong(Held::rows)
                .sum();
    }
}
