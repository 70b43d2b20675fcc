package cn.baodi.command.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in somebody's list are read with what they are counted in. */
class StockImportTest {
    @TempDir
    Path folder;

    private StockDesk desk;

    @BeforeEach
    void open() {
        desk = new StockDesk(folder.resolve("data"));
        desk.goods("大米", Measure.WEIGHT, null);
        desk.goods("口罩", Measure.PIECE, null);
        desk.goods("蔬菜包", Measure.PORTION, null);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Path file(String heading, String row) throws IOException {
        return Files.writeString(
                folder.resolve("出入库.csv"), "时间,出入库," + heading + "\n2020-02-08 09:00,入库," + row + "\n");
    }

    private Imported read(String heading, String row) throws IOException {
        return new FileImport(desk.ledger, Texts.CHINESE)
                .read(desk.feature.registers().get(1), file(heading, row), ImportOptions.USUAL, Progress.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "品名,数量,单位|大米,50,公斤|100",
                "品名,数量,单位|大米,1,吨|2000",
                "品名,数量,单位|大米,30,斤|30",
                "品名,数量,单位|大米,30,|30",
                "品名,数量,单位|口罩,100,只|100",
                "品名,数量,单位|口罩,10,件|10",
                "品名,数量,单位|蔬菜包,10,份|10",
                "品名,数量|大米,5公斤|10",
                "品名,数量|大米,5斤|5",
                "品名,数量|口罩,100个|100",
                "品名,数量|口罩,100 只|100",
                "品名,数量（公斤）|大米,50|100",
                "品名,数量（公斤）,单位|口罩,50,件|50",
            })
    void anAmountIsReadInItsUnit(String heading, String row, String stored) throws IOException {
        assertThat(read(heading, row).problems()).isEmpty();
        assertThat(desk.book())
                .extracting(entry -> entry.measure().number(entry.quantity()).toPlainString())
                .containsExactly(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "品名,数量,单位|口罩,10,箱|箱",
                "品名,数量,单位|大米,10,千斤|千斤",
                "品名,数量,单位|大米,10,件|件",
                "品名,数量,单位|口罩,5,公斤|斤",
                "品名,数量|口罩,5公斤|斤",
                "品名,数量|口罩,10箱|箱",
                "品名,数量|大米,10件|件",
                "品名,数量|口罩,0.5件|整数",
                "品名,数量（公斤）|口罩,100|斤",
                "品名,件数|大米,100|件",
                "品名,数量,单位|大米,5公斤,斤|5公斤",
            })
    void aUnitThatIsNotThatOfTheGoodsIsNamed(String heading, String row, String named) throws IOException {
        Imported done = read(heading, row);
        assertThat(done).extracting(Imported::stored, Imported::rejected).containsExactly(0L, 1L);
        assertThat(done.problems().get(0).sentence()).contains(named);
        assertThat(desk.book()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"品名,数量,单位|大米,50,公斤", "品名,数量|口罩,100个", "品名,数量|口罩,100"})
    void theSameListAgainWaitsForADecision(String heading, String row) throws IOException {
        assertThat(read(heading, row).stored()).isEqualTo(1);
        assertThat(read(heading, row))
                .extracting(Imported::stored, Imported::queued)
                .containsExactly(0L, 1L);
        assertThat(read(heading, row))
                .extracting(Imported::stored, Imported::queued, Imported::unchanged)
                .containsExactly(0L, 0L, 1L);
        assertThat(desk.book()).hasSize(1);
    }

    @Test
    void anotherUnitIsNotTheSameAmountAgain() throws IOException {
        assertThat(read("品名,数量", "口罩,10").stored()).isEqualTo(1);
        assertThat(read("品名,数量", "口罩,5公斤").problems().get(0).sentence()).contains("斤", "件");
    }

    @Test
    void whatIsReckonedIsShownAsRepaired() throws IOException {
        Path file = file("品名,数量,单位", "大米,50,公斤");
        FileImport files = new FileImport(desk.ledger, Texts.CHINESE);
        Inspection found = files.look(desk.feature.registers().get(1), file, Shape.FOUND);
        ImportPlan plan = new ImportPlan(found.shape(), found.mapping(), Map.of(), Map.of(), found.stamp());
        List<JudgedRow> rows = files.judge(desk.feature.registers().get(1), file, plan, false, Progress.none())
                .rows(Judgement.REPAIRED);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).notes())
                .anySatisfy(note -> {
                    assertThat(note.found()).isEqualTo("50");
                    assertThat(note.becomes()).isEqualTo("100");
                })
                .anySatisfy(note -> assertThat(note.becomes()).isEqualTo("斤"));
    }

    @Test
    void goodsAreReadLikewise() throws IOException {
        Path file = Files.writeString(
                folder.resolve("物资.csv"), "名称,类别,计量单位,库存下限,只随配送出库\n防护服,防护消杀,件,5公斤,否\n面粉,食品,公斤,50,否\n护目镜,防护消杀,个,20,否\n");
        Imported done = new FileImport(desk.ledger, Texts.CHINESE)
                .read(desk.feature.registers().get(0), file, ImportOptions.USUAL, Progress.none());
        assertThat(done.problems()).extracting(p -> p.line()).containsExactly(2L);
        assertThat(desk.goods.all())
                .filteredOn(g -> List.of("面粉", "护目镜").contains(g.name()))
                .extracting(g -> g.measure().number(g.least()).toPlainString())
                .containsExactlyInAnyOrder("100", "20");
    }
}
