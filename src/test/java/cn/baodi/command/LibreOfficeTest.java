package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.Summaries;
import cn.baodi.command.ui.Feature;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program opens what leaves, with equal values. Runs where Debian's libreoffice-calc or the like is installed. */
class LibreOfficeTest {
    private static final String CSV = "Text - txt - csv (StarCalc):44,34,76,1,";
    /** It writes moments with their seconds, whatever is shown. */
    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:00";

    private static final int MOST_COLUMNS = 40;
    private static final int MINUTES = 3;

    @TempDir
    Path folder;

    private App app;
    private Path given;
    private Path taken;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "soffice"))),
                "LibreOffice is not installed. Not tried.");
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
        given = Files.createDirectory(folder.resolve("given"));
        taken = Files.createDirectory(folder.resolve("taken"));
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    private <T extends Row> void export(Register<T> register, String ending) {
        new Exports(app.ledger(), app.session(), app.clock(), Texts.CHINESE)
                .write(
                        Exports.Order.masked(register, Filter.NONE, register.sort()),
                        given.resolve(register.sheet().key() + ending),
                        Progress.none());
    }

    /** Opens all of a kind and has them written as CSV. */
    private void convert(String ending, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "csv:" + CSV + ",0,false,true,false",
                "--outdir",
                taken.toString()));
        command.addAll(options);
        try (Stream<Path> files = Files.list(given)) {
            files.filter(file -> file.toString().endsWith(ending))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        Process office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            assertThat(office.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            office.destroyForcibly();
        }
        assertThat(office.exitValue())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
    }

    /** Cells of a file without blank ones at the ends of its rows. */
    private static List<List<String>> cells(Path file) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            return csv.stream()
                    .map(CsvRecord::getFields)
                    .map(LibreOfficeTest::trimmed)
                    .toList();
        }
    }

    private static List<String> trimmed(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end).stream()
                .map(cell -> cell.startsWith("\uFEFF") ? cell.substring(1) : cell)
                .map(cell -> cell.matches(MOMENT) ? cell.substring(0, cell.length() - 3) : cell)
                .toList();
    }

    /** Says the first row that differs and not all of them. */
    private static void assertEqual(List<List<String>> read, List<List<String>> written, String name) {
        assertThat(read).as(name).hasSizeGreaterThan(1).hasSameSizeAs(written);
        for (int row = 0; row < written.size(); row++) {
            assertThat(read.get(row)).as("%s, row %d", name, row + 1).isEqualTo(written.get(row));
        }
    }

    private List<Register<?>> registers() {
        return app.features().stream()
                .flatMap(area -> area.registers().stream())
                .collect(Collectors.toList());
    }

    @Test
    void everySheetAsAWorkbookHasTheValuesOfItsCsv() throws Exception {
        for (Register<?> register : registers()) {
            export(register, ".csv");
            export(register, ".xlsx");
        }
        convert(".xlsx", List.of());
        for (Register<?> register : registers()) {
            String name = register.sheet().key() + ".csv";
            assertEqual(cells(taken.resolve(name)), cells(given.resolve(name)), name);
        }
    }

    @Test
    void everyCsvFileOpensAsItIs() throws Exception {
        registers().forEach(register -> export(register, ".csv"));
        Path summaries = new Summaries(app.ledger(), app.clock(), Texts.CHINESE)
                .write(
                        folder.resolve("summaries"),
                        Feature.dailyCounts(app.features()),
                        Summaries.Days.ALL,
                        Progress.none())
                .folder();
        try (Stream<Path> files = Files.list(summaries)) {
            for (Path file : files.toList()) {
                Files.copy(file, given.resolve(file.getFileName()));
            }
        }
        String asText = IntStream.rangeClosed(1, MOST_COLUMNS)
                .mapToObj(column -> column + "/2")
                .collect(Collectors.joining("/"));
        convert(".csv", List.of("--infilter=" + CSV + asText));
        try (Stream<Path> files = Files.list(given)) {
            for (Path file : files.toList()) {
                assertEqual(
                        cells(taken.resolve(file.getFileName())),
                        cells(file),
                        file.getFileName().toString());
            }
        }
    }
}
