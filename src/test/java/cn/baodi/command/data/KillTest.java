package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process is killed in the middle of its writes, the folder is opened again, and everything that was confirmed must
 * be there, whole writes only. More rounds: {@code mvn verify -Dtest=KillTest -Dkill.rounds=1000}.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 12", "3000, 4"})
    void nothingConfirmedIsLostAndNothingIsHalf(int rows, int quick) throws Exception {
        Random random = new Random(rows);
        long confirmed = 0;
        for (int round = 0; round < Math.max(quick, ROUNDS); round++) {
            confirmed = Math.max(confirmed, writeAndKill(rows, random.nextInt(rows == 1 ? 40 : 3), random));
            try (Database database = new Database(folder)) {
                new Ledger(database, java.time.Clock.systemDefaultZone(), new cn.baodi.command.core.Session("查"))
                        .searchable(List.of(Sample.SEARCHABLE));
                database.open(List.of("cn/baodi/command/data/V1__sample.sql"));
                long there = database.<Long>read(h -> h.createQuery("SELECT COUNT(*) FROM sample")
                        .mapTo(Long.class)
                        .one());
                long terms = database.<Long>read(
                        h -> h.createQuery("SELECT COUNT(DISTINCT row_id) FROM search_term WHERE table_name = 'sample'")
                                .mapTo(Long.class)
                                .one());
                assertThat(there).as("round %d", round).isGreaterThanOrEqualTo(confirmed);
                assertThat(there % rows).as("half a write in round %d", round).isZero();
                assertThat(terms).isEqualTo(there);
                assertThat(database.verify(cn.baodi.command.core.Progress.none()))
                        .isEmpty();
            }
        }
        assertThat(confirmed).isPositive();
    }

    /** @return the last row that was confirmed before the kill */
    private long writeAndKill(int rows, int writes, Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        folder.toString(),
                        Integer.toString(rows))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long confirmed = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("saved ")) {
                    confirmed = Long.parseLong(line.substring(6));
                }
                if (line.startsWith("open ") || line.startsWith("saved ")) {
                    seen++;
                }
                if (seen == writes) {
                    spin(random.nextInt(rows == 1 ? 3_000_000 : 300_000_000));
                    process.toHandle()
                            .destroyForcibly(); // SIGKILL on Linux and macOS; the rest of its output is still read
                    seen++;
                }
            }
        }
        process.waitFor();
        return confirmed;
    }

    /** Lets the other process get somewhere into its next write. */
    private static void spin(int nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
