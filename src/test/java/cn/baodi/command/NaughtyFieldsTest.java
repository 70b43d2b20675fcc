package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cn.baodi.command.account.Approved;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.naughty.NaughtyStrings;
import cn.baodi.command.ui.Feature;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every naughty string in every text field of every sheet: it is kept to the last bit, by the rules of
 * {@link cn.baodi.command.core.PlainText}, or refused with a problem; and then found, exported and read back.
 */
class NaughtyFieldsTest {
    private static final List<String> STRINGS = NaughtyStrings.all();
    /** So many rows of a register take the strings at a time. */
    private static final int ROWS = 120;
    /** Of all strings; the rest is too long for a name or cannot be shown. */
    private static final int LEAST_TAKEN = 200;

    @TempDir
    static Path folder;

    private static App app;

    @BeforeAll
    static void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
        registers().forEach(NaughtyFieldsTest::lift);
    }

    /** Who is specially protected is not found by name and leaves no export in full. */
    private static <T extends Row> void lift(Register<T> register) {
        app.ledger()
                .write(
                        "解除特别保护",
                        batch -> register.repository().each(Filter.NONE, register.sort(), row -> {
                            if (row.shielded()) {
                                T lifted = register.sheet()
                                        .read(c -> c.equals("shielded") ? "否" : null, row)
                                        .record();
                                register.repository().change(batch, row, lifted);
                            }
                        }));
    }

    @AfterAll
    static void close() {
        app.close();
    }

    static Stream<Register<?>> registers() {
        return app.features().stream().flatMap(f -> f.registers().stream());
    }

    @ParameterizedTest
    @MethodSource("registers")
    <T extends Row> void whatIsTakenStaysAsItIsEverywhere(Register<T> register) throws IOException {
        List<Column<T, ?>> fields = register.sheet().columns().stream()
                .filter(c -> !c.derived())
                .filter(c -> c.type().kind() == Kind.TEXT || c.type().kind() == Kind.NOTE)
                .toList();
        assertThat(fields).isNotEmpty();
        for (Column<T, ?> field : fields) {
            putInto(field, register);
        }
        comesBack(register);
    }

    private <T extends Row> void putInto(Column<T, ?> field, Register<T> register) {
        List<T> rows = rowsThatTake(field, register);
        assertThat(rows).as(field.key()).isNotEmpty();
        Set<String> taken = new HashSet<>();
        for (int from = 0; from < STRINGS.size(); from += rows.size()) {
            List<String> part = STRINGS.subList(from, Math.min(STRINGS.size(), from + rows.size()));
            Map<Long, String> kept = change(field, register, rows, part);
            taken.addAll(kept.values());
            rows = register.repository().find(rows.stream().map(Row::id).toList());
            for (T row : rows) {
                String expected = kept.get(row.id());
                if (expected != null) {
                    assertThat(field.text(row)).as(field.key()).isEqualTo(expected);
                }
            }
            if (isSearched(field, register)) {
                assertFound(register, kept);
            }
        }
        assertThat(taken).as(field.key()).hasSizeGreaterThan(LEAST_TAKEN);
    }

    /** @return the value that each changed row must have now */
    private <T extends Row> Map<Long, String> change(
            Column<T, ?> field, Register<T> register, List<T> rows, List<String> strings) {
        Map<Long, String> kept = new HashMap<>();
        app.ledger().write("怪字符", batch -> {
            for (int i = 0; i < strings.size(); i++) {
                String string = strings.get(i);
                T row = rows.get(i);
                Sheet.Reading<T> reading = with(field, string, row, register);
                if (!reading.good()) {
                    reading.problems()
                            .forEach(
                                    p -> assertThat(register.sheet().sentence(p).replace(string, ""))
                                            .doesNotContain("{0}", "{1}"));
                    continue;
                }
                try {
                    register.repository().change(batch, row, reading.record());
                    kept.put(row.id(), asRuled(string, field.type().kind()));
                } catch (Refused e) {
                    assertThat(register.sheet().sentence(e.problem())).isNotBlank();
                }
            }
        });
        return kept;
    }

    /** The rules by which a text may be changed, said a second time and in another way. */
    private static String asRuled(String text, Kind kind) {
        String broken = kind == Kind.NOTE
                ? text.strip().replace("\r\n", "\n").replaceAll("[\r\u000B\f\u0085\u2028\u2029]", "\n")
                : text.strip().replaceAll("[\t\n\r\u000B\f\u0085\u2028\u2029]+", " ");
        return broken.strip();
    }

    private static <T extends Row> Sheet.Reading<T> with(Column<T, ?> field, String text, T row, Register<T> register) {
        return register.sheet().read(c -> c.equals(field.key()) ? text : null, row);
    }

    private <T extends Row> List<T> rowsThatTake(Column<T, ?> field, Register<T> register) {
        List<T> all = new ArrayList<>();
        register.repository().each(Filter.NONE, register.sort(), all::add);
        List<T> rows = new ArrayList<>();
        for (T row : all) {
            if (rows.size() < ROWS && with(field, "试", row, register).good()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private <T extends Row> boolean isSearched(Column<T, ?> field, Register<T> register) {
        return app.features().stream()
                .flatMap(f -> f.searchables().stream())
                .filter(s -> s.table().equals(register.repository().table()))
                .map(Searchable::names)
                .anyMatch(names -> names.contains(field.key()));
    }

    private <T extends Row> void assertFound(Register<T> register, Map<Long, String> names) {
        names.forEach((id, name) -> {
            if (name.isEmpty()) {
                return;
            }
            Page<T> page = register.repository().page(Filter.NONE.text(name), register.sort(), null, 2000);
            if (page.rows().stream().noneMatch(row -> row.id().equals(id))) {
                fail("%s: “%s” of %d is not found", register.sheet().key(), name, id);
            }
        });
    }

    private <T extends Row> void comesBack(Register<T> register) throws IOException {
        List<T> rows = new ArrayList<>();
        register.repository().each(Filter.NONE, register.sort(), rows::add);
        for (String kind : List.of(".csv", ".xlsx")) {
            Path file = folder.resolve(register.sheet().key() + kind);
            Locale locale = app.texts(App.class).locale();
            long written = new Exports(app.ledger(), app.session(), app.clock(), locale)
                    .write(
                            new Exports.Order<>(
                                    register,
                                    Filter.NONE,
                                    register.sort(),
                                    Approved.by("王值班长", app.session().operator())),
                            file,
                            Progress.none());
            assertThat(written).isEqualTo(rows.size());
            if (kind.equals(".csv")) {
                assertCells(register, rows, file);
            } else {
                assertNoFormula(file);
            }
            Imported again =
                    new FileImport(app.ledger(), locale).read(register, file, ImportOptions.USUAL, Progress.none());
            assertThat(again.problems()).isEmpty();
            assertThat(again.unchanged()).isEqualTo(written);
        }
    }

    private static void assertNoFormula(Path file) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        book.getFirstSheet().openStream()) {
            assertThat(rows.flatMap(row -> row.stream().filter(cell -> cell != null)))
                    .isNotEmpty()
                    .noneMatch(cell -> cell.getType() == CellType.FORMULA);
        }
    }

    private static <T extends Row> void assertCells(Register<T> register, List<T> rows, Path file) throws IOException {
        List<Column<T, ?>> columns = register.sheet().columns();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            int line = -1;
            for (CsvRecord record : reader) {
                if (line >= 0) {
                    for (int i = 0; i < columns.size(); i++) {
                        String cell = record.getField(i);
                        String text = columns.get(i).text(rows.get(line));
                        assertThat(cell).as(columns.get(i).key()).isIn(text, "'" + text);
                        // A number below zero is one; no program takes it for a formula.
                        if (!columns.get(i).type().kind().isNumber()) {
                            assertThat(cell.replaceAll("^[\\p{Z}\\p{Cf}\\p{Cc}]+", ""))
                                    .as(columns.get(i).key())
                                    .doesNotMatch("(?s)[=+\\-@＝＋－＠].*");
                        }
                    }
                }
                line++;
            }
            assertThat(line).isEqualTo(rows.size());
        }
    }

    @ParameterizedTest
    @MethodSource("registers")
    <T extends Row> void noOtherFieldIsEverMoreThanRefused(Register<T> register) {
        List<T> rows = register.repository()
                .page(Filter.NONE, register.sort(), null, 1)
                .rows();
        for (Column<T, ?> column : register.sheet().columns()) {
            for (String string : STRINGS) {
                Sheet.Reading<T> reading = with(column, string, rows.get(0), register);
                reading.problems()
                        .forEach(p -> assertThat(register.sheet().sentence(p).replace(string, ""))
                                .doesNotContain("{0}")
                                .hasSizeLessThan(1500));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("registers")
    <T extends Row> void everyStringMayBeLookedFor(Register<T> register) {
        for (String string : NaughtyStrings.some()) {
            Filter filter = Filter.NONE.text(string);
            assertThat(register.repository()
                            .page(filter, register.sort(), null, 10)
                            .rows())
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    static Stream<Feature> features() {
        return app.features().stream();
    }

    @ParameterizedTest
    @MethodSource("features")
    void thePaletteTakesEveryString(Feature feature) {
        for (String string : NaughtyStrings.some()) {
            if (!string.isBlank()) {
                assertThat(feature.search(string, 5)).hasSizeLessThanOrEqualTo(5);
            }
        }
    }
}
