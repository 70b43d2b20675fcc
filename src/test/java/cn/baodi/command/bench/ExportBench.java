package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register written to a file, masked as an officer takes it along: against H2's own way, and against LibreOffice. */
@Tag("bench")
class ExportBench {
    private static final int CALLS = Integer.getInteger("bench.rows", 100_000);
    private static final int CALLS_OF_A_WORKBOOK = Math.min(CALLS, 100_000);
    private static final double CSV_LIMIT = 0.6;
    private static final double WORKBOOK_LIMIT = 1.0 / 3;
    private static final int MINUTES = 5;

    @TempDir
    Path folder;

    private Post post;
    private Register<Row> calls;

    private void fill(int rows) {
        post = new Post(folder.resolve("data"));
        post.addUnits();
        post.database.read(handle -> handle.execute("SET OPTIMIZE_REUSE_RESULTS 0"));
        calls = post.register("calls");
        new TownFiles(post.villages(), rows).fill(calls, post.ledger);
    }

    private void export(Path file) {
        new Exports(post.ledger, post.session, post.clock, Locale.SIMPLIFIED_CHINESE)
                .write(Exports.Order.masked(calls, Filter.NONE, Sort.up("code")), file, Progress.none());
    }

    @AfterEach
    void close() {
        if (post != null) {
            post.close();
        }
    }

    @Test
    void whatAFileOfTextTakes() throws Exception {
        fill(CALLS);
        Path ours = folder.resolve("ours.csv");
        Path theirs = folder.resolve("theirs.csv");
        Ratios ratios = new Ratios("export of " + CALLS + " calls", CSV_LIMIT, 0);
        ratios.compare(
                "as CSV, against H2's CSVWRITE",
                () -> export(ours),
                () -> post.database.read(
                        handle -> handle.execute("CALL CSVWRITE(?, ?, 'charset=UTF-8')", theirs.toString(), """
                        SELECT id, started_at, seat, phone, caller, caller_group, topic, risk, unit, minutes,
                            disposition, note, follow_up_by, follow_up_due, follow_up_done_at, follow_up_note
                        FROM call WHERE COALESCE(retired, '') = '' ORDER BY id""")));
        assertThat(lines(ours)).isEqualTo(lines(theirs)).isEqualTo(CALLS + 1L);
        ratios.hold();
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    @Test
    void whatAWorkbookTakes() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "soffice"))),
                "LibreOffice is not installed. Not measured.");
        fill(CALLS_OF_A_WORKBOOK);
        Path csv = folder.resolve("calls.csv");
        export(csv);
        Ratios ratios = new Ratios(CALLS_OF_A_WORKBOOK + " calls as a workbook", WORKBOOK_LIMIT, 0);
        ratios.compare(
                "against LibreOffice's conversion of the CSV",
                () -> export(folder.resolve("calls.xlsx")),
                () -> convert(csv));
        ratios.hold();
    }

    private void convert(Path csv) throws IOException, InterruptedException {
        Path taken = folder.resolve("taken");
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--infilter=Text - txt - csv (StarCalc):44,34,76,1",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        taken.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            assertThat(office.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            office.destroyForcibly();
        }
        assertThat(taken.resolve("calls.xlsx")).isNotEmptyFile();
    }
}
