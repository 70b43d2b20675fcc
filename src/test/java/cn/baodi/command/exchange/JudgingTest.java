package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.Mapping.Mapped;
import cn.baodi.command.exchange.Mapping.Why;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file looked at, its columns told, its rows judged; then the import does what the judging said. */
class JudgingTest {
    @TempDir
    Path folder;

    private Store store;
    private FileImport files;

    @BeforeEach
    void open() {
        store = new Store(folder.resolve("data"));
        files = new FileImport(store.ledger, Texts.CHINESE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), String.join("\n", lines) + "\n");
    }

    private Inspection look(Path file) {
        return files.look(store.register, file, Shape.FOUND);
    }

    private static ImportPlan plan(Inspection found, Map<ImportPlan.Cell, String> corrections) {
        return new ImportPlan(found.shape(), found.mapping(), Map.of(), corrections, found.stamp());
    }

    private Judged judge(Path file) {
        return files.judge(store.register, file, plan(look(file), Map.of()), false, Progress.none());
    }

    private static List<String> read(Mapping mapping) {
        return mapping.columns().stream().map(Mapped::column).toList();
    }

    @Test
    void columnsAreKnownByNameSynonymPartAndContent() throws IOException {
        Inspection found = look(file(
                "仓库清单,,,,,,",
                "序号,姓 名（必填）,联系电话,箱子种类（勾选）,何时,颜色,导入问题",
                "1,张三,13812345678,木箱,2020-02-09 08:05,红,",
                "2,李四,,玻璃箱,2020-02-10 09:00,蓝,"));
        assertThat(found.titles()).containsExactly("仓库清单");
        assertThat(found.shape()).isEqualTo(new Shape("UTF-8", ",", null, 2));
        assertThat(read(found.mapping())).containsExactly("", "name", "phone", "kind", "sentAt", "", "");
        assertThat(found.mapping().columns())
                .extracting(Mapped::why)
                .containsExactly(Why.PASSED, Why.HEADING, Why.SYNONYM, Why.ALIKE, Why.CONTENT, Why.UNKNOWN, Why.PASSED);
        assertThat(found.mapping().unknown()).containsExactly("颜色");
        assertThat(found.missing()).isEmpty();
        assertThat(found.sample()).hasSize(2);
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void aBlockWithoutHeadingsIsReadByContentAndChoice() throws IOException {
        Path file = file("张三\t13812345678\t木箱", "李四\t13912345678\t玻璃箱");
        Inspection found = files.look(store.register, file, Shape.FOUND.headingLine(Shape.NO_HEADINGS));
        assertThat(found.shape().separator()).isEqualTo("\t");
        assertThat(read(found.mapping())).containsExactly("", "phone", "kind");
        Mapping picked = found.mapping().picked(0, "name");
        ImportPlan plan = new ImportPlan(found.shape(), picked, Map.of(), Map.of(), found.stamp());
        assertThat(files.read(store.register, file, plan, ImportOptions.USUAL, Progress.none())
                        .stored())
                .isEqualTo(2);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "李四");
    }

    @Test
    void charsetSeparatorAndHeadingAreReadAsSomebodySays() throws IOException {
        Path file = Files.write(folder.resolve("boxes.csv"), "姓名;种类\n张三;木箱\n".getBytes(Charset.forName("GB18030")));
        assertThat(look(file).shape()).isEqualTo(new Shape("GB18030", ";", null, 1));
        assertThatThrownBy(() -> files.look(store.register, file, Shape.FOUND.charset("UTF-8")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("UTF-8");
        Inspection wrong = files.look(store.register, file, Shape.FOUND.separator(","));
        assertThat(wrong.mapping().columns()).hasSize(1);
        assertThat(files.look(store.register, file, Shape.FOUND.headingLine(2))
                        .mapping()
                        .columns())
                .extracting(Mapped::heading)
                .containsExactly("张三", "木箱");
    }

    @Test
    void everyRowIsJudgedAndEveryRepairShown() throws IOException {
        Judged judged = judge(file(
                "姓名,手机号,重量（斤）,种类,寄出时间",
                "张三,13812345678,2.5,木箱,2020-02-09 08:05",
                "李四,１３９ １２３４ ５６７８,5公斤,木箱,2月9日 8:05",
                "王五,1380000000,1,木箱,",
                "赵六,,1,木,",
                "钱七,,1,纸盒,"));
        assertThat(judged.total()).isEqualTo(5);
        assertThat(judged.rows())
                .extracting(JudgedRow::judgement)
                .containsExactly(
                        Judgement.GOOD, Judgement.REPAIRED, Judgement.WRONG, Judgement.DOUBTFUL, Judgement.WRONG);
        JudgedRow repaired = judged.rows(Judgement.REPAIRED).get(0);
        assertThat(repaired.notes())
                .extracting(n -> n.column() + " " + n.found() + "→" + n.becomes())
                .containsExactly(
                        "phone １３９ **** ５６７８→139****5678", "weight 5公斤→10", "sentAt 2月9日 8:05→2020-02-09 08:05");
        assertThat(repaired.cells()).contains("139****5678").doesNotContain("13912345678");
        JudgedRow wrong = judged.rows(Judgement.WRONG).get(0);
        assertThat(wrong.line()).isEqualTo(4);
        assertThat(wrong.cells()).contains("1380000000"); // what is wrong has to be seen
        assertThat(wrong.notes().get(0).sentence()).contains("少 1 位");
        CellNote doubt = judged.rows(Judgement.DOUBTFUL).get(0).notes().get(0);
        assertThat(doubt.candidates()).containsExactly("木箱");
        assertThat(store.boxes()).isEmpty();
        assertThat(store.ledger.undoable()).isEmpty();
    }

    @Test
    void aCorrectionCountsWhereverTheSameStandsInTheColumn() throws IOException {
        Path file = file("姓名,种类,说明", "张三,纸盒,纸盒", "李四,纸盒,", "王五,木箱,");
        Inspection found = look(file);
        ImportPlan plan = plan(found, Map.of(new ImportPlan.Cell("kind", "纸盒"), "玻璃箱"));
        Judged judged = files.judge(store.register, file, plan, false, Progress.none());
        assertThat(judged.count(Judgement.REPAIRED)).isEqualTo(2);
        files.read(store.register, file, plan, ImportOptions.USUAL, Progress.none());
        assertThat(store.boxes()).extracting(Box::kind).containsExactly(Box.Kind.GLASS, Box.Kind.GLASS, Box.Kind.WOOD);
        assertThat(store.boxes().get(0).note()).isEqualTo("纸盒");
    }

    @Test
    void whatIsLikelyIsTakenOnlyWhenSomebodySaysSo() throws IOException {
        Path file = file("姓名,种类", "张三,木", "李四,木箱");
        Imported cautious = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        assertThat(cautious).extracting(Imported::stored, Imported::rejected).containsExactly(1L, 1L);
        assertThat(Files.readString(cautious.rejectedFile())).contains("“木”是不是“木箱”？");
        store.ledger.undo();
        Imported bold = files.read(store.register, file, new ImportOptions(true, false, true, null), Progress.none());
        assertThat(bold).extracting(Imported::stored, Imported::repaired).containsExactly(2L, 1L);
    }

    @Test
    void aMissingColumnMayBeFilledWithOneValue() throws IOException {
        Path file = file("姓名,说明", "张三,轻", "李四,重");
        Inspection found = look(file);
        assertThat(found.missing()).containsExactly("kind");
        ImportPlan open = plan(found, Map.of());
        assertThatThrownBy(() -> files.judge(store.register, file, open, false, Progress.none()))
                .hasMessageContaining("种类");
        ImportPlan filled =
                new ImportPlan(found.shape(), found.mapping(), Map.of("kind", "木箱"), Map.of(), found.stamp());
        assertThat(files.read(store.register, file, filled, ImportOptions.USUAL, Progress.none())
                        .stored())
                .isEqualTo(2);
    }

    @Test
    void aFileThatWasChangedSinceItWasLookedAtIsNotStored() throws IOException {
        Path file = file("姓名,种类", "张三,木箱");
        ImportPlan plan = plan(look(file), Map.of());
        file("姓名,种类", "张三,木箱", "李四,木箱");
        assertThatThrownBy(() -> files.read(store.register, file, plan, ImportOptions.USUAL, Progress.none()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("改动");
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void ofManyRowsTheFirstAreKeptAndAllAreCounted() throws IOException {
        Path file = file(
                "姓名,种类", IntStream.range(0, 3000).mapToObj(i -> "箱" + i + ",木箱").collect(Collectors.joining("\n")));
        Judged judged = judge(file);
        assertThat(judged.count(Judgement.GOOD)).isEqualTo(3000);
        assertThat(judged.rows(Judgement.GOOD)).hasSize(Judged.KEPT);
    }

    /** Nor does any memory keep it, or any screen show it. */
    @Test
    void aCellOfAMillionLettersIsNamedByItsBeginningAndCanBePutRight() throws IOException {
        String cell = "长".repeat(1_000_000);
        Path file = file("姓名,种类,说明", "张三,木箱," + cell);
        Judged judged = judge(file);
        JudgedRow row = judged.rows(Judgement.WRONG).get(0);
        CellNote note = row.notes().get(0);
        assertThat(note.found()).hasSizeLessThan(100).startsWith("长长").endsWith("(1000000)");
        assertThat(row.cells().get(2)).isEqualTo(note.found());
        ImportPlan plan = new ImportPlan(
                Shape.FOUND,
                look(file).mapping(),
                Map.of(),
                Map.of(new ImportPlan.Cell("note", note.found()), "短"),
                null);
        assertThat(files.judge(store.register, file, plan, false, Progress.none())
                        .count(Judgement.REPAIRED))
                .isEqualTo(1);
    }

    @Provide
    Arbitrary<List<String>> tables() {
        Arbitrary<String> name = Arbitraries.of("张三", "李 四", "", "=1+1", "长".repeat(70));
        Arbitrary<String> phone = Arbitraries.of("13812345678", "１３８１２３４５６７８", "1380000000", "", "138****5678");
        Arbitrary<String> weight = Arbitraries.of("2.5", "5公斤", "-1", "", "很重");
        Arbitrary<String> kind = Arbitraries.of("木箱", "木", "GLASS", "纸盒", "");
        Arbitrary<String> sent = Arbitraries.of("2020-02-09 08:05", "2月9日", "43870.5", "", "昨天");
        return Combinators.combine(name, phone, weight, kind, sent)
                .as((a, b, c, d, e) -> String.join(",", a, b, c, d, e))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** What the officer is shown before is what happens after. */
    @Property(tries = 60)
    void theImportStoresExactlyWhatTheJudgingPromised(@ForAll("tables") List<String> rows, @ForAll boolean doubtful)
            throws IOException {
        Path here = Files.createTempDirectory("judging");
        try (Store fresh = new Store(here.resolve("data"))) {
            FileImport mine = new FileImport(fresh.ledger, Texts.CHINESE);
            Path file = Files.write(
                    here.resolve("boxes.csv"),
                    ("姓名,手机号,重量（斤）,种类,寄出时间\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
            Inspection found = mine.look(fresh.register, file, Shape.FOUND);
            ImportPlan plan = plan(found, Map.of());
            Judged judged = mine.judge(fresh.register, file, plan, doubtful, Progress.none());
            assertThat(fresh.boxes()).isEmpty();
            Imported done = mine.read(
                    fresh.register, file, plan, new ImportOptions(false, false, doubtful, null), Progress.none());
            long good = judged.count(Judgement.GOOD) + judged.count(Judgement.REPAIRED);
            long bad = judged.count(Judgement.DOUBTFUL) + judged.count(Judgement.WRONG);
            assertThat(done.read()).isEqualTo(judged.total());
            assertThat(done.stored()).isEqualTo(good);
            assertThat(done.repaired()).isEqualTo(judged.count(Judgement.REPAIRED));
            assertThat(done.rejected()).isEqualTo(bad);
            assertThat(fresh.boxes()).hasSize((int) good);
            // The rejected rows are a file of the same layout that can be read again.
            if (bad > 0) {
                assertThat(mine.look(fresh.register, done.rejectedFile(), Shape.FOUND)
                                .missing())
                        .isEmpty();
            }
        } finally {
            delete(here);
        }
    }

    private static void delete(Path here) {
        try (var files = Files.walk(here)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
