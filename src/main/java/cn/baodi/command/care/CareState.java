package cn.baodi.command.care;

import cn.baodi.command.core.Failure;
import cn.baodi.command.data.Backups.Backup;
import cn.baodi.command.data.CareNotes;
import cn.baodi.command.data.Since;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * How well the data are looked after at one moment; alerts, status bar and screen say the same because they read this.
 *
 * @param now wall time in Asia/Shanghai
 * @param newest the newest backup that can be used
 * @param since what officers wrote after it
 * @param failed why the last backup could not be made, or null
 * @param second the second folder, there or not
 * @param onSameDisk whether it lies on the disk of the data
 * @param notes what is remembered beside the database
 * @param space free bytes on the disk of the data
 */
record CareState(
        LocalDateTime now,
        Optional<Backup> newest,
        Since since,
        Failure failed,
        Optional<Path> second,
        boolean onSameDisk,
        CareNotes notes,
        long space) {
    /** How old the newest backup is; never negative, though the clock may have been set back. */
    Optional<Duration> age() {
        return newest.map(b -> Duration.between(b.note().at(), now)).map(d -> d.isNegative() ? Duration.ZERO : d);
    }

    /** Whether officers wrote something that no backup holds. */
    boolean isBehind() {
        return newest.isEmpty() || since.isBehind();
    }
}
