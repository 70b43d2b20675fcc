package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.PulsedConsole;
import cn.baodi.command.core.Row;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window goes on answering while a long list is read into it and written from it. Needs no display. */
@Tag("bench")
class PulseBench {
    private static final int CALLS = Integer.getInteger("bench.rows", 100_000);
    private static final double LIMIT_MILLIS = 200;

    @TempDir
    Path folder;

    @Test
    void theWindowNeverStandsStill() throws Exception {
        Path file = folder.resolve("calls.csv");
        try (Post post = new Post(folder.resolve("data"))) {
            post.addUnits();
            Register<Row> calls = post.register("calls");
            new TownFiles(post.villages(), CALLS).write(calls, file, folder.resolve("values.csv"));
        }
        Map<String, Double> said = Child.start(
                        List.of(
                                // as the console gives itself
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dprism.order=sw",
                                "-Dglass.platform=Monocle",
                                "-Dmonocle.platform=Headless",
                                "-Dheadless.geometry=1920x1200-32",
                                "-Dprism.dirtyopts=false"),
                        PulsedConsole.class,
                        folder.resolve("data").toString(),
                        file.toString(),
                        folder.resolve("out.csv").toString())
                .end();
        System.out.printf("%nlongest between two pulses, %d calls%n", CALLS);
        for (String what : List.of("idle", "import", "export")) {
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %5.0f ms; the thread itself %.0f ms, a thread that only sleeps was late by %.0f ms%n",
                    what,
                    said.get(what),
                    said.get(what + "-own"),
                    said.get(what + "-other"));
        }
        assertThat(said.get("imported")).isEqualTo(CALLS);
        assertThat(said.get("exported")).isEqualTo(CALLS);
        assertThat(said.get("import")).as("import").isLessThan(LIMIT_MILLIS);
        assertThat(said.get("export")).as("export").isLessThan(LIMIT_MILLIS);
    }
}
