package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Backups;
import cn.baodi.command.data.Demo;
import cn.baodi.command.exchange.Summaries;
import cn.baodi.command.report.Coverage;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.Issued;
import cn.baodi.command.report.ReportFigure;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.Reports;
import cn.baodi.command.report.StoredReport;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.verb.Secrets;
import cn.baodi.command.verb.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration district's report of 8 February: on the dashboard, on paper, in a file, and out of a backup. */
class IssuedReportTest {
    private static final Cutoff CUTOFF = Cutoff.endOf(LocalDate.of(2020, 2, 8));

    @TempDir
    Path folder;

    private Path data;
    private String out;
    private String err;

    @BeforeEach
    void data() {
        data = DemoFolder.copyTo(folder.resolve("data"));
    }

    private static Reports reports(App app) {
        return new Reports(
                app.database(),
                app.ledger(),
                app.session(),
                app.clock(),
                app::features,
                () -> true,
                app.texts(DailyReport.class),
                new ReportPdf());
    }

    private static StoredReport issue(App app, Cutoff cutoff) {
        Reports reports = reports(app);
        StoredReport draft = reports.write(null, Coverage.daily(cutoff), "药品只够两天。", "继续排查。");
        return reports.issue(reports.review(reports.submit(draft)), "试");
    }

    private App open() {
        App app = DemoFolder.app(data);
        app.openData();
        return app;
    }

