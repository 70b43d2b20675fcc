package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed in the middle of its writes, and often in the middle of its recovery from the kill before. What
 * it had confirmed is remembered here, outside; the next process finds all of it, whole writes only, each row as its
 * checksum says, each index as its table.
 */
@Tag("faults")
class KillTest {
    private static final int MOST_ROWS = 40_000;
    private static final String[] FIRST = {"nothing", "nothing", "nothing", "nothing", "backup", "close"};

    @TempDir
    static Path aged;

    @TempDir
    Path place;

    private final Random random = new Random(Integer.getInteger("faults.seed", 20200209));
    private final Map<String, Long> confirmed = new TreeMap<>();
    private Path folder;
    private Child next;
    private int kills;
    private int inRecovery;
    private long confirmations;

    @BeforeAll
    static void age() {
        AgedFolder.make(aged);
    }

    @Test
    void inSmallWrites() throws IOException {
        killed("small writes", Rounds.of("kill.small", 16, 1000), 1, 1, 12);
    }

    @Test
    void inAnImportOfThreeThousandRows() throws IOException {
        killed("imports of 3,000 rows", Rounds.of("kill.import", 5, 500), 1, 3000, 2);
    }

    /** So many that they go to the database while the next are gathered. */
    @Test
    void inAnImportOfEightThousandRows() throws IOException {
        killed("imports of 8,000 rows", Rounds.of("kill.long", 2, 100), 1, 8000, 2);
    }

    @Test
    void inThreeWritersAtOnce() throws IOException {
        killed("three writers", Rounds.of("kill.three", 6, 500), 3, 2, 20);
    }

    private void killed(String what, int rounds, int writers, int parts, int mostWrites) throws IOException {
        begin();
        next = Child.start(Clerk.class);
        for (int round = 0; round < rounds; round++) {
            long rows = confirmed.values().stream().mapToLong(Long::longValue).sum() * parts;
            if (rows > MOST_ROWS) {
                finish();
                begin();
            }
            try (Child clerk = next) {
                next = Child.start(Clerk.class);
                clerk.say(folder + "\t" + writers + "\t" + parts + "\t" + FIRST[random.nextInt(FIRST.length)]);
                watchAndKill(clerk, random.nextInt(mostWrites), parts);
            }
        }
        next.close();
        finish();
        Rounds.tell(
                "kill -9 in %s: %d kills (%d of them before the first write), %d confirmed writes, 0 lost, 0 half",
                what, kills, inRecovery, confirmations);
    }

    private void begin() throws IOException {
        folder = place.resolve("data" + kills);
        AgedFolder.copy(aged, folder);
        confirmed.clear();
        confirmed.put("old", 20L);
    }

    private void finish() throws IOException {
        try (Office office = Office.open(folder)) {
            compare(office.check());
        }
        AgedFolder.delete(folder);
    }

    private void compare(Map<String, Long> there) {
        confirmed.forEach((writer, number) -> assertThat(there.getOrDefault(writer, 0L))
                .as("last of %s after %d kills", writer, kills)
                .isBetween(number, number + 1));
        confirmed.putAll(there);
    }

    /** Kills within the recovery once in eight times, else within the write that follows so many others. */
    private void watchAndKill(Child clerk, int writes, int parts) {
        boolean early = random.nextInt(8) == 0;
        Map<String, Long> there = new TreeMap<>();
        int seen = 0;
        long since = System.nanoTime();
        long pause = parts > 100 ? 200_000_000 : 2_000_000;
        boolean killed = false;
        boolean opened = false;
        boolean wrote = false;
        for (String line = clerk.line(); line != null; line = clerk.line()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "there" -> there.put(words[1], Long.parseLong(words[2]));
                case "opened" -> {
                    opened = true;
                    compare(there);
                }
                case "writing" -> wrote = true;
                case "saved" -> {
                    assertThat(Long.parseLong(words[2])).isEqualTo(confirmed.getOrDefault(words[1], 0L) + 1);
                    confirmed.put(words[1], Long.parseLong(words[2]));
                    confirmations++;
                    seen++;
                    pause = parts > 100 ? System.nanoTime() - since : pause;
                    since = System.nanoTime();
                }
                case "opening" -> {}
                default -> throw new AssertionError(line);
            }
            if (!killed && (early && line.equals("opening") || wrote && seen == writes)) {
                spin((long) (random.nextDouble() * (early ? 150_000_000 : pause)));
                clerk.kill();
                killed = true;
                kills++;
                inRecovery += opened ? 0 : 1;
            }
        }
        assertThat(killed).as("ended by itself").isTrue();
    }

    /** Lets the other process get somewhere into what it does next, on one core too. */
    private static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.yield();
        }
    }
}
