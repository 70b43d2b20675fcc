package cn.baodi.command;

import cn.baodi.command.ui.FxBackground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Starts the window in a Java of its own, with what the manifest of a jar cannot ask for: only the quick compiler, and
 * the classes out of an archive beside the jar, which the first leaving makes. On two cores this halves the time to the
 * window and more than halves the time to the numbers (decision 0023, {@code StartBench}).
 */
final class Launch {
    /** Set in the Java that was started here. */
    private static final String CHILD = "console.child";

    private static final int NATIVE_ACCESS_ASKED = 24;

    private final Path jar;
    private final Path archive;

    Launch(Path jar) {
        this.jar = jar;
        archive = jar.resolveSibling(
                jar.getFileName().toString().replaceFirst("\\.jar$", "") + "-" + Runtime.version() + ".jsa");
    }

    /**
     * The jar this was started from with {@code java -jar} and nothing else; empty for whoever started it with class
     * path or options of his own, and in the Java that was started here.
     */
    static Optional<Path> jar() {
        Path jar = Path.of(System.getProperty("java.class.path"));
        boolean plain = ProcessHandle.current()
                .info()
                .arguments()
                .map(typed -> typed[0].equals("-jar"))
                .orElse(true); // where the system does not tell
        boolean own = jar.toString().endsWith(".jar") && Files.isRegularFile(jar);
        return plain && own && System.getProperty(CHILD) == null ? Optional.of(jar.toAbsolutePath()) : Optional.empty();
    }

    /**
     * Runs {@code main} until it ends.
     *
     * @param more class path behind the jar
     * @return its exit code
     * @throws IOException when no Java can be started
     */
    int run(String main, List<Path> more, String... args) throws IOException {
        Path made = Path.of(archive + "." + ProcessHandle.current().pid());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-D" + CHILD + "=true"));
        command.add("-XX:-CreateCoredumpOnCrash"); // all that is open would lie in it in plain
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")); // newer Javas read it only now
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr")); // an archive that does not fit is no news
        boolean archived = isUpToDate();
        if (archived) {
            command.add("-XX:SharedArchiveFile=" + archive);
        } else if (Files.isWritable(jar.getParent())) {
            command.add("-XX:ArchiveClassesAtExit=" + made);
        }
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        StringBuilder path = new StringBuilder(jar.toString());
        more.forEach(entry -> path.append(System.getProperty("path.separator")).append(entry));
        command.addAll(List.of("-cp", path.toString(), main));
        command.addAll(Arrays.asList(args));
        Process child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int code = child.onExit().join().exitValue();
        if (!archived && Files.exists(made)) {
            if (code == 0) {
                Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(made);
            }
        }
        return code;
    }

    private boolean isUpToDate() throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    /** In the Java that was started here: ends at once, as by a kill, when the one that started it is gone. */
    static void endWithParent() {
        if (System.getProperty(CHILD) == null) {
            return;
        }
        FxBackground.beside(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is sent; the end of the pipe is the end of the parent
                }
            } catch (IOException e) {
                // as good as the end
            }
            Runtime.getRuntime().halt(1);
            return true;
        });
    }
}