    private int run(String... args) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Verbs.run(
                Stream.concat(Stream.of(args), Stream.of("--data", data.toString()))
                        .toArray(String[]::new),
                (at, locale) -> new App(at, locale, new Session("某人"), DemoFolder.CLOCK),
                new Nobody(),
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        out = written.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private static final class Nobody implements Secrets {
        @Override
        public String environment(String name) {
            return null;
        }

        @Override
        public char[] ask(String words) {
            return null;
        }
    }

    @Test
    void dashboardReportAndFileSayTheSameNumbers() throws IOException {
        try (App app = open()) {
            Map<String, String> tiles = new TreeMap<>();
            for (Feature area : app.features()) {
                for (Figure figure : area.figures(Scope.of(CUTOFF))) {
                    if (figure.value() != null) { // what is known of the present alone is in no report of a past day
                        tiles.put(figure.key(), plain(figure.value()));
                    }
                }
            }
            Issued issued = reports(app).open(issue(app, CUTOFF));
            Map<String, String> printed = issued.figures().stream()
                    .collect(Collectors.toMap(ReportFigure::figure, ReportFigure::amount, (a, b) -> a, TreeMap::new));
            assertThat(printed).isEqualTo(tiles).hasSizeGreaterThan(12);
            String pdf = words(issued.pdf());
            for (ReportFigure figure : issued.figures()) {
                assertThat(issued.text()).contains(figure.label() + "\t" + figure.amount());
                assertThat(pdf).contains((figure.label() + figure.amount()).replaceAll("\\s", ""));
            }
            assertThat(issued.figures().stream()
                            .map(figure ->
                                    String.join("\t", figure.figure(), figure.label(), figure.amount(), figure.unit())))
                    .containsExactlyElementsOf(golden());

            Map<String, String> labels = issued.figures().stream()
                    .collect(Collectors.toMap(ReportFigure::label, ReportFigure::amount, (a, b) -> a));
            Path into = Files.createDirectory(folder.resolve("out"));
            Path written = new Summaries(app.ledger(), app.clock(), Texts.CHINESE)
                    .write(into, Feature.dailyCounts(app.features()), Summaries.Days.ALL, Progress.none())
                    .folder();
            assertThat(matched(written, labels))
                    .hasSizeGreaterThan(18)
                    .contains("当日通行", "当日送达户数", "当日来电", "当日新增确诊", "累计确诊", "当日在管密接", "当日入库重量", "当日出库件数");
        }
    }

    /** What the demonstration's 8 February has to say, whoever counts it; changed by hand where the data are. */
    private static List<String> golden() throws IOException {
        try (InputStream stored = IssuedReportTest.class.getResourceAsStream("figures-2020-02-08.txt")) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    /** Which figures of the report the files have too; each is the sum of the towns, 户 the district's own row. */
    private static Set<String> matched(Path written, Map<String, String> labels) throws IOException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, BigDecimal> districts = new TreeMap<>();
        try (Stream<Path> files = Files.list(written)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    List<String> cells = List.of(line.split(",", -1));
                    if (cells.get(0).equals("2020-02-08") && cells.get(2).equals("合计")) {
                        BigDecimal number = new BigDecimal(cells.get(4));
                        sums.merge(cells.get(3), number, BigDecimal::add);
                        if (cells.get(1).startsWith("全区")) {
                            districts.put(cells.get(3), number);
                        }
                    }
                }
            }
        }
        sums.keySet().retainAll(labels.keySet());
        sums.forEach((label, sum) ->
                assertThat(labels.get(label)).as(label).isIn(plain(sum), plain(districts.getOrDefault(label, sum))));
        return sums.keySet();
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }

    @Test
    void fixedDataAndClockGiveTheSameText() {
        String once;
        try (App app = open()) {
            once = reports(app).open(issue(app, CUTOFF)).text();
        }
        data = DemoFolder.copyTo(folder.resolve("again"));
        try (App app = open()) {
            assertThat(reports(app).open(issue(app, CUTOFF)).text()).isEqualTo(once);
        }
    }

    @Test
    void theVerbListsThemAndGivesTheIssuedOneByteForByte() throws IOException {
        StoredReport issued;
        try (App app = open()) {
            issued = issue(app, CUTOFF);
        }
        assertThat(run("report", "--past")).as(err).isEqualTo(Verbs.DONE);
        assertThat(out).contains("〔2020〕第1期", "已签发", issued.pdfHash());

        Path file = folder.resolve("report.pdf");
        assertThat(run("report", "--issued", "2020-1", "--out", file.toString()))
                .as(err)
                .isEqualTo(Verbs.DONE);
        assertThat(sha256(Files.readAllBytes(file))).isEqualTo(issued.pdfHash());
        assertThat(run("report", "--issued", "2020-1", "--text")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("值班日报 〔2020〕第1期", "药品只够两天。");
        assertThat(run("report", "--issued", "2020-2", "--text")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("没有签发过〔2020〕第2期", "--past");
    }

    @Test
    void theWeeksReportComparesTheDemonstrationsWeekWithTheOneBefore() throws IOException {
        Path file = folder.resolve("week.pdf");
        assertThat(run("report", "--weekly", "--date", "2020-02-08", "--out", file.toString()))
                .as(err)
                .isEqualTo(Verbs.DONE);
        assertThat(run("report", "--weekly", "--date", "2020-02-08", "--text"))
                .as(err)
                .isEqualTo(Verbs.DONE);
        assertThat(out)
                .contains("统计时段：2020年2月2日至2月8日", "卡口值守", "困难群众保障", "心理热线", "较上期", "分街镇合计")
                .doesNotContain("当日");
        assertThat(run("report", "--from", "2020-01-30", "--to", "2020-02-08", "--text"))
                .as(err)
                .isEqualTo(Verbs.DONE);
        assertThat(out).contains("阶段报告 （草稿）\n统计时段：2020年1月30日至2月8日");
        assertThat(run("report", "--weekly", "--date", "2020-02-09", "--text")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("要过完");
        assertThat(run("report", "--from", "2020-02-01", "--text")).isEqualTo(Verbs.WRONG_USAGE);
    }

    private static String sha256(byte[] content) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOfficesOwnWordsArePrintedAndABrokenLineIsTold() throws IOException {
        Files.write(
                data.resolve("report-texts.properties"),
                List.of("report.title=值班快报", "delivery.report.registered=在册困难家庭有{0}。", "report.stop"));

        assertThat(run("report", "--text")).as(err).isEqualTo(Verbs.DONE);

        assertThat(out).contains("值班快报 2020年2月9日", "在册困难家庭有");
        assertThat(err).contains("report-texts.properties 第 3 行");
    }

    @Test
    void aBackupCarriesIt() {
        try (App app = open()) {
            StoredReport issued = issue(app, CUTOFF);
            Backups.Backup backup = app.ledger().backUp("试");
            issue(app, Cutoff.at(Demo.NOW));

            app.ledger().restore(backup, "恢复前", "恢复");

            Reports reports = reports(app);
            assertThat(reports.past()).extracting(StoredReport::id).containsExactly(issued.id());
            assertThat(sha256(reports.open(reports.past().get(0)).pdf())).isEqualTo(issued.pdfHash());
        }
    }
}
