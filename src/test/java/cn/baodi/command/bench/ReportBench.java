package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.Main;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.report.Additions;
import cn.baodi.command.report.Coverage;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.ui.Fonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a full district, and one of a hundred pages against a bare writer of tables and an office suite. */
@Tag("bench")
class ReportBench {
    private static final double CPU_LIMIT_MILLIS = 1000;
    private static final double BARE_LIMIT = 4;
    private static final double OFFICE_LIMIT = 1.0 / 3;
    private static final int RUNS = 7;
    private static final int PAGES = 100;
    private static final double NANOS = 1e6;

    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);
    private final ReportPdf setter = new ReportPdf();

    @TempDir
    Path folder;

    @BeforeEach
    void begin() throws Exception {
        Child.start(
                        List.of(),
                        Main.class,
                        "demo",
                        "--data",
                        folder.resolve("data").toString())
                .end();
    }

    @Test
    void aReportOfADistrictTakesLessThanASecondOfTheProcessor() {
        try (Million district = new Million(folder.resolve("data"))) {
            DailyReport.Head head = head(district);
            double[] times = new double[RUNS];
            for (int i = -RUNS; i < RUNS; i++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                byte[] pdf = setter.bytes(
                        DailyReport.compose(
                                district.features,
                                Cutoff.endOf(district.now.toLocalDate().minusDays(1)),
                                head,
                                texts),
                        texts);
                assertThat(pdf).isNotEmpty();
                if (i >= 0) {
                    times[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / NANOS;
                }
            }
            System.out.printf(
                    Locale.ROOT, "%nreport of a district, warm: %.0f ms of processor%n", Ratios.median(times));
            assertThat(Ratios.median(times)).isLessThanOrEqualTo(CPU_LIMIT_MILLIS);
        }
    }

    @Test
    void aWeekTakesLessThanASecondOfTheProcessorToo() {
        try (Million district = new Million(folder.resolve("data"))) {
            DailyReport.Head head = head(district);
            LocalDate last = district.now.toLocalDate().minusDays(1);
            for (Coverage coverage : List.of(Coverage.weekly(last), Coverage.stage(last.minusDays(12), last))) {
                double median = processor(() -> setter.bytes(
                        DailyReport.compose(district.features, coverage, head, Additions.NONE, texts), texts));
                System.out.printf(
                        Locale.ROOT,
                        "%nreport of %d days, warm: %.0f ms of processor%n",
                        coverage.days().size(),
                        median);
                assertThat(median).isLessThanOrEqualTo(CPU_LIMIT_MILLIS);
            }
            Scope past = Scope.of(Cutoff.endOf(last.minusDays(3)));
            System.out.printf(
                    Locale.ROOT,
                    "%nan issued day counted again, warm: %.0f ms of processor%n",
                    processor(() -> district.features.forEach(area -> area.figures(past))));
        }
    }

    /** Milliseconds that the thread computed, the median of some runs after as many to warm up. */
    private static double processor(Runnable work) {
        double[] times = new double[RUNS];
        for (int i = -RUNS; i < RUNS; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            if (i >= 0) {
                times[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / NANOS;
            }
        }
        return Ratios.median(times);
    }

    private static DailyReport.Head head(Million district) {
        return new DailyReport.Head("指挥部", "值班员", district.now, false, new ChainHead(1, "7K2M-9QXF"));
    }

    @Test
    void aHundredPagesTakeNotMuchLongerThanABareWriter() throws Exception {
        try (Million district = new Million(folder.resolve("data"))) {
            Listing table = table();
            DailyReport report = new DailyReport(
                    head(district), Cutoff.endOf(district.now.toLocalDate()), List.of(), List.of(table));
            TrueTypeFont font = font();
            try (PDDocument made = Loader.loadPDF(setter.bytes(report, texts))) {
                assertThat(made.getNumberOfPages()).isGreaterThanOrEqualTo(PAGES);
            }
            Ratios bare = new Ratios("a hundred pages of tables", BARE_LIMIT, 0);
            bare.compare("against a bare PDFBox writer", () -> setter.bytes(report, texts), () -> bare(table, font));
            Ratios office = new Ratios("a hundred pages of tables", OFFICE_LIMIT, 0);
            if (hasOffice()) {
                Path csv = Files.writeString(folder.resolve("table.csv"), csv(table));
                double ours = Ratios.time(() -> setter.bytes(report, texts));
                office.add("against LibreOffice's Calc, started for it", ours, Ratios.time(() -> convert(csv)));
            }
            office.hold();
            bare.hold();
        }
    }

    /** A town, a village and what it reported, as in an appendix. */
    private static Listing table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= PAGES * 32; i++) {
            rows.add(List.of(
                    "方家庄镇",
                    "小杜庄村第" + i + "组",
                    Integer.toString(i * 7 % 997),
                    Integer.toString(i * 13 % 499),
                    "已报",
                    "张书记 138****" + (1000 + i % 9000)));
        }
        return new Listing(
                "附表 分村居上报情况",
                List.of("街镇", "村居", "排查人数", "登记人数", "状态", "负责人"),
                List.of(false, false, true, true, false, false),
                rows);
    }

    private static TrueTypeFont font() throws IOException {
        try (InputStream stream = Fonts.File.SERIF_REGULAR.open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(stream));
        }
    }

    /** As little as one can do for a table with lines: no breaking of lines, no tags, no profile of colours. */
    private static byte[] bare(Listing table, TrueTypeFont trueType) throws IOException {
        float[] at = {79, 150, 260, 320, 380, 430};
        int perPage = 32;
        float row = 20;
        try (PDDocument document = new PDDocument()) {
            PDType0Font font = PDType0Font.load(document, trueType, true);
            for (int from = 0; from < table.rows().size(); from += perPage) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                    float y = 737;
                    List<List<String>> rows = new ArrayList<>();
                    rows.add(table.headings());
                    rows.addAll(table.rows()
                            .subList(from, Math.min(from + perPage, table.rows().size())));
                    for (List<String> cells : rows) {
                        for (int i = 0; i < cells.size(); i++) {
                            out.addRect(at[i] - 4, y - 5, (i + 1 < at.length ? at[i + 1] : 521) - at[i], row);
                            out.stroke();
                            out.beginText();
                            out.setFont(font, 11);
                            out.newLineAtOffset(at[i], y);
                            out.showText(cells.get(i));
                            out.endText();
                        }
                        y -= row;
                    }
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** Its cells have neither commas nor quotes. */
    private static String csv(Listing table) {
        return Stream.concat(Stream.of(table.headings()), table.rows().stream())
                .map(row -> String.join(",", row))
                .collect(Collectors.joining("\r\n"));
    }

    private static boolean hasOffice() {
        try {
            return new ProcessBuilder("soffice", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void convert(Path csv) throws Exception {
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("office").toUri(),
                        "--headless",
                        "--infilter=CSV:44,34,UTF8",
                        "--convert-to",
                        "pdf:calc_pdf_Export",
                        "--outdir",
                        folder.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(office.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(office.waitFor(5, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(folder.resolve("table.pdf")).as(said).exists();
    }
}
