package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.BuiltUpon;
import cn.baodi.command.exchange.Duplicate.Decision;
import cn.baodi.command.exchange.Duplicates.Pair;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are likely there already stop no import and wait until somebody decides. */
class DuplicatesTest {
    @TempDir
    Path folder;

    private Store store;
    private FileImport files;
    private Duplicates duplicates;

    @BeforeEach
    void open() {
        store = new Store(folder.resolve("data"));
        files = new FileImport(store.ledger, Texts.CHINESE);
        duplicates = new Duplicates(store.database, store.ledger, Store.CLOCK, Texts.CHINESE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Imported read(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), String.join("\n", lines) + "\n");
        return files.read(store.register, file, ImportOptions.USUAL, Progress.none());
    }

    private List<Duplicate> waiting() {
        return duplicates.open(List.of(store.register), 100);
    }

    private long count() {
        return duplicates.count(List.of(store.register));
    }

    /** One box is there; the file says more of it, says something else of it, and brings another. */
    private void queue() throws IOException {
        read("姓名,手机号,种类", "张三,13812345678,木箱");
        Imported again = read("姓名,手机号,种类,说明", "张三,13812345678,玻璃箱,易碎", "李四,13912345678,木箱,");
        assertThat(again)
                .extracting(Imported::read, Imported::stored, Imported::queued, Imported::rejected)
                .containsExactly(2L, 1L, 1L, 0L);
        assertThat(again.rejectedFile()).isNull();
    }

