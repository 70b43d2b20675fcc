package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.baodi.command.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the start of the process to the shell and to the dashboard's numbers, against a window with nothing in it. */
@Tag("bench")
class StartBench {
    private static final double SHELL_LIMIT = 1.5;
    private static final double NUMBERS_LIMIT = 3;
    private static final int STARTS = 7;
    /** As the program is run. */
    private static final List<String> OPTIONS = List.of("-Xmx512m");

    @TempDir
    Path folder;

    @Test
    void theConsoleIsThereInTheTimeOfSomeEmptyWindows() throws Exception {
        assumeTrue(
                System.getenv("DISPLAY") != null,
                "The start needs a display: xvfb-run -a mvn -Pbench verify. Not measured.");
        Child.start(List.of(), Main.class, "demo", "--data", folder.toString()).end();
        double[] empty = new double[STARTS];
        double[] shell = new double[STARTS];
        double[] numbers = new double[STARTS];
        empty();
        console(); // what the first start reads from the disk is there for the others
        for (int i = 0; i < STARTS; i++) {
            empty[i] = empty();
            Map<String, Double> console = console();
            shell[i] = console.get("shown");
            numbers[i] = console.get("numbers");
        }
        double window = Ratios.median(empty);
        double shown = Ratios.median(shell) / window;
        double standing = Ratios.median(numbers) / window;
        System.out.printf(
                Locale.ROOT,
                "%nempty window %.0f ms, shell %.0f ms (%.2fx), dashboard's numbers %.0f ms (%.2fx); medians of %d%n",
                window,
                Ratios.median(shell),
                shown,
                Ratios.median(numbers),
                standing,
                STARTS);
        assertThat(shown).as("shell").isLessThanOrEqualTo(SHELL_LIMIT);
        assertThat(standing).as("numbers").isLessThanOrEqualTo(NUMBERS_LIMIT);
    }

    private static double empty() throws IOException, InterruptedException {
        return Child.start(OPTIONS, EmptyWindow.class).end().get("shown");
    }

    private Map<String, Double> console() throws IOException, InterruptedException {
        return Child.start(OPTIONS, WatchedConsole.class, "--data", folder.toString())
                .end();
    }
}
