package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    Path place;

    private final Post.Hand clock = new Post.Hand();
    private Path folder;
    private Path disk;
    private Post post;

    @BeforeEach
    void open() throws IOException {
        folder = place.resolve("data");
        disk = Files.createDirectories(place.resolve("disk"));
        post = new Post(folder, clock);
        post.add("甲", 1);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private String trouble() {
        CareNotes.Trouble trouble = post.database.care().notes().trouble();
        return trouble == null ? null : trouble.key();
    }

    @Test
    void whatIsMissingInABackupIsToldWriteByWrite() {
        Backups.Backup backup = post.ledger.backUp("整点");
        post.ledger.keep("draft", "半张卡");
        assertThat(post.database.since(backup).isBehind()).isFalse();

        post.add("乙", 2);
        post.change(1, 5);
        Since since = post.database.since(backup);

        assertThat(since.isBehind()).isTrue();
        assertThat(since.count()).isEqualTo(2);
        assertThat(since.writes()).extracting(Since.Write::action).containsExactly("登记 乙", "修改 1");
        assertThat(since.changes().get("sample")).isEqualTo(new Since.Changes(1, 1, 0));
    }

    @Test
    void anIdleHourMakesNoBackup() {
        post.ledger.backUpIfDue(false, "整点");
        clock.now = clock.now.plusHours(3);
        post.ledger.keep("alerts", "…");
        assertThat(post.ledger.backUpIfDue(false, "整点")).isFalse();
        post.add("乙", 2);
        assertThat(post.ledger.backUpIfDue(false, "整点")).isTrue();
    }

    @Test
    void aClockThatRanAheadNeitherStopsTheBackupsNorPushesThemOut() {
        clock.now = Post.NOW.plusYears(10);
        for (int hour = 0; hour < 30; hour++) {
            clock.now = clock.now.plusHours(1);
            post.add("后" + hour, hour);
            assertThat(post.ledger.backUpIfDue(false, "整点")).isTrue();
        }
        clock.now = Post.NOW;
        post.add("乙", 2);
        assertThat(post.ledger.backUpIfDue(false, "整点")).isTrue();
        Backups.Backup newest = post.database.backups().list().get(0);
        assertThat(newest.note().at()).isEqualTo(Post.NOW);
        assertThat(post.database.since(newest).isBehind()).isFalse();
    }

    @Test
    void afterANewJournalItsBackupsAreTheNewest() throws IOException {
        for (int i = 0; i < 5; i++) {
            post.add("名" + i, i);
        }
        post.ledger.backUp("整点");
        post.close();
        Path journal = folder.resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        post = new Post(folder, clock);
        assertThat(post.findings()).containsExactly("journal.laid.aside");
        clock.now = clock.now.plusHours(2);
        post.add("乙", 2);
        assertThat(post.ledger.backUpIfDue(false, "整点")).isTrue();
        assertThat(post.database.backups().list().get(0).note().at()).isEqualTo(clock.now);
    }

    @Test
    void aBackupThatTurnsOutDamagedIsMarkedAndNoLongerListed() throws IOException {
        Backups.Backup backup = post.ledger.backUp("整点");
        byte[] bytes = Files.readAllBytes(backup.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.file(), bytes);
        assertThatThrownBy(() -> post.database.backups().verify(backup)).isInstanceOf(Failure.class);
        assertThat(post.database.backups().list()).isEmpty();
        assertThat(post.database.backups().unusable())
                .singleElement()
                .satisfies(file -> assertThat(file.toString()).endsWith(".damaged"));
    }

    @Test
    void theSecondFolderFollowsAndIsThinnedLikeTheFirst() throws IOException {
        post.database.second().choose(disk, "这里是备份");
        Backups.Backup made = post.ledger.backUp("整点");
        assertThat(names(disk))
                .containsExactly(SecondFolder.MARK, made.file().getFileName().toString());
        assertThat(trouble()).isNull();
    }

    @Test
    void aSecondFolderThatIsNotThereIsToldAndTheBackupIsMadeAllTheSame() throws IOException {
        post.database.second().choose(disk, "这里是备份");
        Path away = Files.move(disk, place.resolve("unplugged"));

        assertThat(post.ledger.backUp("整点").file()).exists();
        assertThat(trouble()).isEqualTo("second.missing");
        LocalDateTime since = post.database.care().notes().trouble().since();

        Files.createDirectories(disk); // the mount point without its disk
        clock.now = clock.now.plusMinutes(5);
        post.ledger.backUp("整点");
        assertThat(trouble()).isEqualTo("second.unmarked");
        assertThat(post.database.care().notes().trouble().since()).isEqualTo(since);
        assertThat(disk).isEmptyDirectory();

        Files.delete(disk);
        Files.move(away, disk);
        Backups.Backup made = post.ledger.backUp("整点");
        assertThat(trouble()).isNull();
        assertThat(disk.resolve(made.file().getFileName())).exists();
    }

    @Test
    void whatWasHalfCopiedWhenTheDiskWasPulledOutIsGoneWithTheNextBackup() throws IOException {
        post.database.second().choose(disk, "这里是备份");
        Path half = Files.writeString(disk.resolve(".console-20200209-080000-1.backup.0a1b2c3d.part"), "half");
        Path others = Files.writeString(disk.resolve(".holiday.jpg.0a1b2c3d.part"), "no business of ours");
        post.ledger.backUp("整点");
        assertThat(half).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void aFolderWithTheBackupsOfAnotherIsNoSecondFolder() throws IOException {
        try (Post other = new Post(place.resolve("other"), clock)) {
            other.add("乙", 2);
            Path theirs = other.ledger.backUp("整点").file();
            Path there = Files.copy(theirs, disk.resolve(theirs.getFileName()));
            assertThatThrownBy(() -> post.database.second().choose(disk, ""))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.key()).isEqualTo("second.others"));
            assertThat(disk.resolve(SecondFolder.MARK)).doesNotExist();
            assertThat(post.database.second().chosen()).isEmpty();
            other.database.second().choose(disk, "");
            assertThat(there).exists();
        }
    }

    @Test
    void aFolderWithinTheDataIsNoSecondFolder() {
        assertThatThrownBy(() -> post.database.second().choose(folder.resolve(Backups.FOLDER), ""))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("second.inside"));
        assertThatThrownBy(() -> post.database.second().choose(place.resolve("none"), ""))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("second.missing"));
    }

    @Test
    void whereAllElseIsLostTheSecondFolderHelps() throws IOException {
        post.database.second().choose(disk, "这里是备份");
        post.ledger.backUp("整点");
        post.close();
        Files.delete(folder.resolve(H2File.NAME));
        Files.delete(folder.resolve(Opening.JOURNAL));
        Folders.wipe(folder.resolve(Backups.FOLDER));
        post = new Post(folder, clock);
        assertThat(post.findings()).containsExactly("database.restored.backup");
        assertThat(post.all()).containsExactly("甲 1 1");
    }

    @Test
    void aBackupAndItsKeyMakeAFolderOnANewMachine() throws IOException {
        Path file = post.ledger.backUp("整点").file();
        Path fresh = Files.createDirectories(place.resolve("new machine").resolve(Backups.FOLDER));
        Files.copy(file, fresh.resolve(file.getFileName()));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry("keys.json")), fresh.resolveSibling("keys.json"));
        }
        try (Post there = new Post(fresh.getParent(), clock)) {
            assertThat(there.findings()).containsExactly("database.restored.backup");
            assertThat(there.all()).containsExactly("甲 1 1");
            there.add("乙", 2);
            assertThat(there.ledger
                            .check("自检", cn.baodi.command.core.Progress.none())
                            .differences())
                    .isEmpty();
        }
    }

    @Test
    void aBackupRestoredFromElsewhereIsThereForARecoveryToo() throws IOException {
        Backups.Backup backup = post.ledger.backUp("整点");
        Path elsewhere = Files.move(backup.file(), disk.resolve(backup.file().getFileName()));
        post.add("乙", 2);
        post.ledger.restore(post.database.backups().read(elsewhere), "恢复之前", "恢复");
        Path crashed = Post.copy(folder, place.resolve("crashed"));
        Files.delete(elsewhere);
        try (Post again = new Post(crashed, clock)) {
            assertThat(again.all()).containsExactly("甲 1 1");
        }
    }

    @Test
    void aRestoreIsNotedAndCanBeTakenBack() {
        Backups.Backup backup = post.ledger.backUp("整点");
        post.add("乙", 2);
        List<String> told = new java.util.ArrayList<>();
        post.ledger.onWritten(written -> told.addAll(written.tables()));
        Backups.Backup before = post.ledger.restore(backup, "恢复之前", "恢复到整点的备份");
        assertThat(told).contains("sample");
        assertThat(post.all()).containsExactly("甲 1 1");
        post.ledger.restore(before, "撤回之前", "撤回恢复");
        assertThat(post.all()).containsExactly("甲 1 1", "乙 2 1");
        assertThat(post.database.<List<String>>read(
                        h -> h.createQuery("SELECT action FROM audit_batch WHERE kind = 'RESTORE' ORDER BY seq")
                                .mapTo(String.class)
                                .list()))
                .containsExactly("恢复到整点的备份", "撤回恢复"); // the audit is never taken back
    }

    @Test
    void theBackupThatTheJournalGoesOnFromIsKeptHoweverManyFollow() throws IOException {
        Backups.Backup backup = post.ledger.backUp("整点");
        post.add("乙", 2);
        post.ledger.restore(backup, "恢复之前", "恢复");
        post.add("丙", 3);
        Backups.Backup newest = post.ledger.backUp("整点");
        byte[] bytes = Files.readAllBytes(newest.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest.file(), bytes);
        Path crashed = Post.copy(folder, place.resolve("crashed"));
        try (Post again = new Post(crashed, clock)) {
            assertThat(again.all()).containsExactly("甲 1 1", "丙 3 1");
        }
    }

    @Test
    void foreignFilesAreRefusedByNameAndNeverOpened() throws IOException {
        Path script = Files.writeString(
                place.resolve("console-evil.backup"), "CREATE ALIAS X AS 'void x() { System.exit(7); }'; CALL X();");
        Path database = place.resolve("console-evil.mv.db");
        Files.write(database, "H:2,block:2,blockSize:1000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (Path file : List.of(script, database, place.resolve("none.backup"), place)) {
            assertThatThrownBy(() -> post.database.backups().read(file))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.key()).isEqualTo("backup.damaged"));
        }
        try (Post other = new Post(place.resolve("other"), clock)) {
            Backups.Backup theirs = other.ledger.backUp("整点");
            assertThatThrownBy(() -> post.database.backups().read(theirs.file()))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.key()).isEqualTo("backup.damaged"));
        }
    }

    @Test
    void brokenCareNotesAreLaidAsideAndToldOf() throws IOException {
        post.database.second().choose(disk, "这里是备份");
        post.close();
        byte[] broken = "not sealed at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Files.write(folder.resolve(CareFile.NAME), broken);
        post = new Post(folder, clock);
        assertThat(post.findings()).containsExactly("care.laid.aside");
        assertThat(folder.resolve("care.damaged")).hasBinaryContent(broken);
        assertThat(post.all()).hasSize(1);
    }

    @Test
    void aWriteIsRefusedWholeWhereTheDiskIsNearlyFullAndGoesOnWhenThereIsSpace() {
        long[] space = {(100L << 20) - 1};
        try (Post tight = new Post(place.resolve("tight"), clock, at -> space[0], List.of(Post.MIGRATION))) {
            assertThatThrownBy(() -> tight.add("甲", 1))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.key()).isEqualTo("disk.full"));
            assertThat(tight.all()).isEmpty();
            space[0] = 100L << 20;
            tight.add("甲", 1);
            assertThat(tight.all()).containsExactly("甲 1 1");
            assertThat(tight.database.space()).isLessThan(Database.LITTLE_SPACE);
        }
    }
}
