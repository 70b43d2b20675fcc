package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.BuiltUpon;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.exchange.Mapping.Mapped;
import cn.baodi.command.exchange.Mapping.Why;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
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

/** What one import teaches the next, and what becomes of it on another day. */
class ImportMemoryTest {
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

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Inspection look(Path file) {
        return files.look(store.register, file, Shape.FOUND);
    }

    /** Imports as somebody does who says what the columns mean. */
    private Imported teach(Path file, Map<ImportPlan.Cell, String> corrections, String... columns) {
        Inspection found = look(file);
        Mapping mapping = found.mapping();
        for (int i = 0; i < columns.length; i++) {
            mapping = mapping.picked(i, columns[i]);
        }
        ImportPlan plan = new ImportPlan(found.shape(), mapping, Map.of(), corrections, found.stamp());
        return files.read(store.register, file, plan, ImportOptions.USUAL, Progress.none());
    }

    private static List<String> read(Inspection found) {
        return found.mapping().columns().stream().map(Mapped::column).toList();
    }

    @Test
    void aLayoutIsKnownTheNextTimeWhateverTheFileIsCalled() throws IOException {
        Path first = file("a.csv", "甲,乙,丙", "张三,纸盒,轻");
        teach(first, Map.of(new ImportPlan.Cell("kind", "纸盒"), "玻璃箱"), "name", "kind", "");
        Inspection again = look(file("b.csv", " 甲 ,乙,丙", "李四,纸盒,重"));
        assertThat(read(again)).containsExactly("name", "kind", "");
        assertThat(again.mapping().columns()).extracting(Mapped::why).containsOnly(Why.REMEMBERED);
        assertThat(again.corrections()).containsEntry(new ImportPlan.Cell("kind", "纸盒"), "玻璃箱");
        // Another layout knows nothing of it.
        assertThat(read(look(file("c.csv", "乙,甲,丙", "木箱,李四,重")))).containsExactly("kind", "", "");
    }

