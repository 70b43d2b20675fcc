package cn.baodi.command.care;

import cn.baodi.command.data.Since;
import java.util.List;

/**
 * What going back to a backup would mean.
 *
 * @param row the backup
 * @param counts rows of each sheet then and now
 * @param since what would be missing
 */
record Preview(BackupRow row, List<Count> counts, Since since) {
    /** Rows of one sheet, retired ones among them. */
    record Count(String sheet, long then, long now) {}
}
