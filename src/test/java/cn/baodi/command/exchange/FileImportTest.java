package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileImportTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), String.join("\n", lines) + "\n");
    }

    private Imported read(Path file, ImportOptions options) {
        return new FileImport(store.ledger, Texts.CHINESE).read(store.register, file, options, Progress.none());
    }

    private Imported read(Path file) {
        return read(file, ImportOptions.USUAL);
    }

    @Test
    void goodRowsAreStoredAndTheOthersSayWhere() throws IOException {
        Imported done = read(file(
                "姓名,手机号,重量（斤）,种类,寄出时间",
                "张三,13812345678,2.5,木箱,2020/2/9 8:05",
                "李四,1380000000,1,木箱,",
                "",
                "王五,,-1,木箱,",
                "赵六,,,纸箱,2020-02-30",
                "孙七,,1,木箱",
                ",,,木箱,"));

        assertThat(done.read()).isEqualTo(6);
        assertThat(done.stored()).isEqualTo(1);
        assertThat(done.rejected()).isEqualTo(5);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三");
        assertThat(store.boxes().get(0).grams()).isEqualTo(1250);
        assertThat(done.problems())
                .extracting(p -> p.line() + " " + p.heading() + " " + p.value())
                .containsExactly("3 手机号 1380000000", "5 重量（斤） -1", "6 种类 纸箱", "6 寄出时间 2020-02-30", "7  ", "8 姓名 ");
        assertThat(done.problems().get(0).sentence()).contains("少 1 位");
        assertThat(done.problems().get(4).sentence()).contains("4 格").contains("5 格");
    }

    @Test
    void aHeadingInKilogramsIsReckonedIntoJin() throws IOException {
        Map<String, String> said = Map.of("重量（公斤）", "weight");
        Path file = file("姓名,种类,重量（公斤）", "小明,木箱,5", "小红,木箱,5斤", "小刚,木箱,五");
        FileImport files = new FileImport(store.ledger, Texts.CHINESE);
        ImportPlan plan = files.plan(store.register, file, null, said);
        Judged judged = files.judge(store.register, file, plan, false, Progress.none());
        assertThat(judged.rows(Judgement.REPAIRED).get(0).notes())
                .extracting(CellNote::found, CellNote::becomes)
                .containsExactly(tuple("5", "10"));
        assertThat(judged.count(Judgement.WRONG)).isEqualTo(1);
        files.read(store.register, file, plan, ImportOptions.USUAL, Progress.none());
        assertThat(store.boxes()).extracting(Box::grams).containsExactly(5000L, 2500L);
    }

    @Test
    void rejectedRowsAreImportedAfterRepair() throws IOException {
        Imported first = read(file("姓名,手机号,种类,edition", "张三,1380000000,木箱,2019", "李四,,木箱,2019", "=1+1,,纸箱,2019"));
        Path rejected = first.rejectedFile();
        assertThat(rejected).hasFileName("boxes.rejected.csv");
        if (Files.getFileStore(rejected).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejected)))
                    .isEqualTo("rw-------");
        }
        String content = Files.readString(rejected);
        assertThat(content).startsWith("\uFEFF导入问题,姓名,手机号,种类,edition\r\n").contains(",'=1+1,");
        Files.writeString(rejected, content.replace(",1380000000,", ",13812345678,"));

        Imported second = read(rejected);

        assertThat(second.stored()).isEqualTo(1);
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(second.rejectedFile()).hasFileName("boxes.rejected-2.csv");
        assertThat(Files.readString(second.rejectedFile())).containsOnlyOnce("导入问题");
        assertThat(store.boxes()).extracting(Box::name).containsExactly("李四", "张三");
    }

    /** As a stick that may only be read: whoever runs the tests may write to every folder of a disk. */
    private static final class Stick implements Inlet {
        private final byte[] content;

        Stick(String content) {
            this.content = content.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream open(Path file) {
            return new ByteArrayInputStream(content);
        }

        @Override
        public FileStamp stamp(Path file) {
            return new FileStamp(content.length, FileTime.fromMillis(0));
        }
    }

    @Test
    void rejectedRowsGoElsewhereWhereTheFolderCannotBeWrittenTo() throws IOException {
        Path stick = Files.createFile(folder.resolve("stick")).resolve("名单.csv");
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(own.resolve("名单.rejected.csv"), "of yesterday");
        Inlet inlet = new Stick("姓名,种类\n张三,木箱\n李四,纸箱\n");

        Imported done = new FileImport(store.ledger, Texts.CHINESE, inlet, own)
                .read(store.register, stick, ImportOptions.USUAL, Progress.none());

        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三");
        assertThat(done.isElsewhere(stick)).isTrue();
        assertThat(done.rejectedFile()).isEqualTo(own.resolve("名单.rejected-2.csv"));
        assertThat(done.rejectedFile()).content().contains("李四,纸箱");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(done.rejectedFile())))
                .isEqualTo("rw-------");
        assertThat(own.resolve("名单.rejected.csv")).hasContent("of yesterday");
    }

    @Test
    void whereRejectedRowsCanBeWrittenNowhereNothingIsStored() throws IOException {
        Path stick = Files.createFile(folder.resolve("stick")).resolve("名单.csv");
        Inlet inlet = new Stick("姓名,种类\n张三,木箱\n李四,纸箱\n");
        FileImport files = new FileImport(store.ledger, Texts.CHINESE, inlet, stick);
        assertThatThrownBy(() -> files.read(store.register, stick, ImportOptions.USUAL, Progress.none()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(stick.resolveSibling("名单.rejected.csv").toString());
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void anImportThatFailsLeavesTheFileThatWasToTakeItsRejectedRows() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.csv"), "of yesterday");
        Path file = file("姓名,种类", "张三,纸箱", "长".repeat(300) + ",木箱");
        assertThatThrownBy(() -> read(file, new ImportOptions(false, false, false, kept)))
                .isInstanceOf(Failure.class);
        assertThat(kept).hasContent("of yesterday");
    }

    @Test
    void theSameFileTwiceAddsNothing() throws IOException {
        Path file = file("编号,姓名,种类", "B00007,张三,木箱", "8,李四,玻璃箱", "B00007,张三,木箱");
        assertThat(read(file)).extracting(Imported::stored, Imported::unchanged).containsExactly(2L, 1L);
        assertThat(read(file)).extracting(Imported::stored, Imported::unchanged).containsExactly(0L, 3L);
        assertThat(store.boxes()).extracting(Box::id).containsExactly(7L, 8L);
    }

    @Test
    void aKnownNumberWithOtherContentIsNoNewRow() throws IOException {
        store.add(Box.of(7L, "张三", null));
        Imported done = read(file("编号,姓名,种类", "B00007,李四,玻璃箱", "B00009,王五,木箱", "B00009,赵六,木箱"));
        assertThat(done.problems()).extracting(RowProblem::line).containsExactly(2L, 4L);
        assertThat(done.problems().get(0).sentence()).contains("B00007", "自己编的号");
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "王五");
    }

    @Test
    void aNumberGivenToAnEarlierRowOfTheFileIsTaken() throws IOException {
        Imported done = read(file("编号,姓名,种类", ",张三,木箱", "B00001,李四,木箱"));
        assertThat(done.problems()).extracting(RowProblem::line).containsExactly(3L);
        assertThat(store.boxes()).hasSize(1);
    }

    @Test
    void aRowMayReferToAnEarlierOneOfTheFileAndIsJudgedBesideIt() throws IOException {
        Imported done = read(file("编号,姓名,种类,压在下面的", "B00001,底,木箱,", "B00002,中,玻璃箱,B00001", "B00003,顶,木箱,B00002"));
        assertThat(store.boxes()).extracting(Box::below).containsExactly(null, 1L);
        assertThat(done.problems()).extracting(RowProblem::heading).containsExactly("压在下面的");
        assertThat(done.problems().get(0).sentence()).contains("玻璃箱 B00002");
    }

    @Test
    void whatTheDatabaseRefusesLeavesNothing() throws IOException {
        Path file = file("姓名,种类,压在下面的", "张三,木箱,", "李四,木箱,B00099", "王,木箱,8888888888888888");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("第 4 行")
                .hasMessageContaining("整个文件都没有存入");
        assertThat(store.boxes()).isEmpty();
        assertThat(read(file("姓名,种类", "张三,木箱")).stored()).isEqualTo(1);
    }

    @Test
    void aTooLongCellIsSaidInWords() throws IOException {
        Path file = file("姓名,种类", "张三,木箱", "长".repeat(300) + ",木箱", "短,");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("太长");
        assertThat(store.boxes()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("boxes.csv", "data");
        }
    }

    @Test
    void aDryRunStoresNothingAndTellsTheSame() throws IOException {
        Path file = file("姓名,种类", "张三,木箱", "李四,纸箱");
        Imported would = read(file, new ImportOptions(false, true));
        assertThat(would).extracting(Imported::stored, Imported::rejected).containsExactly(1L, 1L);
        assertThat(would.rejectedFile()).isNull();
        assertThat(folder.resolve("boxes.rejected.csv")).doesNotExist();
        assertThat(store.boxes()).isEmpty();
        assertThat(store.ledger.undoable()).isEmpty();
    }

    @Test
    void aDryRunFindsWhatOnlyTheDatabaseKnows() throws IOException {
        Path file = file("姓名,种类,压在下面的", "李四,木箱,B00099");
        assertThatThrownBy(() -> read(file, new ImportOptions(false, true))).isInstanceOf(Failure.class);
    }

    @Test
    void allOrNothingStoresNothingForOneBadRow() throws IOException {
        Path file = file("姓名,种类", "张三,木箱", "李四,纸箱", "王五,木箱");
        Imported none = read(file, new ImportOptions(true, false));
        assertThat(none).extracting(Imported::stored, Imported::rejected).containsExactly(0L, 1L);
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void allOrNothingListsAlsoWhatOnlyTheRegisterRefuses() throws IOException {
        Path file = file(
                "编号,姓名,种类,压在下面的",
                "B00001,底,纸箱,",
                "B00002,中,玻璃箱,",
                "B00003,顶,木箱,B00002",
                "B00002,又,木箱,",
                "B00004,底,木箱,");
        Imported some = read(file, new ImportOptions(false, true));
        Imported none = read(file, new ImportOptions(true, false));
        assertThat(none.problems())
                .isEqualTo(some.problems())
                .extracting(RowProblem::line)
                .containsExactly(2L, 4L, 5L);
        assertThat(none.rejectedFile())
                .content()
                .contains("底,纸箱", "顶,木箱", "又,木箱")
                .doesNotContain("B00004");
        assertThat(none)
                .extracting(Imported::stored, Imported::queued, Imported::seq)
                .containsExactly(0L, 0L, null);
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void columnsThatNobodyKnowsAreNotReadAndSaid() throws IOException {
        Path file = file("姓名,种类,是否党员,,", "张三,木箱,是,,", "李四,木箱,否,,");
        Imported done = read(file);
        assertThat(done.stored()).isEqualTo(2);
        assertThat(done.unread()).containsExactly("是否党员");
        Path blank = file("姓名,,种类", "王五,,木箱");
        assertThat(read(blank).unread()).isEmpty();
        assertThat(read(file("姓名,,种类", "赵六,记号,木箱")).unread()).containsExactly("第 2 列（没有名称）");
    }

    /** Whoever wants all of it or nothing gets no part of it. */
    @Test
    void allOrNothingRefusesColumnsThatNobodyKnows() throws IOException {
        Path file = file("姓名,种类,是否党员", "张三,木箱,是");
        assertThatThrownBy(() -> read(file, new ImportOptions(true, false)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.key()).isEqualTo("file.columns"))
                .hasMessageContaining("是否党员");
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void whatIsNoDataIsPassedOver() throws IOException {
        Path file = file(
                "序号,姓名,种类,手机号,说明",
                "1,张三,木箱,,",
                "2,,,,",
                "序号,姓名,种类,联系电话,说明",
                "3,李四,木箱,,",
                "4,,,,",
                "填报人：,王五,,审核：赵六,",
                "备注：以上数据截至2月9日,,,,",
                "5,钱七,不是箱子,,备注：急");
        Imported done = read(file);
        assertThat(done)
                .extracting(Imported::read, Imported::stored, Imported::asides, Imported::rejected)
                .containsExactly(6L, 2L, 3L, 1L);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "李四");
    }

    @Test
    void rowsThatAddUpOthersArePassedOverAndCounted() throws IOException {
        Path file = file(
                "序号,姓名,种类,重量（斤）,说明",
                "1,张三,木箱,2,",
                "小计,,,2",
                "2,合计村,木箱,3,",
                ",合计,木箱,3,",
                ",合 计：,,5,含王五",
                "Total,,,,",
                "合计,李四,,1,");
        FileImport files = new FileImport(store.ledger, Texts.CHINESE);
        Judged judged = files.judge(store.register, file, ImportPlan.BY_HEADINGS, false, Progress.none());
        assertThat(judged.rows(Judgement.ASIDE)).extracting(JudgedRow::line).containsExactly(3L, 6L, 7L);
        assertThat(judged.rows(Judgement.ASIDE).get(0).notes())
                .extracting(CellNote::sentence)
                .containsExactly("第 3 行是合计行，不导入。");

        Imported done = read(file);

        assertThat(done)
                .extracting(Imported::read, Imported::stored, Imported::asides, Imported::rejected)
                .containsExactly(7L, 3L, 3L, 1L);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("张三", "合计村", "合计");
        assertThat(done.rejectedFile()).content().contains("李四").doesNotContain("含王五", "小计");
        // Also where all must be right: a total is no row that was refused.
        assertThat(read(file("姓名,种类", "赵六,木箱", "合计,"), new ImportOptions(true, false))
                        .stored())
                .isEqualTo(1);
    }

    @Test
    void anImportIsOneStepToUndo() throws IOException {
        read(file("姓名,种类", "张三,木箱", "李四,木箱"));
        store.ledger.undo();
        assertThat(store.boxes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 999, 1000, 1001, 3210, 4999})
    void cancellingAtAnyRowLeavesNothing(long row) throws IOException {
        String rows = IntStream.range(0, 5000).mapToObj(i -> "箱" + i + ",木箱").collect(Collectors.joining("\n"));
        Path file = file("姓名,种类", "坏,纸箱", rows);
        Progress cancelled = new Progress() {
            private long asked;

            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return ++asked > row;
            }
        };
        assertThatThrownBy(() -> new FileImport(store.ledger, Texts.CHINESE)
                        .read(store.register, file, ImportOptions.USUAL, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(store.boxes()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("boxes.csv", "data");
        }
    }

    @Test
    void aFileThatIsWrittenToWhileItIsReadStoresNothing() throws IOException {
        String rows = IntStream.range(0, 3000).mapToObj(i -> "箱" + i + ",木箱").collect(Collectors.joining("\n"));
        Path file = file("姓名,种类", rows);
        Progress another = new Progress() {
            private boolean written;

            @Override
            public void at(long done, long total) {
                if (!written) {
                    written = true;
                    try {
                        Files.writeString(file, "迟到的,木箱\n", StandardOpenOption.APPEND);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> new FileImport(store.ledger, Texts.CHINESE)
                        .read(store.register, file, ImportOptions.USUAL, another))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.key()).isEqualTo("file.changed"));
        assertThat(store.boxes()).isEmpty();
    }

    @Test
    void cancellingAnExportLeavesTheOldFile() throws IOException {
        store.add(IntStream.range(0, 3000)
                .mapToObj(i -> Box.of(null, "箱" + i, null))
                .toList());
        Path file = file("old");
        Progress cancelled = new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> store.export(file, true, cancelled)).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("old");
    }
}
