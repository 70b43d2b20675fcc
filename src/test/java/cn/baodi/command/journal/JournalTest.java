package cn.baodi.command.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final LocalDateTime AT = LocalDateTime.of(2020, 2, 9, 14, 30);
    private static final byte[] CIPHER = new byte[32];
    private static final byte[] CODE = new byte[32];

    static {
        Arrays.fill(CIPHER, (byte) 3);
        Arrays.fill(CODE, (byte) 5);
    }

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("journal");
    }

    private Path witness() {
        return folder.resolve("journal.end");
    }

    private Journal open(Position from) {
        return Journal.open(file, CIPHER, CODE, from);
    }

    private static Position write(Journal journal, String... names) {
        try (Journal.Writing writing = journal.begin("WRITE", AT, "王芳", "登记", null)) {
            for (String name : names) {
                writing.line(new Line("sample", 1, null, name));
            }
            return writing.commit();
        }
    }

    private static List<String> all(Journal journal) {
        List<String> all = new ArrayList<>();
        journal.read(null, new Reader() {
            @Override
            public void entry(Entry entry) {
                all.add(entry.tx() + " " + entry.action());
            }

            @Override
            public void line(Line line) {
                all.add(line.after());
            }

            @Override
            public void end(Position position) {}
        });
        return all;
    }

    private void makeThree() {
        try (Journal journal = open(null)) {
            write(journal, "甲");
            write(journal, "乙", "堼 𨟠 \uD800");
            write(journal, "丙");
        }
    }

    private static String key(Throwable e) {
        return ((Failure) e).key();
    }

    @Test
    void whatWasWrittenIsReadAgainWithEveryCharacter() {
        makeThree();
        try (Journal journal = open(null)) {
            assertThat(all(journal)).containsExactly("1 登记", "甲", "2 登记", "乙", "堼 𨟠 \uD800", "3 登记", "丙");
            assertThat(journal.verify(Progress.none())).isEqualTo(journal.end());
        }
    }

    @Test
    void aLargeTransactionGoesToTheFileInPieces() throws IOException {
        try (Journal journal = open(null);
                Journal.Writing writing = journal.begin("WRITE", AT, "王芳", "导入", null)) {
            Random random = new Random(7);
            for (int i = 0; i < 40_000; i++) {
                writing.line(new Line("sample", i, null, Long.toHexString(random.nextLong())));
            }
            assertThat(Files.size(file)).isGreaterThan(256 << 10);
            writing.commit();
        }
        try (Journal journal = open(null)) {
            assertThat(all(journal)).hasSize(40_001);
        }
    }

    @Test
    void whatIsNotCommittedLeavesNothing() {
        try (Journal journal = open(null)) {
            Position before = write(journal, "甲");
            try (Journal.Writing writing = journal.begin("WRITE", AT, "王芳", "登记", null)) {
                writing.line(new Line("sample", 1, null, "x".repeat(1 << 20)));
            }
            assertThat(journal.end()).isEqualTo(before);
            write(journal, "乙");
            assertThat(all(journal)).containsExactly("1 登记", "甲", "2 登记", "乙");
        }
    }

    @Test
    void theLastTransactionCanBeTakenBackWhereTheDatabaseRefusedIt() {
        try (Journal journal = open(null)) {
            write(journal, "甲");
            write(journal, "乙");
            journal.takeBack();
            write(journal, "丙");
            assertThat(all(journal)).containsExactly("1 登记", "甲", "2 登记", "丙");
        }
    }

    @Test
    void wherverAWriteIsBrokenOffWhatWasConfirmedBeforeItStays() throws IOException {
        Position second;
        byte[] whole;
        byte[] witness;
        try (Journal journal = open(null)) {
            write(journal, "甲");
            second = write(journal, "乙");
            witness = Files.readAllBytes(witness());
            write(journal, "丙");
        }
        whole = Files.readAllBytes(file);
        for (int cut = (int) second.bytes(); cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            Files.write(witness(), witness);
            try (Journal journal = open(null)) {
                assertThat(journal.end()).isEqualTo(second);
            }
            byte[] zeroes = Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length);
            if (cut < whole.length - Frames.CODE) {
                Files.write(file, zeroes);
                try (Journal journal = open(null)) {
                    assertThat(journal.end()).isEqualTo(second);
                }
            }
        }
    }

    /** Other pieces of the one write that a power cut broke off had reached the disk already. */
    @Test
    void aPieceMissingInTheMiddleOfTheLastWriteIsABrokenOffWrite() throws IOException {
        Position first;
        byte[] witness;
        try (Journal journal = open(null)) {
            first = write(journal, "甲");
            witness = Files.readAllBytes(witness());
            Random random = new Random(3);
            write(
                    journal,
                    random.ints(20_000).mapToObj(Integer::toHexString).toList().toArray(new String[0]));
        }
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            byte[] torn = whole.clone();
            int at = (int) first.bytes() + random.nextInt(whole.length - (int) first.bytes() - 512);
            Arrays.fill(torn, at, at + 512, (byte) 0);
            Files.write(file, torn);
            Files.write(witness(), witness);
            try (Journal journal = open(null)) {
                assertThat(journal.end()).isEqualTo(first);
                assertThat(journal.brokenOff()).isPresent();
                write(journal, "丙");
                assertThat(all(journal)).containsExactly("1 登记", "甲", "2 登记", "丙");
            }
        }
    }

    @Test
    void aDamagedLengthInTheMiddleDoesNotCutOffWhatFollows() throws IOException {
        Position first;
        try (Journal journal = open(null)) {
            first = write(journal, "甲");
            write(journal, "乙");
            write(journal, "丙");
        }
        byte[] whole = Files.readAllBytes(file);
        Files.delete(witness());
        for (int bit = 0; bit < 32; bit++) {
            byte[] changed = whole.clone();
            changed[(int) first.bytes() + bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, changed);
            assertThatThrownBy(() -> open(null).close())
                    .as("bit %d", bit)
                    .satisfies(e -> assertThat(key(e)).isEqualTo("journal.damaged"));
            assertThat(file).hasBinaryContent(changed);
        }
    }

    @Test
    void anEndThatWentMissingIsKnownWithoutAClosingMark() throws IOException {
        List<Position> ends = new ArrayList<>();
        try (Journal journal = open(null)) {
            ends.add(journal.end());
            for (String name : List.of("甲", "乙", "丙")) {
                ends.add(write(journal, name));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, (int) ends.get(1).bytes(), whole.length, (byte) 0);
        for (byte[] shorter : List.of(
                new byte[0],
                new byte[20],
                new byte[4096],
                zeroed,
                Arrays.copyOf(whole, (int) ends.get(0).bytes()),
                Arrays.copyOf(whole, (int) ends.get(2).bytes()),
                Arrays.copyOf(whole, (int) ends.get(2).bytes() + 7),
                Arrays.copyOf(whole, whole.length - 1))) {
            Files.write(file, shorter);
            assertThatThrownBy(() -> open(null).close())
                    .satisfies(e -> assertThat(key(e)).isEqualTo("journal.short"));
            assertThat(file).hasBinaryContent(shorter);
        }
        Files.write(file, whole);
        try (Journal journal = open(null)) {
            assertThat(journal.end()).isEqualTo(ends.get(3));
        }
    }

    @Test
    void aJournalWhoseFirstMomentWasBrokenOffIsBegunAgain() throws IOException {
        for (byte[] torn : List.of(new byte[0], new byte[7], new byte[56], new byte[512])) {
            Files.write(file, torn);
            Files.deleteIfExists(witness());
            try (Journal journal = open(null)) {
                write(journal, "甲");
            }
            try (Journal journal = open(null)) {
                assertThat(all(journal)).containsExactly("1 登记", "甲");
            }
        }
    }

    @Test
    void aDamagedWitnessIsMadeAnew() throws IOException {
        makeThree();
        for (byte[] damaged : List.of(
                new byte[0], new byte[3], new byte[1024], "x".repeat(5000).getBytes())) {
            Files.write(witness(), damaged);
            try (Journal journal = open(null)) {
                assertThat(journal.end().tx()).isEqualTo(3);
            }
        }
    }

    @Test
    void whereverATakingBackIsBrokenOffItOpensAgain() throws IOException {
        Position second;
        byte[] before;
        byte[] after;
        try (Journal journal = open(null)) {
            write(journal, "甲");
            second = write(journal, "乙");
            before = Files.readAllBytes(file);
            journal.takeBack();
            after = Files.readAllBytes(witness());
        }
        Files.write(file, before);
        Files.write(witness(), after);
        try (Journal journal = open(null)) {
            assertThat(journal.end()).isEqualTo(second);
        }
    }

    @Test
    void aFrameThatWouldNotBeReadAgainIsRefused() {
        byte[] noise = new byte[Frames.LONGEST];
        new Random(1).nextBytes(noise);
        assertThatThrownBy(() -> new Frames(CIPHER, CODE).write(1, 0, true, noise, CODE))
                .satisfies(e -> assertThat(key(e)).isEqualTo("row.refused"));
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        makeThree();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            Files.write(file, changed);
            assertThatThrownBy(() -> open(null).close())
                    .as("byte %d", at)
                    .satisfies(e -> assertThat(key(e)).startsWith("journal."));
        }
    }

    @Test
    void framesThatAreTakenOutExchangedOrPutInAreFound() throws IOException {
        List<Position> ends = new ArrayList<>();
        try (Journal journal = open(null)) {
            ends.add(journal.end());
            for (String name : List.of("甲", "乙", "丙")) {
                ends.add(write(journal, name));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        byte[][] parts = new byte[4][];
        parts[0] = Arrays.copyOf(whole, (int) ends.get(0).bytes());
        for (int i = 1; i < 4; i++) {
            parts[i] = Arrays.copyOfRange(
                    whole, (int) ends.get(i - 1).bytes(), (int) ends.get(i).bytes());
        }
        for (int[] order : new int[][] {{0, 2, 3}, {0, 1, 3}, {0, 2, 1, 3}, {0, 1, 1, 2, 3}, {0, 1, 2, 3, 3}}) {
            java.io.ByteArrayOutputStream forged = new java.io.ByteArrayOutputStream();
            for (int part : order) {
                forged.writeBytes(parts[part]);
            }
            Files.write(file, forged.toByteArray());
            assertThatThrownBy(() -> open(null).close())
                    .satisfies(e -> assertThat(key(e)).isEqualTo("journal.damaged"));
        }
    }

    @Test
    void aCutTailAndAnOlderFileAreFoundAgainstTheRememberedEnd() throws IOException {
        byte[] older;
        Position end;
        try (Journal journal = open(null)) {
            write(journal, "甲");
            older = Files.readAllBytes(file);
            end = write(journal, "乙");
        }
        Files.write(file, older);
        assertThatThrownBy(() -> open(end).close())
                .satisfies(e -> assertThat(key(e)).isEqualTo("journal.short"));
    }

    @Test
    void aPlaceThatIsNoneOfTheFileIsNoPlaceToReadFrom() throws IOException {
        makeThree();
        byte[] whole = Files.readAllBytes(file);
        Position end;
        try (Journal journal = open(null)) {
            end = journal.end();
        }
        for (Position wrong : List.of(
                new Position(end.tx(), end.bytes() - 7, end.head()),
                new Position(end.tx(), end.bytes(), "0".repeat(64)),
                new Position(0, 3, end.head()))) {
            assertThatThrownBy(() -> open(wrong).close())
                    .satisfies(e -> assertThat(key(e)).isEqualTo("journal.damaged"));
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void anotherFoldersJournalIsToldToBeOne() {
        makeThree();
        assertThatThrownBy(() -> Journal.open(file, CIPHER, new byte[32], null))
                .satisfies(e -> assertThat(key(e)).isEqualTo("journal.foreign"));
    }

    @Test
    void noiseNeverMakesItReadMoreThanThereIs() throws IOException {
        makeThree();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            byte[] file2 = Arrays.copyOf(whole, whole.length + noise.length);
            System.arraycopy(noise, 0, file2, whole.length, noise.length);
            Files.write(file, file2);
            try (Journal journal = open(null)) {
                assertThat(journal.end().tx()).isEqualTo(3);
            } catch (Failure e) {
                assertThat(e.key()).isEqualTo("journal.damaged");
            }
        }
    }

    @Test
    void anInterruptDoesNotCloseIt() {
        try (Journal journal = open(null)) {
            Thread.currentThread().interrupt();
            write(journal, "甲");
            assertThat(Thread.interrupted()).isTrue();
            write(journal, "乙");
            assertThat(journal.end().tx()).isEqualTo(2);
        }
    }

    /** A disk that is full after so many bytes. */
    private static final class Full implements Medium {
        private final Medium disk;
        private long left;

        Full(Medium disk, long left) {
            this.disk = disk;
            this.left = left;
        }

        @Override
        public void write(byte[] bytes, long at) throws IOException {
            if (bytes.length > left) {
                disk.write(Arrays.copyOf(bytes, (int) left), at);
                left = 0;
                throw new IOException("No space left on device");
            }
            left -= bytes.length;
            disk.write(bytes, at);
        }

        @Override
        public void cut(long at) throws IOException {
            disk.cut(at);
        }

        @Override
        public void force() throws IOException {
            disk.force();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    @Test
    void aFullDiskLeavesTheJournalAsItWasAndItGoesOnWhenThereIsSpace() throws IOException {
        for (int space = 0; space < 200; space += 9) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(witness());
            open(null).close();
            Full disk = new Full(Medium.of(file), space);
            try (Journal journal = Journal.open(file, CIPHER, CODE, null, disk)) {
                Position before = journal.end();
                try {
                    write(journal, "甲".repeat(500));
                } catch (Failure e) {
                    assertThat(e.key()).isEqualTo("disk.full");
                    assertThat(journal.end()).isEqualTo(before);
                    assertThat(Files.size(file)).isEqualTo(before.bytes());
                }
                disk.left = 10_000;
                write(journal, "乙");
                assertThat(all(journal)).endsWith("乙");
            }
        }
    }
}
