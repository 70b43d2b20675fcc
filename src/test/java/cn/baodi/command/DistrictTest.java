package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.data.Demo;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.ReportText;
import cn.baodi.command.ui.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds over all areas of the demonstration district. */
class DistrictTest {
    @TempDir
    static Path folder;

    private static App app;

    @BeforeAll
    static void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.open(keys -> null);
    }

    @AfterAll
    static void close() {
        app.close();
    }

    private static DailyReport report() {
        Cutoff cutoff = Cutoff.at(Demo.NOW);
        DailyReport.Head head =
                DailyReport.Head.of(app.ledger(), app.session(), Demo.NOW, app.isDemo(), app.texts(DailyReport.class));
        return DailyReport.compose(app.areas().all(), cutoff, head, app.texts(DailyReport.class));
    }

    @Test
    void aListThatASearchNarrowedIsReadWholeInEveryRegister() {
        Filter filter = Filter.NONE.text("1");
        app.areas().registers().forEach(register -> {
            AtomicLong read = new AtomicLong();
            register.repository().each(filter, register.sort(), row -> read.incrementAndGet());
            assertThat(read.get())
                    .as(register.sheet().key())
                    .isEqualTo(register.repository().count(filter));
        });
    }

    @Test
    void everyNumberOfTheDashboardIsInTheTextAndInThePdf() throws IOException {
        DailyReport report = report();
        String text = ReportText.of(report, app.texts(DailyReport.class));
        Path file = folder.resolve("report.pdf");
        Files.write(file, new ReportPdf().bytes(report, app.texts(DailyReport.class)));
        String pdf;
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            pdf = new PDFTextStripper().getText(document);
        }
        List<String> numbers = new ArrayList<>();
        for (Feature feature : app.areas().all()) {
            for (Figure figure : feature.figures(Scope.of(Cutoff.at(Demo.NOW)))) {
                numbers.add(figure.label());
                numbers.add(figure.value().toPlainString());
            }
            feature.trend(Scope.of(Cutoff.at(Demo.NOW)))
                    .map(ChartData::series)
                    .orElse(List.of())
                    .forEach(series ->
                            series.values().stream().filter(v -> v != null).forEach(v -> numbers.add(v.toString())));
        }
        assertThat(numbers).hasSizeGreaterThan(60);
        assertThat(text).contains(numbers);
        assertThat(pdf.replaceAll("\\s", ""))
                .contains(numbers.stream().map(n -> n.replace(" ", "")).toList());
    }

    @Test
    void theSectionsOfTheReportAreThoseOfThePaper() {
        assertThat(report().sections())
                .extracting(DailyReport.Section::heading)
                .startsWith("一、疫情概况", "二、卡口值守", "三、志愿服务", "四、困难群众保障", "五、心理热线", "六、零报告情况", "七、需协调解决的问题", "八、下一步工作");
    }

    /** The report of a day is mostly made when the day is over, and often on the next. */
    @Test
    void theReportOfAPastDayCountsItAsItWas() {
        Cutoff past = Cutoff.endOf(Demo.DAY.minusDays(12));
        for (String key : List.of("checkpoint.posts", "volunteer.registered")) {
            Feature area = app.areas().all().stream()
                    .filter(f -> f.key().equals(key.substring(0, key.indexOf('.'))))
                    .findFirst()
                    .orElseThrow();
            Figure figure = area.figures(Scope.of(past)).stream()
                    .filter(f -> f.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            List<List<String>> towns = area.report(past).orElseThrow().blocks().stream()
                    .filter(ReportPart.Listing.class::isInstance)
                    .map(ReportPart.Listing.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .rows();
            assertThat(towns.get(towns.size() - 1).get(1))
                    .as(key)
                    .isEqualTo(figure.value().toPlainString());
        }
        // Whoever went home in the morning was there at midnight.
        assertThat(app.areas().all().stream()
                        .flatMap(f ->
                                f.alerts(Cutoff.endOf(Demo.DAY.minusDays(1)).until()).stream())
                        .filter(a -> a.key().equals("roster.now"))
                        .map(Alert::text))
                .noneMatch(text -> text.contains("现在岗0人"));
    }

    @Test
    void nothingInTheDistrictContradictsItself() {
        for (Feature feature : app.areas().all()) {
            assertThat(feature.checks()).as(feature.key()).allMatch(check -> check.wrong() == 0);
        }
        assertThat(app.areas().all().stream().mapToInt(f -> f.checks().size()).sum())
                .isGreaterThan(5);
    }

    @Test
    void noNumberOfTheDayContradictsAnotherAndEachRuleNamesBoth() {
        List<Check> rules = app.areas().all().stream()
                .flatMap(area -> area.checks(Cutoff.at(Demo.NOW)).stream())
                .toList();
        assertThat(rules).hasSizeGreaterThan(9).noneMatch(Check::isOpen);
        assertThat(rules).allMatch(rule -> rule.sources().size() == 2);
    }

    @Test
    void everyRegisterHasRowsAndItsKeysAreKnown() {
        List<String> keys = new ArrayList<>();
        app.features()
                .forEach(f -> f.registers().forEach(r -> {
                    keys.add(r.sheet().key());
                    assertThat(r.repository().total(false)).as(r.sheet().key()).isPositive();
                }));
        assertThat(keys)
                .containsExactly(
                        "units",
                        "checkpoints",
                        "passages",
                        "teams",
                        "volunteers",
                        "shifts",
                        "assignments",
                        "households",
                        "deliveries",
                        "calls",
                        "returns",
                        "cases",
                        "goods",
                        "stockEntries");
    }

    @Test
    void fewAlarmsAreRaised() {
        long alarms = app.areas().all().stream()
                .mapToLong(f -> f.alerts(Demo.NOW).size())
                .sum();
        assertThat(alarms).isBetween(1L, 10L);
    }

    @Test
    void aVillageIsFoundByItsInitialsInEveryReading() {
        Feature units = app.areas().units();
        assertThat(units.search("ljz", 20).stream().filter(h -> h.title().equals("李家庄村")))
                .extracting(h -> h.detail())
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(units.search("zxjd", 5)).extracting(h -> h.title()).contains("朝霞街道");
        assertThat(units.search("cxjd", 5)).extracting(h -> h.title()).contains("朝霞街道");
    }

    @Test
    void checksSayHowManyRowsTheyLookedAt() {
        assertThat(app.areas().units().checks()).extracting(Check::count).containsExactly(811L);
    }
}
