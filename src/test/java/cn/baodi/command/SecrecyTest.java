package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Register;
import cn.baodi.command.fault.Rounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a whole shift, and after a kill in the middle of a write, nothing of twenty known people lies readable in the
 * data folder, its backups, logs, preferences, temporary files, or where the process ran; and while it ran, it listened
 * to nobody.
 */
@Tag("faults")
class SecrecyTest {
    @TempDir
    Path place;

    private Path data;
    private Path temp;
    private Path run;
    private Path desktop;

    @BeforeEach
    void folders() throws IOException {
        data = DemoFolder.copyTo(place.resolve("data"));
        temp = Files.createDirectory(place.resolve("temp"));
        run = Files.createDirectory(place.resolve("run"));
        desktop = Files.createDirectory(place.resolve("desktop"));
    }

    private Process start(String how) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temp,
                        "-Djava.awt.headless=true",
                        "-Dglass.platform=Monocle",
                        "-Dmonocle.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ShiftWithPeople.class.getName(),
                        data.toString(),
                        desktop.toString(),
                        how))
                .directory(run.toFile())
                .redirectError(run.resolve("errors").toFile())
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private List<Path> written() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : List.of(data, temp, run)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }

    private static List<String> found(List<Path> files) throws IOException {
        Map<String, byte[]> traces = People.traces();
        Search search = new Search(List.copyOf(traces.values()));
        List<String> names = List.copyOf(traces.keySet());
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            for (int hit : search.in(Files.readAllBytes(file))) {
                found.add(names.get(hit) + " of " + file);
            }
        }
        return found;
    }

    @Test
    void theSearchFindsWhatLiesOpen() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        for (Map.Entry<String, byte[]> trace : People.traces().entrySet()) {
            System.arraycopy(trace.getValue(), 0, noise, 99_000, trace.getValue().length);
            assertThat(found(List.of(Files.write(temp.resolve("open"), noise))))
                    .anyMatch(hit -> hit.startsWith(trace.getKey()));
        }
    }

    @Test
    void aShiftLeavesNothingReadableAndListensToNobody() throws Exception {
        Process shift = start("whole");
        try (BufferedReader lines = lines(shift)) {
            String line = lines.readLine();
            assertThat(line).as(Files.readString(run.resolve("errors"))).isEqualTo("worked");
            assertThat(found(written())).as("while it runs").isEmpty();
            assertThat(listening(shift.pid())).isEmpty();
            shift.getOutputStream().write('\n');
            shift.getOutputStream().flush();
            assertThat(shift.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            shift.destroyForcibly();
        }
        assertThat(shift.exitValue())
                .as(Files.readString(run.resolve("errors")))
                .isZero();
        assertThat(found(written())).as("after its end").isEmpty();
        assertThat(Files.readString(data.resolve("logs/console.log"))).contains("ERROR");
        assertThat(temp).isEmptyDirectory();
        assertThat(data.resolve("tmp")).isEmptyDirectory();
        allWereThere();
    }

    @Test
    void aKillInMidWriteLeavesNothingReadable() throws Exception {
        Random random = new Random(20200209);
        for (int round = 0; round < Rounds.of("secrecy", 2, 40); round++) {
            Process shift = start("until-killed");
            try (BufferedReader lines = lines(shift)) {
                String line = lines.readLine();
                assertThat(line).as(Files.readString(run.resolve("errors"))).startsWith("written");
                long until = System.nanoTime() + random.nextInt(300_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            } finally {
                shift.destroyForcibly().waitFor();
            }
            assertThat(found(written())).as("round %d", round).isEmpty();
        }
        allWereThere();
    }

    /** So that nothing found means something: the people are in the data, and in the files that were taken along. */
    private void allWereThere() throws IOException {
        try (App app = DemoFolder.app(data)) {
            app.openData();
            for (Register<?> register : app.features().stream()
                    .flatMap(f -> f.registers().stream())
                    .filter(r -> Set.of("volunteers", "households", "calls")
                            .contains(r.sheet().key()))
                    .toList()) {
                assertThat(register.repository()
                                .count(Filter.NONE.text(People.all().get(7).name())))
                        .as(register.sheet().key())
                        .isPositive();
            }
        }
    }

    /** Sockets of the process that wait for somebody; Linux tells of them. */
    private static List<String> listening(long pid) throws IOException {
        Set<String> own = new HashSet<>();
        Path handles = Path.of("/proc/" + pid + "/fd");
        if (!Files.isDirectory(handles)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(handles)) {
            for (Path handle : all.toList()) {
                String target = Files.readSymbolicLink(handle).toString();
                if (target.startsWith("socket:[")) {
                    own.add(target.substring(8, target.length() - 1));
                }
            }
        }
        List<String> listening = new ArrayList<>();
        for (String kind : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + kind))) {
                String[] words = line.strip().split("\\s+");
                if (words.length > 9 && own.contains(words[9]) && (kind.startsWith("udp") || words[3].equals("0A"))) {
                    listening.add(kind + " " + words[1]);
                }
            }
        }
        return listening;
    }

    @Test
    void nothingAsksForADumpOfTheMemory() throws IOException {
        List<Path> asking = new ArrayList<>();
        for (String root : List.of("src/main", "pom.xml", ".mvn", ".ci", "README.md")) {
            if (!Files.exists(Path.of(root))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (text.contains("HeapDump") || text.contains("dumpHeap") || text.contains("hprof")) {
                        asking.add(file);
                    }
                }
            }
        }
        assertThat(asking).isEmpty();
    }
}
