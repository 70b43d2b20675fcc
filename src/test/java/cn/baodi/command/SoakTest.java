package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.fault.Rounds;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * An officer's shift compressed: the window is led through the same round again and again, and holds no more memory,
 * open files and threads at the end than it did once it was warm: {@code mvn -Pfaults verify}, or {@code
 * -Dfaults.soak=200} for other than the usual number of rounds. Too long for the default run.
 *
 * <p>Two things come and go by themselves and hide what does not, so neither counts: fonts that are held softly (70 MB),
 * which each collection takes here, and the database's page cache, which fills up to its bound and is emptied before
 * each look.
 */
@Tag("faults")
@EnabledIfSystemProperty(named = "faults.full", matches = "true")
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final long MEGABYTE = 1 << 20;
    /** What is under way in the moment of looking, such as a list or a page that is drawn. */
    private static final long ROOM = 16 * MEGABYTE;
    /** What the first rounds fill for good: classes, caches, the database's pages. */
    private static final int WARM = 6;

    @TempDir
    Path folder;

    private record Held(long round, long heap, long handles, long threads) {
        static Held of(String line) {
            long[] n = Arrays.stream(line.split(" "))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Held(n[0], n[1], n[2], n[3]);
        }
    }

    @Test
    void aShiftHoldsNoMoreAtItsEndThanAtItsBeginning() throws Exception {
        int rounds = Rounds.of("soak", 20, 150);
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        Path errors = folder.resolve("errors");
        Process console = new ProcessBuilder(command(rounds, data))
                .redirectError(errors.toFile())
                .start();
        List<Held> held = new ArrayList<>();
        String told = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(console.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("round ")) {
                    held.add(Held.of(line));
                } else if (line.startsWith("told ")) {
                    told = line;
                }
            }
            assertThat(console.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            console.destroyForcibly();
        }
        assertThat(console.exitValue()).as(Files.readString(errors)).isZero();
        assertThat(held).hasSize(rounds);
        Rounds.tell(
                "soak %d rounds, %s; heap %s MB, handles %s, threads %s",
                rounds, told, all(held, h -> h.heap / MEGABYTE), all(held, Held::handles), all(held, Held::threads));

        List<Held> warm = held.subList(WARM, rounds);
        List<Held> first = warm.subList(0, (warm.size() + 1) / 2);
        List<Held> last = warm.subList(warm.size() / 2, warm.size());
        assertThat(least(last, Held::heap) - least(first, Held::heap))
                .as("bytes of heap")
                .isLessThan(ROOM);
        assertThat(least(last, Held::handles) - least(first, Held::handles))
                .as("open files")
                .isLessThan(3);
        assertThat(least(last, Held::threads) - least(first, Held::threads))
                .as("threads")
                .isLessThan(3);
        assertThat(told)
                .matches(
                        "told cards [1-9]\\d+ changed [1-9]\\d+ filters [1-9]\\d+ charts [1-9]\\d+ reports [1-9]\\d* backups [1-9]\\d*");
        try (App app = DemoFolder.app(data)) {
            app.openData();
            assertThat(app.database().findings()).isEmpty();
            long writes = app.database()
                    .<Long>read(h -> h.createQuery("SELECT COUNT(*) FROM audit_batch WHERE kind = 'WRITE'")
                            .mapTo(Long.class)
                            .one());
            assertThat(writes).as("changes that were saved and undone").isGreaterThan(2L * rounds);
        }
    }

    private static List<String> command(int rounds, Path data) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Dheadless.geometry=1920x1200-32",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SoakedConsole.class.getName()));
        command.addAll(List.of(Integer.toString(rounds), "40", "--data", data.toString()));
        return command;
    }

    private static long least(List<Held> held, ToLongFunction<Held> what) {
        return held.stream().mapToLong(what).min().orElseThrow();
    }

    private static String all(List<Held> held, ToLongFunction<Held> what) {
        return held.stream()
                .mapToLong(what)
                .boxed()
                .map(String::valueOf)
                .toList()
                .toString();
    }
}