    @Test
    void aVerbReadsWhatTheWizardWasTaught() throws IOException {
        Path first = file("a.csv", "姓名,乙", "张三,木箱");
        assertThatThrownBy(() -> files.read(store.register, first, ImportOptions.USUAL, Progress.none()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("乙");
        teach(first, Map.of(), "name", "kind");
        Path second = file("b.csv", "姓名,乙", "李四,玻璃箱");
        assertThat(files.read(store.register, second, ImportOptions.USUAL, Progress.none())
                        .stored())
                .isEqualTo(1);
        assertThat(store.boxes()).extracting(Box::kind).containsExactly(Box.Kind.WOOD, Box.Kind.GLASS);
    }

    /** Its rows come back with their reasons in front, and are of the same layout. */
    @Test
    void theFileOfRejectedRowsIsReadAsItsSourceWas() throws IOException {
        Path file = file("a.csv", "甲,乙,丙", "张三,木箱,轻", "李四,不是箱子,重");
        Imported done = teach(file, Map.of(), "name", "kind", "");
        String mended = Files.readString(done.rejectedFile()).replace("不是箱子", "木箱");
        Files.writeString(done.rejectedFile(), mended);
        assertThat(files.read(store.register, done.rejectedFile(), ImportOptions.USUAL, Progress.none())
                        .stored())
                .isEqualTo(1);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "李四");
        // And what is said of it is known of the source.
        Path other = file("b.csv", "导入问题,一,二", "坏,王五,木箱");
        teach(other, Map.of(), "", "name", "kind");
        assertThat(read(look(file("c.csv", "一,二", "赵六,木箱")))).containsExactly("name", "kind");
    }

    @Test
    void aTownsOwnLayoutStandsBeforeTheCommonOne() throws IOException {
        teach(file("方家庄镇.csv", "甲,乙", "张三,木箱"), Map.of(), "name", "kind");
        teach(file("大白街道.csv", "甲,乙", "木箱,李四"), Map.of(), "kind", "name");
        assertThat(read(look(file("方家庄镇二月.csv", "甲,乙", "王五,木箱")))).containsExactly("name", "kind");
        assertThat(read(look(file("大白街道二月.csv", "甲,乙", "木箱,王五")))).containsExactly("kind", "name");
    }

    @ParameterizedTest
    @CsvSource({"方家庄镇困难家庭.csv, 方家庄镇", "困难家庭.csv 填表单位：朝霞街道, 朝霞街道", "boxes.csv, ''"})
    void theTownStandsInTheNameOrTheTitles(String context, String town) {
        assertThat(ImportMemory.town(context)).isEqualTo(town);
    }

    @Test
    void namesAndPhonesAreNotLearnt() throws IOException {
        Path first = file("a.csv", "姓名,手机号,种类", "张三,1381234567,木箱");
        teach(first, Map.of(new ImportPlan.Cell("phone", "1381234567"), "13812345678"));
        assertThat(store.boxes()).extracting(Box::phone).containsExactly("13812345678");
        assertThat(look(first).corrections()).isEmpty();
    }

    @Test
    void theSameContentIsToldUntilItIsTakenBack() throws IOException {
        Path first = file("a.csv", "姓名,种类", "张三,木箱");
        assertThat(files.before(first)).isEmpty();
        Imported done = files.read(store.register, first, ImportOptions.USUAL, Progress.none());
        Path copy = Files.copy(first, folder.resolve("copy.csv"));
        assertThat(look(copy).before())
                .extracting(PastImport::file, PastImport::stored, PastImport::sheet, PastImport::operator)
                .containsExactly("a.csv", 1L, "boxes", "值班员");
        store.ledger.undo();
        assertThat(files.before(copy)).isEmpty();
        store.ledger.redo();
        assertThat(files.before(copy)).map(PastImport::seq).contains(done.seq());
    }

    @Test
    void ofSeveralImportsOfAFileTheOneThatStoredItsRowsIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "姓名,手机号,种类\n张三,13812345678,木箱\n");
        Imported done = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        Box box = store.boxes().get(0);
        store.ledger.write(
                "change",
                batch -> store.register
                        .repository()
                        .change(
                                batch,
                                box,
                                store.register
                                        .sheet()
                                        .read(Map.of("kind", "玻璃箱")::get, box)
                                        .record()));
        Imported again = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        assertThat(again.queued()).isEqualTo(1);
        assertThat(again.seq()).isGreaterThan(done.seq());
        assertThat(files.before(file)).map(PastImport::seq).contains(done.seq());
    }

    @Test
    void anImportIsTakenBackByAnotherOfficerOnAnotherDay() throws IOException {
        Path file = file("a.csv", "姓名,种类", "张三,木箱", "李四,木箱");
        Imported done = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        store.add(Box.of(null, "别的", null));
        store.session.takeOver("李换班");
        Ledger next = new Ledger(store.database, Store.CLOCK, store.session);
        assertThat(next.undoable()).isEmpty();
        assertThat(next.builtUpon(done.seq())).isEmpty();
        next.takeBack(done.seq(), "撤销导入");
        assertThat(store.boxes()).extracting(Box::name).containsExactly("别的");
        assertThat(next.stands(done.seq())).isFalse();
        assertThatThrownBy(() -> next.takeBack(done.seq(), "撤销导入")).isInstanceOf(Failure.class);
        assertThat(new ImportMemory(next).past()).extracting(PastImport::seq).containsExactly(done.seq());
    }

    @Test
    void whatWasDoneAgainIsTakenBackAsWell() throws IOException {
        Path file = file("a.csv", "姓名,种类", "张三,木箱");
        Imported done = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        store.ledger.undo();
        store.ledger.redo();
        assertThat(store.ledger.stands(done.seq())).isTrue();
        store.ledger.takeBack(done.seq(), "撤销导入");
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void rowsThatWereChangedSinceAreListedAndStay() throws IOException {
        Path file = file("a.csv", "姓名,种类", "张三,木箱", "李四,木箱");
        Imported done = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        Box second = store.boxes().get(1);
        store.session.takeOver("李换班");
        store.ledger.write("作废", batch -> store.register.repository().retire(batch, second, "重复"));
        assertThat(store.ledger.builtUpon(done.seq()))
                .extracting(BuiltUpon::table, BuiltUpon::id, BuiltUpon::refers, BuiltUpon::operator)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("box", second.id(), false, "李换班"));
        assertThatThrownBy(() -> store.ledger.takeBack(done.seq(), "撤销导入"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("数据没有变动");
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三");
    }

    @Test
    void rowsThatReferToImportedOnesAreListed() throws IOException {
        Path file = file("a.csv", "编号,姓名,种类,压在下面的", "1,底,木箱,", "2,中,木箱,1");
        Imported done = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
        assertThat(store.ledger.builtUpon(done.seq())).isEmpty(); // its own rows do not count
        store.add(new Box(null, "顶", null, null, null, Box.Kind.WOOD, null, 2L, 0, null));
        assertThat(store.ledger.builtUpon(done.seq()))
                .extracting(BuiltUpon::table, BuiltUpon::id, BuiltUpon::refers)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("box", 3L, true));
    }
}
