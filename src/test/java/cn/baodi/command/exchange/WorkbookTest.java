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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
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

    private Path book(Consumer<Workbook> fill) throws IOException {
        Path file = folder.resolve("boxes.csv"); // the name says nothing
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            fill.accept(book);
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                sheet.value(row, i, text);
            } else if (values[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, (LocalDateTime) values[i]);
                sheet.style(row, i).format("yyyy\"年\"m\"月\"d\"日\" h:mm").set();
            }
        }
    }

    private Imported read(Path file) {
        return new FileImport(store.ledger, Texts.CHINESE)
                .read(store.register, file, ImportOptions.USUAL, Progress.none());
    }

    private Failure failure(Path file) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(file));
        assertThat(store.boxes()).isEmpty();
        return failure;
    }

    @Test
    void aWorkbookIsReadBehindItsTitlesWithItsNumbersAndDates() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("二月");
            row(sheet, 0, "某镇物资登记表");
            sheet.range(0, 0, 0, 3).merge();
            row(sheet, 1, "填报人：张三");
            row(sheet, 3, "姓名", "手机号", "重量（斤）", "种类", "寄出时间");
            row(sheet, 4, "小明", 13812345678L, 0.1 + 0.2, "木箱", LocalDateTime.of(2020, 2, 9, 8, 5));
            row(sheet, 6, "𨟠堼", "13812345679", 12, "玻璃箱", "2020/2/9 9:30");
        });
        assertThat(read(file).rejected()).isZero();
        assertThat(store.boxes()).extracting(Box::name).containsExactly("小明", "𨟠堼");
        assertThat(store.boxes()).extracting(Box::phone).containsExactly("13812345678", "13812345679");
        assertThat(store.boxes()).extracting(Box::grams).containsExactly(150L, 6000L);
        assertThat(store.boxes())
                .extracting(Box::sentAt)
                .containsExactly(LocalDateTime.of(2020, 2, 9, 8, 5), LocalDateTime.of(2020, 2, 9, 9, 30));
    }

    @Test
    void ofSeveralSheetsTheVisibleOneWithTheHeadingsIsRead() throws IOException {
        Path file = book(book -> {
            row(book.newWorksheet("说明"), 0, "请按表填写");
            Worksheet hidden = book.newWorksheet("去年");
            row(hidden, 0, "姓名", "种类", "手机号");
            row(hidden, 1, "旧", "木箱", "");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            Worksheet sheet = book.newWorksheet("今年");
            row(sheet, 0, "姓名", "种类");
            row(sheet, 1, "新", "木箱");
        });
        read(file);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("新");
    }

    /** A table of shared texts would grow with the file and be held until its end. */
    @Test
    void noTextOfAWorkbookIsHeldUntilItsEnd() throws IOException {
        store.add(List.of(Box.of(null, "first", "one note"), Box.of(null, "second", "another note")));
        Path file = folder.resolve("boxes.xlsx");
        store.export(file, true, Progress.none());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(part(zip, "xl/worksheets/sheet1.xml")).contains("first", "another note");
            assertThat(part(zip, "xl/sharedStrings.xml")).doesNotContain("first", "note");
        }
    }

    private static String part(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? "" : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void boxes(Workbook book, String page, String... names) {
        Worksheet sheet = book.newWorksheet(page);
        row(sheet, 0, page);
        row(sheet, 1, "姓名", "种类", "手机号");
        for (int i = 0; i < names.length; i++) {
            row(sheet, i + 2, names[i], "木箱");
        }
    }

    @Test
    void ofEqualSheetsTheOneWithMoreRowsIsReadAndTheOthersAreTold() throws IOException {
        Path file = book(book -> {
            boxes(book, "一村", "甲");
            boxes(book, "二村", "乙", "丙");
            boxes(book, "空表");
            row(book.newWorksheet("统计"), 0, "村", "种类");
            row(book.newWorksheet("说明"), 0, "请按表填写");
        });
        assertThat(read(file).unseen()).isEqualTo(new Unseen(List.of("一村"), 0));
        assertThat(store.boxes()).extracting(Box::name).containsExactly("乙", "丙");
        FileImport files = new FileImport(store.ledger, Texts.CHINESE);
        assertThat(files.look(store.register, file, Shape.FOUND).unread()).containsExactly("一村");
        Imported other =
                files.read(store.register, file, ImportPlan.byHeadings("一村"), ImportOptions.USUAL, Progress.none());
        assertThat(other.unseen().pages()).containsExactly("二村");
        assertThat(store.boxes()).extracting(Box::name).containsExactly("乙", "丙", "甲");
        Failure unknown =
                catchThrowableOfType(Failure.class, () -> files.look(store.register, file, Shape.FOUND.page("三村")));
        assertThat(unknown).hasMessageContaining("一村、二村、空表");
    }

    @Test
    void rowsThatAreHiddenAreReadAndCounted() throws IOException {
        Path file = book(book -> {
            boxes(book, "名单", "甲", "乙", "丙");
            Worksheet sheet = book.newWorksheet("别的");
            sheet.value(0, 0, "无关");
        });
        Path hidden = exchanged(
                file,
                "xl/worksheets/sheet1.xml",
                part(file, "xl/worksheets/sheet1.xml")
                        .replaceAll("<row r=\"([45])\"", "<row r=\"$1\" hidden=\"1\"")
                        .replace("</sheetData>", "<row r=\"9\" hidden=\"1\"></row></sheetData>"));
        assertThat(read(hidden).unseen()).isEqualTo(new Unseen(List.of(), 2));
        assertThat(store.boxes()).hasSize(3);
        assertThat(new FileImport(store.ledger, Texts.CHINESE)
                        .judge(store.register, hidden, ImportPlan.BY_HEADINGS, false, Progress.none())
                        .unseen()
                        .hiddenRows())
                .isEqualTo(2);
    }

    private static String part(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return part(zip, name);
        }
    }

    @Test
    void aNumberThatLostItsLastDigitsIsNotFilledUpWithZeros() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            row(sheet, 0, "姓名", "种类", "说明");
            row(sheet, 1, "小明", "木箱", 440981199003071234L);
            row(sheet, 2, "小红", "木箱", 123456789012345L);
        });
        read(file);
        assertThat(store.boxes()).extracting(Box::note).containsExactly("4.40981199003071E+17", "123456789012345");
    }

    @Test
    void aDayIsADay() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            row(sheet, 0, "姓名", "种类", "寄出时间");
            row(sheet, 1, "小明", "木箱");
            sheet.value(1, 2, LocalDate.of(2020, 2, 29));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
        });
        read(file);
        assertThat(store.boxes())
                .extracting(Box::sentAt)
                .containsExactly(LocalDate.of(2020, 2, 29).atStartOfDay());
    }

    @Test
    void theTenthOfFebruaryTypedAsANumberIsNotTheFirst() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            row(sheet, 0, "姓名", "种类", "寄出时间");
            row(sheet, 1, "小明", "木箱", new BigDecimal("2.10"));
            row(sheet, 2, "小红", "木箱", "2.10");
        });
        Imported done = read(file);
        assertThat(done.problems())
                .extracting(RowProblem::sentence)
                .containsExactly("“2.1”可能是：2020-02-01、2020-02-10。请选一个。");
        assertThat(store.boxes())
                .extracting(Box::sentAt)
                .containsExactly(LocalDate.of(2020, 2, 10).atStartOfDay());
    }

    @Test
    void aProblemNamesTheRowOfTheWorkbook() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            row(sheet, 0, "标题");
            row(sheet, 1, "姓名", "种类", "手机号");
            row(sheet, 5, "小明", "木箱", "138");
            row(sheet, 6, "小红", "木箱", "1381234567");
        });
        assertThat(read(file).problems()).extracting(RowProblem::line).containsExactly(7L);
    }

    @Test
    void aHalfDownloadedWorkbookIsSaidToBeBroken() throws IOException {
        Path file = book(book -> row(book.newWorksheet("表"), 0, "姓名", "种类"));
        byte[] whole = Files.readAllBytes(file);
        Path half = folder.resolve("half.xlsx");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(half).key()).isEqualTo("file.xlsx.broken");
    }

    @Test
    void whatIsMergedBesideSeveralRowsIsEachRows() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("名单");
            row(sheet, 0, "姓名", "种类", "重量（斤）", "寄出时间");
            row(sheet, 1, "小明", "木箱", "10", "2020-02-09 08:00");
            row(sheet, 2, "小红");
            row(sheet, 3, "小刚");
            row(sheet, 4, "小强", "", "3");
            sheet.range(1, 1, 3, 1).merge();
            sheet.range(1, 2, 3, 2).merge();
            sheet.range(1, 3, 2, 3).merge();
        });
        Imported done = read(file);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("小明", "小红", "小刚");
        assertThat(store.boxes()).extracting(Box::kind).containsOnly(Box.Kind.WOOD);
        assertThat(store.boxes()).extracting(Box::grams).containsExactly(5000L, null, null); // of all together
        LocalDateTime sent = LocalDateTime.of(2020, 2, 9, 8, 0);
        assertThat(store.boxes()).extracting(Box::sentAt).containsExactly(sent, sent, null);
        assertThat(done.problems()).extracting(RowProblem::line).containsExactly(5L);
    }

    @Test
    void anExportIsAWorkbookOfTypedCellsThatSaysWhereItComesFrom() throws IOException {
        store.add(new Box(
                null,
                "=1+1",
                "13800001234",
                null,
                1250L,
                Box.Kind.WOOD,
                LocalDateTime.of(2020, 2, 9, 8, 5),
                null,
                0,
                null));
        Path file = folder.resolve("boxes.xlsx");
        store.export(file, false, Progress.none());
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            Sheet list = book.getFirstSheet();
            List<Row> rows = list.read();
            assertThat(rows.get(0).getCellText(1)).isEqualTo("姓名");
            assertThat(rows.get(1).getCell(2).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellText(2)).isEqualTo("138****1234");
            assertThat(rows.get(1).getCellAsNumber(4)).contains(new BigDecimal("2.5"));
            assertThat(rows.get(1).getCellAsDate(6)).contains(LocalDateTime.of(2020, 2, 9, 8, 5));
            assertThat(rows.get(1).stream()).noneMatch(cell -> cell != null && cell.getType() == CellType.FORMULA);
            assertThat(book.findSheet("说明").orElseThrow().read().stream().map(row -> row.getCellText(0)))
                    .contains(
                            "来源：宝坻战疫指挥台的“箱子”，文件 boxes.xlsx",
                            "不筛选",
                            "导出：2020-02-09 14:30，值班员",
                            "电话、住址、姓名已隐去。",
                            "隐去了个人信息，不能再导入。");
        }
    }

    @Test
    void theRejectedRowsOfAWorkbookAreAWorkbookThatCanBeRepairedAndImported() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            row(sheet, 0, "某镇");
            row(sheet, 1, "姓名", "种类", "手机号");
            row(sheet, 2, "小明", "木箱", "138");
            row(sheet, 3, "小红", "木箱", "13812345678");
        });
        Imported first = read(file);
        assertThat(first.stored()).isEqualTo(2);
        Path bad = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            row(sheet, 0, "姓名", "种类", "手机号");
            row(sheet, 1, "小刚", "纸箱", "138");
        });
        Path rejected = read(bad).rejectedFile();
        assertThat(rejected.getFileName()).hasToString("boxes.rejected.xlsx");
        assertThat(read(rejected).problems()).extracting(RowProblem::heading).contains("种类");
    }

    /** The workbook with one entry exchanged for another text. */
    private Path exchanged(Path file, String entry, String text) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile in = new ZipFile(file.toFile())) {
            for (ZipEntry next : in.stream().toList()) {
                entries.put(next.getName(), in.getInputStream(next).readAllBytes());
            }
        }
        entries.put(entry, text.getBytes(StandardCharsets.UTF_8));
        Path other = folder.resolve("exchanged.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
        return other;
    }

    /** A workbook with this sheet as other programs write it, its first column of styles a day's. */
    private Path sheet(String workbook, String cells) throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("表");
            sheet.value(0, 0, LocalDate.of(2020, 2, 9));
            sheet.style(0, 0).format("yyyy-mm-dd").set();
        });
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        Path changed = exchanged(
                file, "xl/worksheets/sheet1.xml", """
                <?xml version="1.0"?><worksheet xmlns="%s"><sheetData><row r="1">%s</row>%s</sheetData></worksheet>""".formatted(main, inline("A1 姓名 B1 种类 C1 说明 D1 寄出时间"), cells));
        return workbook.isEmpty() ? changed : exchanged(changed, "xl/workbook.xml", """
                <?xml version="1.0"?><workbook xmlns="%s"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">%s<sheets>
                <sheet name="表" sheetId="1" r:id="rId3"/></sheets></workbook>""".formatted(main, workbook));
    }

    /** Places and texts in turn. */
    private static String inline(String cells) {
        return cells.replaceAll("(\\S+) (\\S+)", "<c r=\"$1\" t=\"inlineStr\"><is><t>$2</t></is></c>");
    }

    @Test
    void aFormulaWithoutAResultIsNeitherATextNorBlank() throws IOException {
        Path file = sheet("", """
                <row r="2">%s<c r="C2" t="e"><f>VLOOKUP(1,A:B,2,0)</f><v>#N/A</v></c></row>
                <row r="3">%s<c r="C3" t="e"><v>#REF!</v></c></row>
                <row r="4">%s<c r="C4"><f>A1&amp;B1</f></c></row>
                <row r="5">%s<c r="C5" s="1"><f t="shared" ref="C5:C6" si="0">A5&amp;B5</f><v></v></c></row>
                <row r="6">%s<c r="C6"><f t="shared" si="0"/><v/></c></row>
                <row r="7">%s<c r="C7" t="str"><f>""</f><v></v></c></row>
                <row r="8">%s<c r="C8"><f>1/4</f><v>0.25</v></c></row>""".formatted(
                        inline("A2 甲 B2 木箱"),
                        inline("A3 乙 B3 木箱"),
                        inline("A4 丙 B4 木箱"),
                        inline("A5 丁 B5 木箱"),
                        inline("A6 戊 B6 木箱"),
                        inline("A7 己 B7 木箱"),
                        inline("A8 庚 B8 木箱")));
        Imported done = read(file);
        assertThat(store.boxes()).extracting(Box::name).containsExactly("己", "庚");
        assertThat(store.boxes()).extracting(Box::note).containsExactly(null, "0.25");
        assertThat(done.problems())
                .extracting(RowProblem::sentence)
                .satisfiesExactly(
                        first -> assertThat(first).contains("没有算出结果（#N/A）"),
                        second -> assertThat(second).contains("没有算出结果（#REF!）"),
                        third -> assertThat(third).contains("打开这个文件，保存一次"),
                        fourth -> assertThat(fourth).contains("打开这个文件，保存一次"),
                        fifth -> assertThat(fifth).contains("打开这个文件，保存一次"));
        assertThat(read(done.rejectedFile()).rejected()).isEqualTo(5); // not taken for texts the second time
    }

    @Test
    void theDayThatAFormulaComesToIsADay() throws IOException {
        String rows = """
                <row r="2">%s<c r="D2" s="1"><f>TODAY()-1</f><v>%s</v></c></row>
                <row r="3">%s<c r="D3" s="1"><v>%2$s</v></c></row>""";
        String[] cells = {inline("A2 甲 B2 木箱"), "43870", inline("A3 乙 B3 木箱")};
        read(sheet("", rows.formatted((Object[]) cells)));
        cells[1] = "42408.25";
        read(sheet("<workbookPr date1904=\"1\"/>", rows.formatted((Object[]) cells)));
        LocalDateTime day = LocalDate.of(2020, 2, 9).atStartOfDay();
        assertThat(store.boxes()).extracting(Box::sentAt).containsExactly(day, day, day.plusHours(6), day.plusHours(6));
    }

    @Test
    void strictOpenXmlWithItsDaysAsTextsIsRead() throws IOException {
        Path file =
                sheet("<workbookPr/>", """
                <row r="2">%s<c r="D2" s="1" t="d"><v>2020-02-09T00:00:00</v></c></row>
                <row r="3">%s<c r="D3" t="d"><f>NOW()</f><v>2020-02-09T08:30:15.000</v></c></row>
                <row r="4">%s<c r="D4" t="d"><v>2020-02-10</v></c></row>""".formatted(inline("A2 甲 B2 木箱"), inline("A3 乙 B3 木箱"), inline("A4 丙 B4 木箱")));
        Path strict = exchanged(
                file,
                "xl/workbook.xml",
                part(file, "xl/workbook.xml")
                        .replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        assertThat(read(strict).repaired()).isZero();
        assertThat(store.boxes())
                .extracting(Box::sentAt)
                .containsExactly(
                        LocalDateTime.of(2020, 2, 9, 0, 0),
                        LocalDateTime.of(2020, 2, 9, 8, 30),
                        LocalDateTime.of(2020, 2, 10, 0, 0));
    }

    @Test
    void readingsBesideAWordAreNoPartOfItAndEscapesAreDecoded() throws IOException {
        read(sheet("", """
                <row r="2"><c r="A2" t="inlineStr"><is><r><t>李</t></r><r><t>芳</t></r><rPh sb="0" eb="1"><t>lǐ</t></rPh></is></c>
                %s<c r="C2" t="inlineStr"><is><t>一_x000D_
                二_x0041_ _x005F_x0041_</t></is></c></row>""".formatted(inline("B2 木箱"))));
        assertThat(store.boxes()).extracting(Box::name).containsExactly("李芳");
        assertThat(store.boxes()).extracting(Box::note).containsExactly("一\n二A _x0041_");
    }

    @Test
    void aTextThatLooksLikeAnEscapeComesBackAsItIs() {
        store.add(List.of(Box.of(null, "first", "_x0041_x000D_ _xD83D_ _x12_")));
        Path file = folder.resolve("boxes.xlsx");
        store.export(file, true, Progress.none());
        assertThat(read(file).unchanged()).isEqualTo(1);
    }

    @Test
    void aWorkbookThatPointsOutsideIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "口令");
        Path file = book(book -> row(book.newWorksheet("表"), 0, "姓名", "种类"));
        String sheet = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "%s">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>种类</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>&e;</t></is></c><c r="B2" t="inlineStr"><is><t>木箱</t></is></c></row>
                </sheetData></worksheet>""".formatted(secret.toUri()).strip();
        Path evil = exchanged(file, "xl/worksheets/sheet1.xml", sheet);
        try {
            read(evil);
        } catch (Failure e) {
            assertThat(e.key()).startsWith("file.xlsx");
        }
        assertThat(store.boxes()).noneMatch(box -> box.name().contains("口令"));
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        Path file = book(book -> row(book.newWorksheet("表"), 0, "姓名", "种类"));
        assertThat(failure(exchanged(file, "xl/media/image1.bin", "0".repeat(30 << 20)))
                        .key())
                .isEqualTo("file.xlsx.large");
    }

    @Test
    void aCellThatStandsBeyondTheLastColumnAsksForNoMemory() throws IOException {
        WorkbookTarget target = new WorkbookTarget();
        assertThat(target.sound().get(0).values()).containsExactly("2", "木箱", "12.5", "2020-02-09 12:00");
        for (byte[] seed : target.seeds()) {
            target.read(seed);
        }
    }
}
