package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.baodi.command.Main;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the start of the process to the shell and to the dashboard's numbers, against a window with nothing in it. */
@Tag("bench")
class StartBench {
    private static final double SHELL_LIMIT = 1.5;
    private static final double NUMBERS_LIMIT = 3;
    private static final int STARTS = 7;
    /** As the console gives itself. */
    private static final List<String> OPTIONS = List.of("-Xmx512m");

    @TempDir
    Path folder;

    @Test
    void theConsoleIsThereInTheTimeOfSomeEmptyWindows() throws Exception {
        assumeTrue(
                System.getenv("DISPLAY") != null,
                "The start needs a display: xvfb-run -a mvn -Pbench verify. Not measured.");
        Child.start(
                        List.of(),
                        Main.class,
                        "demo",
                        "--data",
                        folder.resolve("data").toString())
                .end();
        copyJar();
        double[] empty = new double[STARTS];
        double[] shell = new double[STARTS];
        double[] numbers = new double[STARTS];
        empty();
        console(); // the first leaving makes the archive of classes, the second start reads it from the disk
        console();
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
        return Child.start(
                        List.of(),
                        WatchedLaunch.class,
                        folder.resolve("baodi-console.jar").toString(),
                        folder.resolve("observers.jar").toString(),
                        "--data",
                        folder.resolve("data").toString())
                .end();
    }

    /** The jar with its libraries, elsewhere: its archive of classes is made with the observers on the path. */
    private void copyJar() throws IOException {
        Path target = Path.of("target");
        Files.copy(target.resolve("baodi-console.jar"), folder.resolve("baodi-console.jar"));
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target.resolve("lib"))) {
            for (Path file : files) {
                Files.copy(file, libraries.resolve(file.getFileName()));
            }
        }
        Path observers = target.resolve("test-classes/cn/baodi/command/bench");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("observers.jar")));
                DirectoryStream<Path> files = Files.newDirectoryStream(observers, "*.class")) {
            for (Path file : files) {
                jar.putNextEntry(new JarEntry("cn/baodi/command/bench/" + file.getFileName()));
                Files.copy(file, jar);
            }
        }
    }
}
