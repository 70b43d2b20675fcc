package cn.baodi.command.care;

import cn.baodi.command.data.Backups.Backup;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * One line of the list of backups.
 *
 * @param file where it lies
 * @param backup null where it cannot be used
 * @param place which folder that is
 * @param checked when it was last looked through from the screen, or null
 * @param age in words
 * @param why in words
 */
record BackupRow(Path file, Backup backup, Place place, LocalDateTime checked, String age, String why) {
    /** Where a backup lies. */
    enum Place {
        HERE,
        SECOND,
        ELSEWHERE
    }

    boolean isGood() {
        return backup != null;
    }

    LocalDateTime at() {
        return backup == null ? null : backup.note().at();
    }
}
