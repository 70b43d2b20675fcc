package cn.baodi.command.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.baodi.command.core.TypesTarget;
import cn.baodi.command.data.BackupTarget;
import cn.baodi.command.exchange.CsvTarget;
import cn.baodi.command.exchange.WorkbookTarget;
import cn.baodi.command.journal.JournalTarget;
import cn.baodi.command.ui.PreferencesTarget;
import cn.baodi.command.vault.KeysTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reader of what others wrote gets thousands of broken inputs: it may refuse them, but never fail, hang or take
 * memory without end. Files as towns send them, and inputs that broke a reader, are kept in the test's resources for good.
 */
class FuzzTest {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final long SEED = 20200209;
    /** No single input may take longer, on a machine with eight other things to do. */
    private static final long LONGEST_NANOS = 5_000_000_000L;

    /** The readers; how many inputs each gets in the default run is about a second's work. */
    enum Reader {
        TYPES(TypesTarget::new, 3000),
        CSV(CsvTarget::new, 2000),
        WORKBOOK(WorkbookTarget::new, 500),
        BACKUP(BackupTarget::new, 3000),
        KEYS(KeysTarget::new, 300),
        PREFERENCES(PreferencesTarget::new, 1500),
        JOURNAL(JournalTarget::new, 300);

        private final Supplier<Target> target;
        private final int inputs;

        Reader(Supplier<Target> target, int inputs) {
            this.target = target;
            this.inputs = inputs;
        }

        Target make() {
            return target.get();
        }
    }

    static List<byte[]> kept(Reader reader) throws IOException {
        Path folder = Path.of(
                "src/test/resources/cn/baodi/command/fuzz", reader.name().toLowerCase(Locale.ROOT));
        List<byte[]> kept = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    kept.add(Files.readAllBytes(file));
                }
            }
        }
        return kept;
    }

    /** Jazzer looks at what code an input reaches; it comes with {@code -Pfaults} and needs Linux, macOS or Windows. */
    static boolean hasJazzer() {
        try {
            Class.forName(JAZZER, false, FuzzTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * {@code mvn -Pfaults verify}: 60 s a reader, or {@code -Dfaults.fuzz=7200} for two hours each; {@code
     * -Dfaults.fuzz.reader=CSV} takes one of them, so that several run side by side, which then wants more seconds for
     * the longest input: {@code -Dfaults.fuzz.longest}.
     */
    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    @EnabledIf("hasJazzer")
    void guidedByWhatTheyReachToo(Reader reader) throws Exception {
        assumeTrue(reader.name().equals(System.getProperty("faults.fuzz.reader", reader.name())));
        int seconds = Integer.getInteger("faults.fuzz", 60);
        Path folder = Files.createDirectories(
                        Path.of("target/fuzz", reader.name().toLowerCase(Locale.ROOT)))
                .toAbsolutePath();
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        int number = 0;
        for (byte[] seed : all(reader, reader.make())) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
        Path log = folder.resolve("jazzer.log");
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dfuzz.reader=" + reader.name(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JAZZER,
                        "--target_class=" + JazzerTarget.class.getName(),
                        "--instrumentation_includes=cn.baodi.**:de.siegmar.**:org.dhatim.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + seconds,
                        "-timeout=" + Integer.getInteger("faults.fuzz.longest", 10),
                        "-rss_limit_mb=3000",
                        "-max_len=65536",
                        corpus.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(seconds + 120, TimeUnit.SECONDS)).isTrue();
        } finally {
            jazzer.destroyForcibly();
        }
        String said = Files.readString(log);
        System.out.println("faults: fuzz " + reader + " " + last(said, "Done \\d+ runs in \\d+ second"));
        assertThat(jazzer.exitValue()).as("see %s", log).isZero();
    }

    private static String last(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .reduce("?", (a, b) -> b);
    }

    private static List<byte[]> all(Reader reader, Target target) throws IOException {
        List<byte[]> corpus = new ArrayList<>(target.seeds());
        corpus.addAll(kept(reader));
        return corpus;
    }

    @ParameterizedTest
    @EnumSource
    void brokenInputsAreRefusedAndNothingElse(Reader reader) throws IOException {
        Target target = reader.make();
        List<byte[]> corpus = all(reader, target);
        assertThat(corpus).isNotEmpty();
        for (byte[] input : corpus) {
            read(reader, target, input);
        }
        Mutator mutator = new Mutator(SEED, corpus);
        for (int i = 0; i < reader.inputs; i++) {
            read(reader, target, mutator.next());
        }
    }

    private static void read(Reader reader, Target target, byte[] input) {
        long start = System.nanoTime();
        try {
            target.read(input);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            fail("%s: %s for %s", reader, e, keep(reader, input), e);
        }
        if (System.nanoTime() - start > LONGEST_NANOS) {
            fail("%s takes long over %s", reader, keep(reader, input));
        }
    }

    /** Where an input lies now that broke a reader, to be looked at and added to the resources. */
    private static Path keep(Reader reader, byte[] input) {
        try {
            String name = Integer.toHexString(java.util.Arrays.hashCode(input));
            Path folder = Path.of("target/fuzz", reader.name().toLowerCase(Locale.ROOT));
            return Files.write(Files.createDirectories(folder).resolve(name), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
