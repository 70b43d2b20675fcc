package cn.baodi.command.feature.returns;

import static cn.baodi.command.feature.returns.ReturnsDesk.DAY;
import static cn.baodi.command.feature.returns.ReturnsDesk.TOWN;
import static cn.baodi.command.feature.returns.ReturnsDesk.of;
import static cn.baodi.command.feature.returns.ReturnsDesk.whole;
import static cn.baodi.command.feature.returns.ReturnsDesk.zero;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnFormTest {
    @TempDir
    Path folder;

    private ReturnsDesk desk;
    private ReturnForm form;
    private Unit town;

    @BeforeEach
    void open() {
        desk = new ReturnsDesk(folder.resolve("one"), DAY.atTime(14, 30));
        form = form(desk);
        town = desk.units.find(TOWN).orElseThrow();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static ReturnForm form(ReturnsDesk desk) {
        FormRepository repository = new FormRepository(
                desk.desk.workbench().database(), desk.desk.workbench().clock(), desk.units, desk.deadline::time);
        return new ReturnForm(repository, desk.deadline, desk.units, desk.texts);
    }

    private Path written(String name) {
        Path file = folder.resolve(name);
        long rows = new Exports(
                        desk.ledger,
                        desk.desk.workbench().session(),
                        desk.desk.workbench().clock(),
                        Texts.CHINESE)
                .write(
                        Exports.Order.masked(
                                form.register(),
                                ReturnForm.of(town, DAY),
                                form.register().sort()),
                        file,
                        Progress.none());
        assertThat(rows).isEqualTo(42);
        return file;
    }

    private static Imported read(ReturnsDesk into, Path file) {
        return new FileImport(into.ledger, Texts.CHINESE)
                .read(into.feature.registers().get(0), file, ImportOptions.USUAL, Progress.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"form.xlsx", "form.csv"})
    void whatATownFilledInReadsBackWithoutMapping(String name) {
        desk.add(whole(desk.village(0), DAY));
        desk.add(zero(desk.village(1), DAY));
        desk.add(of(desk.village(41), DAY, 1, 2, null, 0, 0, 0, 0, 0, 3));
        Path file = written(name);
        try (ReturnsDesk other = new ReturnsDesk(folder.resolve("other"), DAY.atTime(15, 0))) {
            Imported read = read(other, file);
            assertThat(read.stored()).isEqualTo(3);
            assertThat(read.rejected())
                    .as("who filled in nothing is silent, and named")
                    .isEqualTo(39);
            assertThat(other.returns.of(TOWN, DAY))
                    .extracting(DailyReturn::state)
                    .containsExactly(State.FILED, State.ZERO, State.BLANK);
            assertThat(other.returns.of(TOWN, DAY).get(0).saysAs(whole(desk.village(0), DAY)))
                    .isTrue();
        }
    }

    @Test
    void aFormThatComesTwiceCountsOnce() throws IOException {
        desk.add(whole(desk.village(0), DAY));
        Path file = written("form.csv");
        List<String> lines = Files.readAllLines(file);
        String first = lines.get(1).replace(",30,90,", ",33,99,");
        assertThat(first).isNotEqualTo(lines.get(1));
        Path again = Files.write(folder.resolve("again.csv"), List.of(lines.get(0), first));
        assertThat(read(desk, again).stored()).isEqualTo(1);
        assertThat(read(desk, again).rejected()).isZero();
        assertThat(desk.returns.of(TOWN, DAY))
                .extracting(DailyReturn::households)
                .containsExactly(33);
    }

    @Test
    void thePaperHasALineForEachVillageAndNamesNobody() {
        desk.exists(desk.village(3), null, DAY.minusDays(1));
        ReportPart.Listing table =
                (ReportPart.Listing) form.paper(town, DAY).blocks().get(1);
        assertThat(table.rows())
                .hasSize(41)
                .allMatch(row -> row.size() == table.headings().size());
        assertThat(table.toString()).doesNotContain("杨秋静", "19900000123");
    }
}
