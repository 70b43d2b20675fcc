package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.account.Approved;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.ReportText;
import cn.baodi.command.ui.Feature;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who stands in the registers stands in nothing that leaves the console, unless somebody approved it. */
class WhatLeavesTest {
    /** Every phone of the demonstration begins so. */
    private static final String PHONE = "(?s).*1990\\d{7}.*";

    @TempDir
    static Path folder;

    private static App app;

    @BeforeAll
    static void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
    }

    @AfterAll
    static void close() {
        app.close();
    }

    static Stream<Register<?>> registers() {
        return app.features().stream().flatMap(area -> area.registers().stream());
    }

    private <T extends Row> List<List<String>> cells(Register<T> register, boolean full) throws IOException {
        Path file = folder.resolve(register.sheet().key() + ".csv");
        Exports.Order<T> order = new Exports.Order<>(
                register,
                Filter.NONE,
                register.sort(),
                full ? Approved.by("王值班长", app.session().operator()) : null);
        new Exports(app.ledger(), app.session(), app.clock(), Texts.CHINESE).write(order, file, Progress.none());
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            reader.stream().skip(1).forEach(line -> rows.add(line.getFields()));
        }
        return rows;
    }

    private static <T extends Row> List<T> all(Register<T> register) {
        List<T> rows = new ArrayList<>();
        register.repository().each(Filter.NONE, register.sort(), rows::add);
        return rows;
    }

    @ParameterizedTest
    @MethodSource("registers")
    <T extends Row> void aMaskedFileHoldsNoPersonalCell(Register<T> register) throws IOException {
        List<Column<T, ?>> columns = register.sheet().columns();
        List<T> rows = all(register);
        List<List<String>> cells = cells(register, false);
        assertThat(cells).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < columns.size(); c++) {
                Column<T, ?> column = columns.get(c);
                String text = column.text(rows.get(i));
                String cell = cells.get(i).get(c);
                assertThat(cell).as(column.key()).doesNotMatch(PHONE);
                boolean hides = column.type().kind() == Type.Kind.PHONE ? text.length() > 6 : !text.isEmpty();
                if (column.personal() && hides && !text.contains("*")) { // else it is masked already
                    assertThat(cell).as(column.key()).isNotEqualTo(text).contains("*");
                }
            }
        }
    }

    /** A column that names, describes or reaches somebody and is not marked would pass the test above. */
    @ParameterizedTest
    @MethodSource("registers")
    <T extends Row> void everyColumnThatCanNameSomebodyIsMarked(Register<T> register) {
        Set<String> open = Set.of(
                "checkpoints.name",
                "teams.name",
                "units.name",
                "units.town",
                "deliveries.goods",
                "deliveries.round",
                "shifts.called",
                "shifts.task",
                "shifts.staffing",
                "assignments.role",
                "assignments.hours",
                "passages.checkpoint",
                "shifts.checkpoint",
                "assignments.shift",
                "volunteers.team",
                "returns.doubts",
                "cases.source",
                "cases.doubts",
                "goods.name",
                "stockEntries.goods",
                "stockEntries.party");
        for (Column<T, ?> column : register.sheet().columns()) {
            boolean words = Set.of(
                            Type.Kind.TEXT, Type.Kind.NOTE, Type.Kind.PHONE, Type.Kind.IDENTITY, Type.Kind.REFERENCE)
                    .contains(column.type().kind());
            String name = register.sheet().key() + "." + column.key();
            assertThat(column.personal()).as(name).isEqualTo(words && !open.contains(name));
            assertThat(column.sealed()).as(name).isEqualTo(column.type().kind() == Type.Kind.IDENTITY);
        }
    }

    @Test
    void whoIsSpeciallyProtectedIsMaskedInAFullFileToo() throws IOException {
        Register<?> households = registers()
                .filter(register -> register.sheet().key().equals("households"))
                .findFirst()
                .orElseThrow();
        assertShieldedAreMasked(households);
    }

    private <T extends Row> void assertShieldedAreMasked(Register<T> register) throws IOException {
        List<T> rows = all(register);
        List<List<String>> cells = cells(register, true);
        int name = register.sheet().columns().indexOf(register.sheet().column("name"));
        int shielded = 0;
        for (int i = 0; i < rows.size(); i++) {
            String text = register.sheet().column("name").text(rows.get(i));
            if (rows.get(i).shielded()) {
                shielded++;
                assertThat(cells.get(i).get(name)).isNotEqualTo(text).contains("*");
                assertThat(String.join(" ", cells.get(i))).doesNotMatch(PHONE);
            } else {
                assertThat(cells.get(i).get(name)).isEqualTo(text);
            }
        }
        assertThat(shielded).isPositive();
    }

    /** Names of people of the registers that are not also those of places. */
    private static Set<String> people() {
        Set<String> people = new HashSet<>();
        registers().forEach(register -> names(register, people));
        Register<?> units = registers()
                .filter(register -> register.sheet().key().equals("units"))
                .findFirst()
                .orElseThrow();
        String places = String.join(" ", texts(units, "name"));
        people.removeIf(name -> name.length() < 2 || places.contains(name));
        assertThat(people).hasSizeGreaterThan(500);
        return people;
    }

    private static <T extends Row> List<String> texts(Register<T> register, String column) {
        return all(register).stream()
                .map(row -> register.sheet().column(column).text(row))
                .toList();
    }

    private static <T extends Row> void names(Register<T> register, Set<String> people) {
        for (Column<T, ?> column : register.sheet().columns()) {
            if (column.personal()
                    && column.type().kind() == Type.Kind.TEXT
                    && !column.key().equals("address")
                    && !Set.of("reason", "ratingNote").contains(column.key())) {
                people.addAll(texts(register, column.key()));
            }
        }
    }

    @Test
    void reportAndAlertsNameNobody() throws IOException {
        Set<String> people = people();
        Texts texts = app.texts(DailyReport.class);
        DailyReport report = DailyReport.compose(
                app.features(),
                Cutoff.at(Demo.NOW),
                DailyReport.Head.of(app.ledger(), app.session(), Demo.NOW, true, texts),
                texts);
        assertNamesNobody(ReportText.of(report, texts), people);
        try (PDDocument document = Loader.loadPDF(new ReportPdf().bytes(report, texts))) {
            assertNamesNobody(new PDFTextStripper().getText(document), people);
        }
        List<Alert> alerts = new ArrayList<>();
        for (Feature area : app.features()) {
            alerts.addAll(area.alerts(Demo.NOW));
            alerts.addAll(area.alerts(Demo.NOW.plusDays(1)));
        }
        assertThat(alerts).hasSizeGreaterThan(3);
        alerts.forEach(alert -> assertNamesNobody(alert.text() + alert.guidance(), people));
    }

    private static void assertNamesNobody(String text, Set<String> people) {
        assertThat(text).doesNotMatch(PHONE);
        assertThat(people.stream().filter(text::contains)).isEmpty();
    }
}
