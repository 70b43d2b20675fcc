package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A bit, 16 bytes, 4 KB of zeroes or of noise, or the end of a file is gone, after a clean close or after a crash. What
 * opens then is what was there, or the officer is told; it is never something else in silence.
 */
@Tag("faults")
class DamageTest {
    private static final String[] FILES = {
        "console.mv.db", "console.journal", "backup", "keys.json", "console.journal.end", "closed", "keys.json.previous"
    };
    private static final int PIECE = 4096;

    private final Random random = new Random(20200209);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private Path place;
    private Path closed;
    private Path crashed;
    private String closedContent;
    private String crashedContent;

    @BeforeEach
    void begin() throws IOException {
        place = Files.createTempDirectory(Trials.place(), "baodi-damage");
        closed = AgedFolder.make(place.resolve("closed"));
        crashed = place.resolve("crashed");
        try (Office office = Office.open(closed)) {
            closedContent = office.content();
        }
        Path open = place.resolve("open");
        AgedFolder.copy(closed, open);
        try (Office office = Office.open(open)) {
            for (int i = 21; i < 30; i++) {
                office.write("old", i, 2);
            }
            crashedContent = office.content();
            AgedFolder.copy(open, crashed);
        }
        AgedFolder.delete(open);
    }

    @AfterEach
    void end() throws IOException {
        AgedFolder.delete(place);
    }

    @Test
    void nothingIsReadWrongInSilence() throws IOException {
        int rounds = Rounds.of("damage", 100, 2500);
        for (int round = 0; round < rounds; round++) {
            boolean crash = random.nextInt(3) == 0;
            String what = FILES[random.nextInt(FILES.length)];
            Path folder = place.resolve("damaged");
            AgedFolder.copy(crash ? crashed : closed, folder);
            Path file = what.equals("backup") ? backup(folder) : folder.resolve(what);
            if (Files.exists(file)) {
                int how = random.nextInt(5);
                damage(file, how);
                // A backup is only looked at when it is needed.
                if (what.equals("backup") && random.nextBoolean()) {
                    damage(folder.resolve("console.mv.db"), 1);
                }
                String outcome = open(folder, crash ? crashedContent : closedContent);
                assertThat(outcome)
                        .as("%s, damage %d, %s, round %d", what, how, crash ? "crashed" : "closed", round)
                        .isNotEqualTo("silent");
                outcomes.merge(outcome, 1, Integer::sum);
            }
            AgedFolder.delete(folder);
        }
        Rounds.tell("damage: %d times, 0 silent; %s", rounds, outcomes);
    }

    private static String open(Path folder, String content) {
        try (Office office = Office.open(folder)) {
            boolean same = office.content().equals(content);
            boolean told = office.told().stream().anyMatch(key -> !key.equals("journal.broken.off"));
            if (same) {
                return told ? "same, and told" : "same";
            }
            return office.told().isEmpty() ? "silent" : "less, and told";
        } catch (Failure e) {
            return "refused in words, and left as it is";
        }
    }

    private static Path backup(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private void damage(Path file, int how) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return;
        }
        byte[] before = bytes.clone();
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + PIECE);
        switch (how) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = at; i < Math.min(bytes.length, at + 16); i++) {
                    bytes[i] ^= (byte) (1 + random.nextInt(255));
                }
            }
            case 2 -> Arrays.fill(bytes, at, end, (byte) 0);
            case 3 -> {
                byte[] noise = new byte[end - at];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, noise.length);
            }
            default -> bytes = Arrays.copyOf(bytes, at);
        }
        if (Arrays.equals(before, bytes)) {
            bytes[at] ^= 1; // there were zeroes already
        }
        Files.write(file, bytes);
    }
}
