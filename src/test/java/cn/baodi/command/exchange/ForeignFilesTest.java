package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other people and programs make them: taken where they can be, refused in words where they can't. */
class ForeignFilesTest {
    private static final String ROWS = "姓名,种类,说明\r\n小明,木箱,𨟠堼村\r\n朱镕基,玻璃箱,\"两,格\"\r\n";

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

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("boxes.csv"), content);
    }

    private Imported read(Path file) {
        return new FileImport(store.ledger, Texts.CHINESE)
                .read(store.register, file, ImportOptions.USUAL, Progress.none());
    }

    private Failure failure(Path file) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(file));
        assertThat(failure).isNotNull();
        assertThat(store.boxes()).isEmpty();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "'', file.empty",
        "efbbbf0d0a, file.empty",
        "d0cf11e0a1b11ae100, file.xls",
        "89504e470d0a1a0a, file.image",
        "ffd8ffe000104a46, file.image",
        "526172211a070100, file.zip",
        "255044462d312e37, file.pdf",
        "7b5c727466312061, file.word",
        "610062000d000a, file.binary",
        "612c0062000a312c0032000a00, file.binary",
        "e5a793ff80fe2c0a, file.binary"
    })
    void contentThatIsNoTableIsCalledByItsName(String hex, String key) throws IOException {
        assertThat(failure(file(HexFormat.of().parseHex(hex))).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><table>",
                "\uFEFF \r\n<!DOCTYPE html>",
                "<?xml version='1.0'?><Workbook>",
                "MIME-Version: 1.0\r\n"
            })
    void aWebPageIsNoTable(String page) throws IOException {
        assertThat(failure(file(page.getBytes(StandardCharsets.UTF_8))).key()).isEqualTo("file.html");
    }

    @ParameterizedTest
    @CsvSource({
        "[Content_Types].xml, x, file.xlsx.broken",
        "boxes.txt, x, file.zip",
        "word/document.xml, x, file.word",
        "xl/workbook.bin, x, file.xlsb",
        "mimetype, application/vnd.oasis.opendocument.spreadsheet, file.ods"
    })
    void aWorkbookAndOtherArchivesAreToldApart(String entry, String content, String key) throws IOException {
        Path file = folder.resolve("boxes.csv");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("docProps/app.xml"));
            if (key.equals("file.word") || key.equals("file.xlsb")) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            }
        }
        assertThat(failure(file).key()).isEqualTo(key);
    }

    @Test
    void anOldWordDocumentIsNoOldWorkbook() throws IOException {
        byte[] old = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 4 * 512);
        old[48] = 2; // its list of contents is the third sector behind the head
        byte[] name = "WordDocument".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, old, 3 * 512, name.length);
        assertThat(failure(file(old)).key()).isEqualTo("file.word");
    }

    @Test
    void aPointerToAFileThatWasNotFetchedIsCalledSo() throws IOException {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n";
        assertThat(failure(file(pointer.getBytes(StandardCharsets.UTF_8))).key())
                .isEqualTo("file.lfs");
    }

    @Test
    void tooManyCellsAndTooLargeOnesAreNotTakenForAQuotationMark() throws IOException {
        String wide = ROWS + "小明,木箱" + ",x".repeat(20_000) + "\n";
        Failure failure = failure(file(wide.getBytes(StandardCharsets.UTF_8)));
        assertThat(failure.key()).isEqualTo("file.wide");
        assertThat(failure).hasMessageContaining("第 4 行");
        String heading = "姓名" + ",x".repeat(20_000) + "\n";
        assertThat(failure(file(heading.getBytes(StandardCharsets.UTF_8))).key())
                .isEqualTo("file.wide");
        String large = ROWS + "小明,木箱," + "x".repeat(17 << 20) + "\n";
        assertThat(failure(file(large.getBytes(StandardCharsets.UTF_8))).key()).isEqualTo("file.cell");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(failure(folder.resolve("nowhere.csv"))).hasMessageContaining("nowhere.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void everyCharsetThatExcelWritesIsRead(String name) throws IOException {
        String mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
        read(file((mark + ROWS).getBytes(Charset.forName(name))));
        assertThat(store.boxes()).extracting(Box::name).containsExactly("小明", "朱镕基");
        assertThat(store.boxes()).extracting(Box::note).containsExactly("𨟠堼村", "两,格");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aCharsetThatNobodyMarkedIsRead(String name) throws IOException {
        read(file(ROWS.getBytes(Charset.forName(name))));
        assertThat(store.boxes()).extracting(Box::note).containsExactly("𨟠堼村", "两,格");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aTextWithABrokenByteIsCalledDamagedAndTheLineNamed(String name) throws IOException {
        String rows = "姓名,种类,说明\n" + "小明,木箱,村东头第三户的人家\n".repeat(4);
        byte[] whole = (rows + "末,木箱,堼").getBytes(Charset.forName(name));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThat(failure(file(cut))).hasMessageContaining("第 6 行").hasMessageContaining("重新取一份");
        byte[] broken = whole.clone();
        broken["姓名,种类,说明\n小明".getBytes(Charset.forName(name)).length - 1] = (byte) 0xFF;
        assertThat(failure(file(broken)).key()).isEqualTo("file.damaged");
        assertThat(failure(file(broken))).hasMessageContaining("第 2 行");
        byte[] marked = ("\uFEFF" + rows).getBytes(StandardCharsets.UTF_8);
        marked[marked.length - 2] = (byte) 0xFF;
        assertThat(failure(file(marked))).hasMessageContaining("第 5 行");
    }

    @Test
    void shortChineseThatCouldBeAccentedLettersIsChinese() throws IOException {
        // 路 in GB18030 is a middle dot in UTF-8.
        read(file("name,kind\n路,WOOD\n".getBytes(Charset.forName("GB18030"))));
        assertThat(store.boxes()).extracting(Box::name).containsExactly("路");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "姓名;种类\n小明;木箱\n",
                "姓名|种类\n小明|木箱\n",
                "姓名，种类\n小明，木箱\n",
                "登记表，二月，全区，一份\n姓名,种类\n小明,木箱\n",
                "Name\tKind\n小明\twood\n",
                "sep=;\nNAME;种类\n小明;木箱\n",
                "\n\n 姓名 ,\"种类\",,\n小明,木箱,,\n"
            })
    void separatorsAndHeadingsOfAllKindsAreRecognised(String content) throws IOException {
        assertThat(read(file(content.getBytes(StandardCharsets.UTF_8))).stored())
                .isEqualTo(1);
    }

    @Test
    void theErrorOfAFormulaIsNoTextUnlessItIsMarkedAsOne() throws IOException {
        Imported done = read(file("姓名,种类,说明\n甲,木箱,#N/A\n乙,木箱,'#N/A\n丙,木箱,3#楼\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(done.problems()).extracting(RowProblem::line).containsExactly(2L);
        assertThat(store.boxes()).extracting(Box::note).containsExactly("#N/A", "3#楼");
    }

    @Test
    void columnsToPassOverArePassedOver() throws IOException {
        Imported done = read(file("姓名,字数,种类,Edition\n小明,99,木箱,2019\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(done.stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "姓名,手机号          | file.required | 种类",
                "姓名,箱子的样子       | file.required.unknown | 箱子的样子",
                "姓名,种类,name       | file.twice    | name",
                "张三,木箱            | file.header   | boxes.csv"
            })
    void aHeadingThatDoesNotFitIsNamed(String heading, String key, String named) throws IOException {
        Failure failure = failure(file((heading + "\n小明,木箱,,\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(failure.key()).isEqualTo(key);
        assertThat(failure).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"小明,木箱,\"没有完\n李四,木箱,", "小明,木箱,\"半\"个"})
    void aQuotationMarkWithoutItsPartnerIsFound(String rows) throws IOException {
        Failure failure = failure(file(("姓名,种类,说明\n好,木箱,\"一\n二\"\n" + rows).getBytes(StandardCharsets.UTF_8)));
        assertThat(failure.key()).isEqualTo("file.quote");
        assertThat(failure).hasMessageContaining("第 4 行");
    }

    @Test
    void aHeadingAloneIsAFileWithoutRows() throws IOException {
        assertThat(read(file("姓名,种类".getBytes(StandardCharsets.UTF_8))).read()).isZero();
    }

    @Test
    void whatTheFuzzerBeginsWithIsRead() throws IOException {
        CsvTarget target = new CsvTarget();
        for (byte[] seed : target.seeds()) {
            assertThat(target.isTaken(seed)).isTrue();
        }
    }
}
