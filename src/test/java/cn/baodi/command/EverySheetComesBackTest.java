package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.account.Approved;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole district leaves as files, sheet by sheet, and is the same in an empty console that reads them. */
class EverySheetComesBackTest {
    /** What others refer to comes first, as the user guide says. */
    private static final List<String> ORDER = List.of(
            "units",
            "checkpoints",
            "teams",
            "volunteers",
            "shifts",
            "assignments",
            "households",
            "deliveries",
            "goods");

    @TempDir
    Path folder;

    private App given;
    private App taken;

    @BeforeEach
    void open() {
        given = DemoFolder.app(DemoFolder.copyTo(folder.resolve("given")));
        given.openData();
        taken = DemoFolder.app(folder.resolve("taken"));
        taken.openData();
    }

    @AfterEach
    void close() {
        given.close();
        taken.close();
    }

    private static List<Register<?>> registers(App app) {
        Comparator<Register<?>> order = Comparator.comparingInt(
                register -> (ORDER.indexOf(register.sheet().key()) + ORDER.size() + 1) % (ORDER.size() + 1));
        return app.features().stream()
                .<Register<?>>flatMap(area -> area.registers().stream())
                .sorted(order)
                .toList();
    }

    private static <T extends Row> List<T> all(Register<T> register) {
        List<T> rows = new ArrayList<>();
        register.repository().each(Filter.NONE, register.sort(), rows::add);
        return rows;
    }

    /** Who is specially protected leaves masked, whoever approves; nobody is here. */
    private static <T extends Row> void unshield(App app, Register<T> register) {
        app.ledger()
                .write(
                        "unshield",
                        batch -> all(register).stream()
                                .filter(Row::shielded)
                                .forEach(row -> register.repository()
                                        .change(
                                                batch,
                                                row,
                                                register.sheet()
                                                        .read(Map.of("shielded", "否")::get, row)
                                                        .record())));
    }

    private static <T extends Row> List<List<String>> cells(Register<T> register) {
        return all(register).stream()
                .map(row -> register.sheet().columns().stream()
                        .filter(column -> !column.derived())
                        .map(column -> column.text(row))
                        .toList())
                .toList();
    }

    private <T extends Row> Path export(Register<T> register, String ending, Charset charset) {
        Path file = folder.resolve(register.sheet().key() + ending);
        Exports.Order<T> order = new Exports.Order<>(
                register,
                Filter.NONE,
                register.sort(),
                Approved.by("王值班长", given.session().operator()));
        new Exports(given.ledger(), given.session(), given.clock(), Texts.CHINESE)
                .write(order, file, charset, Progress.none());
        return file;
    }

    @ParameterizedTest
    @CsvSource({".csv, UTF-8", ".csv, GB18030", ".xlsx, UTF-8"})
    void theWholeDistrictIsReadFromItsFiles(String ending, Charset charset) {
        registers(given).stream()
                .filter(register -> register.sheet().key().equals("households"))
                .forEach(register -> unshield(given, register));
        List<Register<?>> read = registers(taken);
        for (Register<?> register : registers(given)) {
            String key = register.sheet().key();
            Register<?> there = read.stream()
                    .filter(other -> other.sheet().key().equals(key))
                    .findFirst()
                    .orElseThrow();
            Imported imported = new FileImport(taken.ledger(), Texts.CHINESE)
                    .read(there, export(register, ending, charset), ImportOptions.USUAL, Progress.none());
            assertThat(imported.problems()).as(key).isEmpty();
            List<List<String>> before = cells(register);
            assertThat(before).as(key).isNotEmpty();
            assertThat(cells(there)).as(key).isEqualTo(before);
        }
    }
}
