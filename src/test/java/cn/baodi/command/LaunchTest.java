package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @TempDir
    Path folder;

    private Path jar;

    /** Writes what it was started with into a file, and ends with a code of its own. */
    static final class Told {
        public static void main(String[] args) throws IOException {
            Files.write(Path.of(args[0]), ManagementFactory.getRuntimeMXBean().getInputArguments());
            System.exit(Integer.parseInt(args[1]));
        }
    }

    /** Lasts until it is ended. */
    static final class Lasting {
        public static void main(String[] args) throws InterruptedException {
            Launch.endWithParent();
            System.out.println(ProcessHandle.current().pid());
            Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        }
    }

    /** Starts the lasting one and waits for it. */
    static final class Parent {
        public static void main(String[] args) throws IOException {
            List<Path> libraries =
                    CLASS_PATH.stream().filter(Files::isRegularFile).toList();
            new Launch(Path.of(args[0])).run(Lasting.class.getName(), libraries);
        }
    }

    @BeforeEach
    void ownClassesInAJar() throws IOException {
        jar = folder.resolve("own.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path root : CLASS_PATH.stream().filter(Files::isDirectory).toList()) {
                for (Path each : classes(root)) {
                    out.putNextEntry(
                            new JarEntry(root.relativize(each).toString().replace(File.separatorChar, '/')));
                    Files.copy(each, out);
                }
            }
        }
    }

    private static List<Path> classes(Path root) throws IOException {
        Path own = root.resolve("cn").resolve("baodi").resolve("command");
        try (Stream<Path> files = Files.walk(own)) {
            return files.filter(f -> f.toString().endsWith(".class")).toList();
        }
    }

    private List<String> told(int code) throws IOException {
        Path says = folder.resolve("says");
        int ended = new Launch(jar).run(Told.class.getName(), List.of(), says.toString(), "" + code);
        assertThat(ended).isEqualTo(code);
        return Files.readAllLines(says);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().contains(".jsa")).toList();
        }
    }

    @Test
    void theFirstLeavingMakesAnArchiveFromWhichTheNextStartTakesItsClasses() throws IOException {
        assertThat(told(0)).noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
        assertThat(archives()).hasSize(1);
        assertThat(told(0)).contains("-XX:SharedArchiveFile=" + archives().get(0));
    }

    @Test
    void aCrashLeavesNoCopyOfTheMemory() throws IOException {
        assertThat(told(3)).contains("-XX:-CreateCoredumpOnCrash");
    }

    @Test
    void anArchiveOlderThanItsJarIsMadeAnew() throws IOException {
        told(0);
        Files.setLastModifiedTime(archives().get(0), FileTime.fromMillis(0));
        assertThat(told(0)).noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
        assertThat(Files.getLastModifiedTime(archives().get(0)).toMillis()).isPositive();
    }

    @Test
    void anEndWithAnErrorIsPassedOnAndLeavesNoArchive() throws IOException {
        told(3);
        assertThat(archives()).isEmpty();
    }

    @Test
    void theWindowEndsWithTheOneThatStartedIt() throws Exception {
        String path = CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        Parent.class.getName(),
                        jar.toString())
                .start();
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle window =
                    ProcessHandle.of(Long.parseLong(says.readLine())).orElseThrow();
            parent.destroyForcibly().waitFor();
            window.onExit().get(1, TimeUnit.MINUTES);
            assertThat(window.isAlive()).isFalse();
        }
    }
}