    @Test
    void whoMayNotWriteThereLearnsNothingOfWhatIsThereAndLeavesNothing() throws IOException {
        read("姓名,手机号,种类", "张三,13812345678,木箱");
        Path file = Files.writeString(folder.resolve("again.csv"), "姓名,手机号,种类\n张三,13812345678,玻璃箱\n");
        store.session.grant(store.register.repository().table(), Access.DUTY);
        store.session.signIn(new Account("李审计", Set.of(Role.AUDITOR), false));

        for (boolean dry : List.of(false, true)) {
            assertThatThrownBy(() -> files.read(store.register, file, new ImportOptions(false, dry), Progress.none()))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.key()).isEqualTo("permission.write"));
        }
        assertThat(count()).isZero();
    }

    @Test
    void theSameRowsAgainWaitInTheQueue() throws IOException {
        queue();
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "李四");
        assertThat(waiting())
                .extracting(Duplicate::existing, Duplicate::line, Duplicate::file)
                .containsExactly(tuple(1L, 2L, "boxes.csv"));
        assertThat(duplicates.compare(store.register, waiting().get(0)))
                .contains(new Pair("种类", "木箱", "玻璃箱", true), new Pair("说明", "", "易碎", true))
                .contains(new Pair("手机号", "138****5678", "138****5678", false));
    }

    @Test
    void whatSaysNothingNewNeedsNoDecision() throws IOException {
        read("姓名,手机号,种类,说明", "张三,13812345678,木箱,易碎");
        Imported again = read("姓名,手机号,种类", "张三,138 1234 5678,木箱");
        assertThat(again).extracting(Imported::unchanged, Imported::queued).containsExactly(1L, 0L);
        assertThat(count()).isZero();
    }

    @Test
    void whatWaitsAlreadyIsNotAskedTwice() throws IOException {
        queue();
        Imported again = read("姓名,手机号,种类,说明", "张三,13812345678,玻璃箱,易碎", "李四,13912345678,木箱,");
        assertThat(again)
                .extracting(Imported::stored, Imported::unchanged, Imported::queued)
                .containsExactly(0L, 2L, 0L);
        assertThat(read("说明,姓名,手机号,种类", "易碎,张三,13812345678,玻璃箱").queued()).isZero();
        assertThat(read("姓名,手机号,种类,说明", "张三,13812345678,玻璃箱,很易碎").queued()).isEqualTo(1);
        assertThat(count()).isEqualTo(2);
        duplicates.decide(store.register, waiting(), Decision.KEEP);
        assertThat(read("姓名,手机号,种类,说明", "张三,13812345678,玻璃箱,易碎").queued())
                .as("decided, and sent once more")
                .isEqualTo(1);
    }

    @Test
    void theJudgingSaysSoBefore() throws IOException {
        read("姓名,手机号,种类", "张三,13812345678,木箱");
        Path file = Files.writeString(folder.resolve("boxes.csv"), "姓名,手机号,种类\n张三,13812345678,玻璃箱\n");
        Inspection found = files.look(store.register, file, Shape.FOUND);
        ImportPlan plan = new ImportPlan(found.shape(), found.mapping(), Map.of(), Map.of(), found.stamp());
        Judged judged = files.judge(store.register, file, plan, false, Progress.none());
        assertThat(judged.rows(Judgement.DUPLICATE)).hasSize(1);
        assertThat(judged.rows(Judgement.DUPLICATE).get(0).notes().get(0).sentence())
                .contains("B00001");
        assertThat(count()).isZero();
    }

    @Test
    void twoAlikeInOneFileAreSeenAsWell() throws IOException {
        Imported done = read("姓名,手机号,种类", "张三,13812345678,木箱", "张三,138 1234 5678,木箱", "张三,,木箱", "张三,,木箱");
        assertThat(done).extracting(Imported::stored, Imported::queued).containsExactly(3L, 1L);
        assertThat(waiting()).extracting(Duplicate::existing).containsExactly(1L);
    }

    /** A list that was exported, put right in a spreadsheet and sent back. */
    @Test
    void aKnownNumberWithSomethingElseWaitsBesideItsRecord() throws IOException {
        read("姓名,手机号,种类,说明", "张三,13812345678,木箱,旧", "李四,13912345678,木箱,");
        Imported again = read(
                "编号,姓名,手机号,种类,说明",
                "B00001,张三,13812345678,木箱,新",
                "B00002,李四,13912345678,玻璃箱,",
                "B00001,张三,13812345678,木箱,旧");
        assertThat(again)
                .extracting(Imported::stored, Imported::unchanged, Imported::queued, Imported::rejected)
                .containsExactly(0L, 1L, 2L, 0L);
        assertThat(waiting()).extracting(Duplicate::existing).containsExactly(1L, 2L);
        duplicates.decide(store.register, waiting().subList(0, 1), Decision.TAKE);
        duplicates.decide(store.register, waiting(), Decision.BOTH);
        assertThat(store.boxes())
                .extracting(Box::id, Box::note, Box::kind)
                .containsExactly(
                        tuple(1L, "新", Box.Kind.WOOD), tuple(2L, null, Box.Kind.WOOD), tuple(3L, null, Box.Kind.GLASS));
    }

    @Test
    void whatBringsItsNumberSaysItselfWhatItIs() throws IOException {
        read("姓名,手机号,种类", "张三,13812345678,木箱");
        assertThat(read("编号,姓名,手机号,种类", "B00009,张三,13812345678,木箱"))
                .extracting(Imported::stored, Imported::queued)
                .containsExactly(1L, 0L);
    }

    @Test
    void theOldIsKept() throws IOException {
        queue();
        Box before = store.boxes().get(0);
        assertThat(duplicates.decide(store.register, waiting(), Decision.KEEP)).isZero();
        assertThat(store.boxes().get(0)).isEqualTo(before);
        assertThat(count()).isZero();
    }

    @Test
    void whatWasDecidedHoldsNothingOfAPersonUntilItIsUndone() throws IOException {
        queue();
        Duplicate open = waiting().get(0);
        duplicates.decide(store.register, waiting(), Decision.TAKE);
        assertThat(stored()).containsExactly("{}");
        store.ledger.undo();
        assertThat(waiting()).extracting(Duplicate::incoming).containsExactly(open.incoming());
    }

    private List<String> stored() {
        return store.database.read(handle -> handle.createQuery("SELECT incoming FROM import_duplicate")
                .mapTo(String.class)
                .list());
    }

    @Test
    void theNewIsTaken() throws IOException {
        queue();
        duplicates.decide(store.register, waiting(), Decision.TAKE);
        assertThat(store.boxes()).hasSize(2);
        assertThat(store.boxes().get(0))
                .extracting(Box::kind, Box::note, Box::phone)
                .containsExactly(Box.Kind.GLASS, "易碎", "13812345678");
    }

    @Test
    void bothAreKept() throws IOException {
        queue();
        duplicates.decide(store.register, waiting(), Decision.BOTH);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "李四", "张三");
        assertThat(store.boxes().get(2).kind()).isEqualTo(Box.Kind.GLASS);
    }

    @Test
    void onlyBlanksAreFilled() throws IOException {
        queue();
        duplicates.decide(store.register, waiting(), Decision.FILL);
        assertThat(store.boxes().get(0)).extracting(Box::kind, Box::note).containsExactly(Box.Kind.WOOD, "易碎");
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void everyDecisionIsOneStepToUndo(Decision decision) throws IOException {
        queue();
        read("姓名,手机号,种类,说明", "张三,13812345678,木箱,轻", "李四,13912345678,玻璃箱,重");
        List<Box> before = store.boxes();
        assertThat(count()).isEqualTo(3);
        // Two of them are like the same box: the second builds on what the first one made of it.
        duplicates.decide(store.register, waiting(), decision);
        assertThat(count()).isZero();
        store.ledger.undo();
        assertThat(count()).isEqualTo(3);
        assertThat(store.boxes())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .isEqualTo(before);
    }

    @Test
    void whatWentAwayMeanwhileIsSaidAndTheRowStaysInTheQueue() throws IOException {
        queue();
        Box old = store.boxes().get(0);
        store.ledger.write("作废", batch -> store.register.repository().retire(batch, old, "坏了"));
        assertThatThrownBy(() -> duplicates.decide(store.register, waiting(), Decision.TAKE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("数据没有变动");
        assertThat(count()).isEqualTo(1);
        duplicates.decide(store.register, waiting(), Decision.BOTH);
        assertThat(count()).isZero();
    }

    @Test
    void anImportThatIsTakenBackTakesItsQueueAlong() throws IOException {
        read("姓名,手机号,种类", "张三,13812345678,木箱");
        Imported again = read("姓名,手机号,种类", "张三,13812345678,玻璃箱");
        assertThat(again).extracting(Imported::stored, Imported::queued).containsExactly(0L, 1L);
        store.ledger.takeBack(again.seq(), "撤销导入");
        assertThat(count()).isZero();
        assertThat(store.boxes()).hasSize(1);
    }

    @Test
    void whatWasDecidedSinceStandsInTheWayOfTakingBack() throws IOException {
        queue();
        long seq = new ImportMemory(store.ledger).past().get(0).seq();
        duplicates.decide(store.register, waiting(), Decision.KEEP);
        assertThat(store.ledger.builtUpon(seq)).extracting(BuiltUpon::table).containsExactly(Duplicates.TABLE);
    }
}
