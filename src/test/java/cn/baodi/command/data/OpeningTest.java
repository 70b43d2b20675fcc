package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data folder is after crashes and damage; the copies taken while it is open are what a crash leaves. */
class OpeningTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-02-09T06:30:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String DATABASE = H2File.NAME;

    @TempDir
    Path place;

    private Path folder() {
        return place.resolve("data");
    }

    private static final class Post implements AutoCloseable {
        final Database database;
        final Ledger ledger;
        final Sample.SampleRepository samples;

        Post(Path folder) {
            database = new Database(folder);
            ledger = new Ledger(database, CLOCK, new Session("王芳"));
            ledger.searchable(List.of(Sample.SEARCHABLE));
            database.open(List.of("cn/baodi/command/data/V1__sample.sql"));
            samples = new Sample.SampleRepository(database, CLOCK);
        }

        void add(String name, int amount) {
            ledger.write("登记 " + name, batch -> batch.add("sample", Sample.of(name, amount)));
        }

        void change(long id, int amount) {
            Sample old = samples.find(id).orElseThrow();
            ledger.write("修改 " + id, batch -> batch.change("sample", old, old.amount(amount)));
        }

        List<String> all() {
            return database.read(h -> h.createQuery(
                            "SELECT name || ' ' || amount || ' ' || version || ' ' || changed_by FROM sample ORDER BY id")
                    .mapTo(String.class)
                    .list());
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private Path crashedNow() {
        try {
            return crashed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is on the disk at this moment, as a killed process or a pulled plug would leave it. */
    private Path crashed() throws IOException {
        Path copy = place.resolve("crashed-" + System.nanoTime());
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folder().relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static List<String> keys(Post post) {
        return post.database.findings().stream().map(Failure::key).toList();
    }

    @Test
    void everyConfirmedWriteIsThereAfterACrash() throws IOException {
        List<String> before;
        Path crashed;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            post.add("乙", 2);
            post.change(1, 7);
            post.ledger.undo();
            post.change(2, 9);
            post.ledger.keep("draft", "半张卡");
            before = post.all();
            crashed = crashed();
        }
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).isEqualTo(before);
            assertThat(post.ledger.kept("draft", String.class)).contains("半张卡");
            assertThat(post.samples.count(Filter.NONE.text("乙"))).isEqualTo(1);
            assertThat(post.ledger.history("sample", 2)).hasSize(2);
            assertThat(post.database.head().tx()).isEqualTo(7);
            post.add("丙", 3);
        }
    }

    @Test
    void afterACrashTheFileIsMadeFromTheNewestBackupAndWhatFollowsIt() throws IOException {
        Path crashed;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            post.ledger.backUp("整点");
            post.add("乙", 2);
            crashed = crashed();
        }
        Files.delete(crashed.resolve(DATABASE));
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳");
        }
    }

    @Test
    void toOpenOnlyWhatFollowsTheNewestBackupIsRead() throws IOException {
        Path crashed;
        int early;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            early = (int) post.database.head().bytes() - 80;
            post.ledger.backUp("整点");
            post.add("乙", 2);
            crashed = crashed();
        }
        Path journal = crashed.resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[early] ^= 1; // the backup holds what stood here
        Files.write(journal, bytes);
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳");
            assertThatThrownBy(() -> post.database.verify(Progress.none()))
                    .satisfies(e -> assertThat(((Failure) e).key()).isEqualTo("journal.damaged"));
        }
    }

    @Test
    void aBulkLoadTooLargeForTheJournalStandsOnItsBackup() throws IOException {
        Path crashed;
        try (Post post = new Post(folder())) {
            post.ledger.load("装入", 10, Progress.none(), batch -> {
                for (int i = 0; i < 55; i++) {
                    batch.add("sample", Sample.of("名" + i, i));
                }
            });
            post.add("后来", 1);
            crashed = crashed();
        }
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).hasSize(56);
        }
    }

    @Test
    void aDemonstrationThatIsKilledWhileItIsFilledInPiecesHasNoneOfItsRowsAndSaysSo() throws IOException {
        Path[] crashed = new Path[1];
        try (Post post = new Post(folder())) {
            Demo.fill(
                    post.ledger,
                    List.of(demo -> {
                        for (int i = 0; i < 12_000; i++) {
                            demo.batch().add("sample", Sample.of(demo.name(), i));
                        }
                        crashed[0] = crashedNow();
                    }),
                    "装入",
                    Demo.Size.MILLION,
                    Demo.SEED,
                    Progress.none());
            assertThat(Demo.isUnfinished(post.ledger)).isFalse();
            assertThat(post.all()).hasSize(12_000);
        }
        try (Post post = new Post(crashed[0])) {
            assertThat(post.all()).isEmpty();
            assertThat(Demo.isMarked(post.ledger)).isTrue();
            assertThat(Demo.isUnfinished(post.ledger)).isTrue();
        }
    }

    @Test
    void whatStoodBeforeAFailureInPiecesIsKeptAndSaidToBeAPart() throws IOException {
        try (Post post = new Post(folder())) {
            assertThatThrownBy(() -> Demo.fill(
                            post.ledger,
                            List.of(demo -> {
                                for (int i = 0; i < 10_005; i++) {
                                    demo.batch().add("sample", Sample.of(demo.name(), i));
                                }
                                throw new IllegalStateException("试");
                            }),
                            "装入",
                            Demo.Size.MILLION,
                            Demo.SEED,
                            Progress.none()))
                    .hasMessage("试");
            assertThat(Demo.isUnfinished(post.ledger)).isTrue();
        }
        Files.delete(folder().resolve(DATABASE));
        try (Post post = new Post(folder())) {
            assertThat(post.all()).hasSize(10_000);
            assertThat(Demo.isUnfinished(post.ledger)).isTrue();
        }
    }

    @Test
    void anyDamageToAClosedDatabaseIsFoundAndMended() throws IOException {
        List<String> before;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            post.ledger.backUp("整点");
            post.add("乙", 2);
            before = post.all();
        }
        Random random = new Random(20200209);
        for (int round = 0; round < 25; round++) {
            damage(folder().resolve(DATABASE), random, round % 5);
            try (Post post = new Post(folder())) {
                assertThat(keys(post)).as("round %d", round).contains("database.made.anew");
                assertThat(post.all()).isEqualTo(before);
            }
        }
        assertThat(folder().resolve("damaged")).isNotEmptyDirectory();
    }

    /** A bit, 16 bytes, 4 KB of zeroes, 4 KB of noise, the end cut off. */
    private static void damage(Path file, Random random, int how) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length - 5000);
        switch (how) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = 0; i < 16; i++) {
                    bytes[at + i] ^= (byte) (1 + random.nextInt(255));
                }
            }
            case 2 -> java.util.Arrays.fill(bytes, at, at + 4096, (byte) 0);
            case 3 -> {
                byte[] noise = new byte[4096];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, noise.length);
            }
            default -> bytes = java.util.Arrays.copyOf(bytes, at);
        }
        Files.write(file, bytes);
    }

    @Test
    void aDamagedJournalIsLaidAsideWhereTheDatabaseIsSound() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
        }
        Path journal = folder().resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        Path crashed;
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).containsExactly("journal.laid.aside");
            assertThat(post.all()).hasSize(1);
            post.add("乙", 2);
            crashed = crashed();
        }
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳");
        }
    }

    @Test
    void whereBothAreDamagedTheBackupStandsAndTheOfficerIsTold() throws IOException {
        long backedUp;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            post.ledger.backUp("整点");
            backedUp = post.database.backups().list().get(0).note().journal().bytes();
            post.add("乙", 2);
        }
        Random random = new Random(1);
        damage(folder().resolve(DATABASE), random, 3);
        Path journal = folder().resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[(int) backedUp + 60] ^= 1; // right behind the backup
        Files.write(journal, bytes);
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).containsExactly("database.restored.backup");
            assertThat(post.all()).containsExactly("甲 1 1 王芳");
        }
    }

    @Test
    void whereBothAreDamagedWhatStillReadsOfTheJournalIsNotLost() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            post.ledger.backUp("整点");
            post.add("乙", 2);
            post.add("丙", 3);
        }
        damage(folder().resolve(DATABASE), new Random(1), 3);
        Path journal = folder().resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 80] ^= 1; // in the last write
        Files.write(journal, bytes);
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).containsExactly("database.restored.part");
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳");
            post.add("丁", 4);
            assertThat(post.ledger.check("自检", Progress.none()).differences()).isEmpty();
        }
        assertThat(folder().toFile().list()).anyMatch(name -> name.startsWith(Opening.JOURNAL + ".damaged-"));
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).isEmpty();
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳", "丁 4 1 王芳");
        }
    }

    @Test
    void aBrokenWriteInACrashedJournalCostsOnlyWhatCameAfterIt() throws IOException {
        Path crashed;
        long before;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            post.ledger.backUp("整点");
            post.add("乙", 2);
            before = Files.size(folder().resolve(Opening.JOURNAL));
            post.add("丙", 3);
            post.add("丁", 4);
            crashed = crashed();
        }
        Path journal = crashed.resolve(Opening.JOURNAL);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[(int) before + 60] ^= 1;
        Files.write(journal, bytes);
        try (Post post = new Post(crashed)) {
            assertThat(keys(post)).containsExactly("database.restored.part");
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳");
        }
    }

    @Test
    void withNothingLeftToStandOnNothingIsOpenedAndNothingIsTouched() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
        }
        Path journal = folder().resolve(Opening.JOURNAL);
        Path database = folder().resolve(DATABASE);
        damage(database, new Random(2), 0);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[80] ^= 1;
        Files.write(journal, bytes);
        byte[] kept = Files.readAllBytes(database);
        assertThatThrownBy(() -> new Post(folder()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).startsWith("journal."));
        assertThat(database).hasBinaryContent(kept);
        assertThat(journal).hasBinaryContent(bytes);
    }

    @Test
    void anEmptiedJournalAfterACrashNeverMakesASilentlyEmptyDatabase() throws IOException {
        for (boolean backup : new boolean[] {false, true}) {
            for (int left : new int[] {0, 56}) {
                Path crashed;
                try (Post post = new Post(folder())) {
                    post.add("甲", 1);
                    if (backup) {
                        post.ledger.backUp("整点");
                    }
                    crashed = crashed();
                }
                Path journal = crashed.resolve(Opening.JOURNAL);
                Files.write(journal, Arrays.copyOf(Files.readAllBytes(journal), left));
                if (backup) {
                    try (Post post = new Post(crashed)) {
                        assertThat(keys(post)).containsExactly("database.restored.backup");
                        assertThat(post.all()).isNotEmpty();
                    }
                } else {
                    byte[] kept = Files.readAllBytes(crashed.resolve(DATABASE));
                    assertThatThrownBy(() -> new Post(crashed))
                            .isInstanceOfSatisfying(
                                    Failure.class, f -> assertThat(f.key()).isEqualTo("journal.short"));
                    assertThat(crashed.resolve(DATABASE)).hasBinaryContent(kept);
                }
            }
        }
    }

    @Test
    void aWriteThatWasBrokenOffIsTold() throws IOException {
        Path crashed;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            crashed = crashed();
        }
        Path journal = crashed.resolve(Opening.JOURNAL);
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length + 300));
        try (Post post = new Post(crashed)) {
            assertThat(keys(post)).containsExactly("journal.broken.off");
            assertThat(post.all()).hasSize(1);
        }
        try (Post post = new Post(crashed)) {
            assertThat(keys(post)).isEmpty();
        }
    }

    @Test
    void aJournalThatCannotBeReadJustNowIsNotLaidAside() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
        }
        Path journal = folder().resolve(Opening.JOURNAL);
        Path elsewhere = Files.move(journal, place.resolve("elsewhere"));
        Files.createDirectory(journal);
        assertThatThrownBy(() -> new Post(folder()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("journal.failed"));
        Files.delete(journal);
        Files.move(elsewhere, journal);
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).isEmpty();
            assertThat(post.all()).hasSize(1);
        }
    }

    @Test
    void aJournalThatIsGoneIsBegunAnewWhereTheDatabaseIsSound() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
        }
        Files.delete(folder().resolve(Opening.JOURNAL));
        Path crashed;
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).containsExactly("journal.lost");
            assertThat(folder().toFile().list()).noneMatch(name -> name.contains("damaged"));
            post.add("乙", 2);
            crashed = crashed();
        }
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "乙 2 1 王芳");
        }
    }

    @Test
    void anOlderJournalPutBackIsFound() throws IOException {
        Path journal = folder().resolve(Opening.JOURNAL);
        byte[] older;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            older = Files.readAllBytes(journal);
            post.add("乙", 2);
        }
        Files.write(journal, older);
        try (Post post = new Post(folder())) {
            assertThat(keys(post)).containsExactly("journal.laid.aside");
            assertThat(post.all()).hasSize(2);
        }
    }

    @Test
    void aLostDatabaseIsMadeAnewAndNeverSilentlyEmpty() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
        }
        Files.delete(folder().resolve(DATABASE));
        try (Post post = new Post(folder())) {
            assertThat(post.all()).containsExactly("甲 1 1 王芳");
            assertThat(keys(post)).contains("database.made.anew");
        }
    }

    @Test
    void nothingReadableLiesInTheFolder() throws IOException {
        try (Post post = new Post(folder())) {
            post.add("夏侯惇", 1);
            post.ledger.keep("draft", "夏侯惇");
            post.ledger.backUp("整点");
        }
        byte[] utf8 = "夏侯惇".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] utf16 = "夏侯惇".getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                for (byte[] name : List.of(utf8, utf16)) {
                    assertThat(bytes)
                            .as(file.toString())
                            .doesNotContain(new String(name, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    @Test
    void backupsAreKeptByAge() {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            LocalDateTime now = LocalDateTime.of(2020, 2, 9, 14, 30);
            for (int hour = 0; hour < 24 * 10; hour += 1) {
                LocalDateTime at = now.minusHours(24 * 10L - hour);
                if (hour % 8 == 0 || hour > 24 * 8) {
                    post.database.keep(post.database.copy(at, "整点"));
                }
            }
            List<Backups.Backup> left = post.database.backups().list();
            assertThat(left).hasSizeBetween(30, 36);
            assertThat(left.stream().map(b -> b.note().at().toLocalDate()).distinct())
                    .hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aDamagedBackupIsNeverUsed() throws IOException {
        Backups.Backup backup;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            backup = post.ledger.backUp("整点");
            post.add("乙", 2);
            byte[] bytes = Files.readAllBytes(backup.file());
            bytes[bytes.length / 2] ^= 1;
            Files.write(backup.file(), bytes);
            assertThatThrownBy(() -> post.database.backups().verify(backup)).isInstanceOf(Failure.class);
        }
        Files.delete(folder().resolve(DATABASE));
        try (Post post = new Post(folder())) {
            assertThat(post.all()).hasSize(2);
            assertThat(keys(post)).contains("database.made.anew");
        }
    }

    @Test
    void aRestoreGoesBackAndHoldsAfterACrashToo() throws IOException {
        Path crashed;
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            Backups.Backup backup = post.ledger.backUp("整点");
            post.add("乙", 2);
            post.ledger.restore(backup, "恢复之前", "恢复");
            assertThat(post.all()).containsExactly("甲 1 1 王芳");
            assertThat(post.ledger.undoable()).isEmpty();
            post.add("丙", 3);
            crashed = crashed();
        }
        try (Post post = new Post(crashed)) {
            assertThat(post.all()).containsExactly("甲 1 1 王芳", "丙 3 1 王芳");
            assertThat(post.database.verify(Progress.none())).isEmpty();
        }
        assertThat(folder().resolve("replaced")).isNotEmptyDirectory();
    }

    @Test
    void anHourOfWorkIsBackedUpOnceAndLeavingBacksUpTheRest() {
        try (Post post = new Post(folder())) {
            post.add("甲", 1);
            assertThat(post.ledger.backUpIfDue(false, "整点")).isTrue();
            post.add("乙", 2);
            assertThat(post.ledger.backUpIfDue(false, "整点")).isFalse();
            assertThat(post.ledger.backUpIfDue(true, "退出")).isTrue();
            assertThat(post.ledger.backUpIfDue(true, "退出")).isFalse();
        }
    }
}
