package cn.baodi.command.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {
    @TempDir
    Path folder;

    private Path data;
    private String out;
    private String err;
    private final Terminal secrets = new Terminal();

    @BeforeEach
    void data() {
        data = folder.resolve("data");
    }

    /** Runs the verb on {@link #data}. */
    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains(Verbs.DATA) && args.length > 0 && !args[0].startsWith("-")) {
            all.addAll(List.of(Verbs.DATA, data.toString()));
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        // Streams of a machine that knows no Chinese.
        int code = Verbs.run(
                all.toArray(String[]::new),
                SampleDesk::new,
                secrets,
                new PrintStream(written, true, StandardCharsets.US_ASCII),
                new PrintStream(told, true, StandardCharsets.US_ASCII));
        out = written.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), String.join("\n", lines));
    }

    private List<Box> boxes() {
        try (Store store = new Store(data)) {
            return store.boxes();
        }
    }

    @Test
    void thePagesOfAWorkbookThatAreNotReadAreNamedAndCanBeChosen() throws IOException {
        Path file = folder.resolve("boxes.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            for (String page : List.of("一村", "二村")) {
                Worksheet sheet = book.newWorksheet(page);
                sheet.value(0, 0, "姓名");
                sheet.value(0, 1, "种类");
                sheet.value(1, 0, page + "的箱子");
                sheet.value(1, 1, "木箱");
                sheet.hideRow(1);
            }
        }
        assertThat(run("import", "--sheet", "boxes", file.toString())).isEqualTo(Verbs.DONE);
        assertThat(out).contains("另有 1 张表没有读：二村", "--page", "有 1 行在表格里是隐藏的");
        assertThat(run("import", "--sheet", "boxes", "--page", "二村", file.toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(boxes()).extracting(Box::name).containsExactly("一村的箱子", "二村的箱子");
        assertThat(run("import", "--sheet", "boxes", "--page", "三村", file.toString()))
                .isEqualTo(Verbs.FAILED);
        assertThat(err).contains("没有叫“三村”的工作表", "一村、二村");
        String text = file("姓名,种类", "张三,木箱").toString();
        assertThat(run("import", "--sheet", "boxes", "--page", "二村", text)).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("不是工作簿");
    }

    @Test
    void aFileGoesInAndOut() throws IOException {
        Path file = file("姓名,手机号,种类", "张三,13812345678,木箱");
        assertThat(run("import", "--sheet", "boxes", file.toString())).isEqualTo(Verbs.DONE);
        assertThat(out).contains("存入 1 行");

        Path exported = folder.resolve("out.csv");
        assertThat(run("export", "--sheet", "箱子", "--out", exported.toString())).isEqualTo(Verbs.DONE);
        assertThat(out).contains("1 行", exported.toString(), "--full");
        assertThat(exported).content().contains("138****5678");
        assertThat(run(
                        "export",
                        "--sheet",
                        "boxes",
                        "--out",
                        exported.toString(),
                        "--full",
                        "--purpose",
                        "核对",
                        "--approver",
                        "王值班长"))
                .isEqualTo(Verbs.DONE);
        assertThat(out).doesNotContain("--full");
        assertThat(exported).content().contains("13812345678");
        assertThat(run("import", "--sheet", "boxes", exported.toString())).isEqualTo(Verbs.DONE);
        assertThat(out).contains("已有且相同 1 行");
        assertThat(boxes()).hasSize(1);
    }

    private List<String> exported(String... more) throws IOException {
        Path file = folder.resolve("list.csv");
        List<String> args = new ArrayList<>(List.of("export", "--sheet", "boxes", "--out", file.toString()));
        args.addAll(List.of(more));
        assertThat(run(args.toArray(String[]::new))).as(err).isEqualTo(Verbs.DONE);
        return Files.readString(file).replace("\uFEFF", "").lines().toList();
    }

    @Test
    void aListIsExportedWithItsColumnsFilterAndOrder() throws IOException {
        run("import", "--sheet", "boxes", file("姓名,种类", "甲,木箱", "乙,玻璃箱", "丙,木箱").toString());
        assertThat(exported("--columns", "种类,code", "--sort", "编号:desc"))
                .containsExactly("种类,编号", "木箱,B00003", "玻璃箱,B00002", "木箱,B00001");
        assertThat(out).contains("3 行", "缺必填的列（姓名），不能再导入。");
        assertThat(exported("--columns", "code", "--filter", "种类=木箱")).containsExactly("编号", "B00001", "B00003");
        assertThat(exported("--filter", "kind=GLASS")).hasSize(2);
        try (Store store = new Store(data)) {
            store.ledger.write(
                    "作废",
                    batch -> store.register
                            .repository()
                            .retire(batch, store.boxes().get(0), "误"));
        }
        assertThat(exported("--columns", "姓名")).containsExactly("姓名", "乙", "丙");
        assertThat(exported("--columns", "姓名", "--retired")).containsExactly("姓名", "甲", "乙", "丙");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--columns name,colour | 没有执行：“箱子”的 --columns 不能是“colour”。可以写：code（编号）、name（姓名）、",
                "--columns name,姓名 | 写了不止一次",
                "--filter name=张三 | --filter 不能是“name”。可以写：kind（种类）。",
                "--filter kind | --filter 不能是“kind”",
                "--filter 种类=纸箱 | 种类：",
                "--sort phone | --sort 不能是“phone”。可以写：code（编号）、name（姓名）。",
                "--range 2.9 | 不能用 --range 筛选",
                "--text 张 | 不能用 --text 筛选",
                "--range 二月 | 二月"
            })
    void aListThatIsNotThereIsSaidWithWhatThereIs(String options, String said) throws IOException {
        run("import", "--sheet", "boxes", file("姓名,种类", "甲,木箱").toString());
        List<String> args = new ArrayList<>(List.of(
                "export", "--sheet", "boxes", "--out", folder.resolve("x.csv").toString()));
        args.addAll(List.of(options.split(" ")));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err.lines().findFirst().orElseThrow()).contains(said).endsWith("数据没有变动。");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void anErrorIsSaidInWordsToo() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Verbs.run(
                new String[] {"check", Verbs.DATA, data.toString()},
                (folder, locale) -> {
                    throw new NoClassDefFoundError("org/h2/Driver");
                },
                Secrets.ofProcess(),
                System.out,
                new PrintStream(told, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(Verbs.FAILED);
        assertThat(told.toString(StandardCharsets.UTF_8)).startsWith("没有完成").hasLineCount(1);
    }

    @Test
    void rejectedRowsAreSaidAndWrittenBeside() throws IOException {
        Path file = file("姓名,手机号,种类", "张三,1380000000,木箱", "李四,,木箱");
        assertThat(run("import", "--sheet", "boxes", file.toString())).isEqualTo(Verbs.PARTLY);
        assertThat(err).contains("第 2 行，手机号：").contains("少 1 位");
        assertThat(out).contains("没有收下 1 行").contains("boxes.rejected.csv");
        assertThat(boxes()).hasSize(1);
    }

    @Test
    void anExportMayBeInTheCharsetOfOlderPrograms() throws IOException {
        Path file = folder.resolve("old.csv");
        assertThat(run("import", "--sheet", "boxes", file("姓名,种类", "张三,木箱").toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(run("export", "--sheet", "boxes", "--charset", "GB18030", "--out", file.toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(Files.readString(file, Charset.forName("GB18030")))
                .startsWith("编号,")
                .contains("木箱");
        assertThat(run("export", "--sheet", "boxes", "--charset", "ebcdic", "--out", file.toString()))
                .isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("“ebcdic”");
    }

    @Test
    void aDryRunStoresNothing() throws IOException {
        Path file = file("姓名,种类", "张三,木箱");
        assertThat(run("import", "--sheet", "boxes", "--dry-run", file.toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(out).contains("什么都没有存").contains("会存入 1 行");
        assertThat(boxes()).isEmpty();
    }

    @Test
    void allOrNothingFailsForOneRow() throws IOException {
        Path file = file("姓名,种类", "张三,木箱", "李四,纸箱");
        assertThat(run("import", "--sheet", "boxes", "--all-or-nothing", file.toString()))
                .isEqualTo(Verbs.FAILED);
        assertThat(err).contains("一行也没有存");
        assertThat(out).contains("boxes.rejected.csv", "不要只导入它").doesNotContain("改好后可以再导入");
        assertThat(boxes()).isEmpty();
    }

    @Test
    void aRowThatWaitsForADecisionIsSaid() throws IOException {
        String row = "张三,13812345678,木箱";
        run("import", "--sheet", "boxes", file("姓名,手机号,种类", row).toString());
        assertThat(out).doesNotContain("疑似重复”里");
        String alike = file("姓名,手机号,种类,说明", row + ",另一个").toString();
        assertThat(run("import", "--sheet", "boxes", alike)).isEqualTo(Verbs.DONE);
        assertThat(out).contains("疑似重复的 1 行没有进登记簿", "“导入”画面");
        assertThat(boxes()).hasSize(1);
    }

    @Test
    void whereThereIsNoDisplayEveryVerbIsNamed() {
        run("--help");
        String said = new Failure("display.none", Verbs.names()).text(Texts.CHINESE);
        List<String> verbs = out.lines()
                .filter(line -> line.matches("  [a-z][a-z-]+  .*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
        assertThat(verbs).contains("demo", "close-crisis");
        assertThat(said).contains(verbs);
    }

    @Test
    void aWrongDateSaysWhatBecameOfTheData() {
        assertThat(run("report", "--text", "--date", "2020-02-30")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).startsWith("没有执行：日历上没有“2020-02-30”这一天").contains("数据没有变动");
    }

    @Test
    void aWrongFileIsOneLineOnStandardError() throws IOException {
        Path file = file("<html>");
        assertThat(run("import", "--sheet", "boxes", file.toString())).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("网页");
        assertThat(out).isEmpty();
    }

    @Test
    void anUnknownSheetListsTheKnownOnes() {
        assertThat(run("export", "--sheet", "bags", "--out", "x.csv")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("没有叫“bags”的表", "boxes（箱子）", "用法：baodi-console export");
        assertThat(data).doesNotExist();
    }

    @Test
    void aMissingOptionIsNamedWithTheUsageOfItsVerb() {
        assertThat(run("import", "x.csv")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("缺少 --sheet NAME", "用法：baodi-console import").doesNotContain("Missing", "Usage");
        assertThat(run("import", "--lang", "en", "--sheet", "boxes")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("FILE is missing", "Usage: baodi-console import");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import --sheet", // no value
                "import --sheet boxes a.csv b.csv",
                "import --sheet boxes --sheet boxes a.csv",
                "import --sheet boxes --dry-run=vielleicht a.csv",
                "sheets --colour",
                "demo --size huge",
                "demo --seed x",
                "report --text --date 2020-02-30",
                "report --text --date 2099-01-01",
                "report --text --issued 九",
                "report --text --visit 朝霞街道 --date 2020-02-01", // the sheet is of now
                "report --text --visit 朝霞街道 --weekly",
                "report --past --issued 2020-1",
                "report --past --visit 朝霞街道",
                "report --text --visit= ",
                "report",
                "sheets --lang fr",
                "fly"
            })
    void wrongUsageIsSaidInWords(String line) throws IOException {
        run("demo");
        assertThat(run(line.split(" "))).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err.lines().findFirst().orElseThrow()).contains("。").doesNotContainPattern("[a-z]{3} [a-z]{3}");
        assertThat(err).contains("用法：baodi-console");
        assertThat(out).isEmpty();
    }

    @Test
    void withoutAVerbTheyAreListed() {
        assertThat(run()).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("demo", "import", "export", "report", "sheets", "check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "import", "export", "report", "sheets", "check", "audit", "backup", "restore", "accounts"
            })
    void everyVerbExplainsItself(String verb) {
        assertThat(run(verb, "--help")).isEqualTo(Verbs.DONE);
        assertThat(out)
                .contains("用法：baodi-console " + verb, "--data", "--lang", "--help")
                .doesNotContain("%n", "\\n");
        assertThat(err).isEmpty();
        assertThat(run(verb, "--help", "--lang=en")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("Usage: baodi-console " + verb);
        assertThat(out.codePoints().filter(Character::isIdeographic)).isEmpty();
    }

    @Test
    void theSheetsAreListedWithTheirColumns() {
        assertThat(run("sheets")).isEqualTo(Verbs.DONE);
        assertThat(out.lines().toList())
                .startsWith("boxes  箱子", "     编号        code", "     姓名        name    必填")
                .contains("     字数        length  只导出");
        assertThat(data).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNotMadeByReading() {
        assertThat(run("check")).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("找不到数据文件夹", data.toString());
        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "audit",
                "backup",
                "report --past",
                "export --sheet boxes --out x.csv",
                "restore --from x.zip"
            })
    void nothingIsMadeInAFolderWithoutDataByReading(String line) throws IOException {
        Files.createDirectories(data);
        assertThat(run(line.split(" "))).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("没有指挥台的数据", data.toString(), "没有变动");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFolderHeldByAnotherConsoleIsLeftAlone() {
        try (Store other = new Store(data)) {
            assertThat(run("check")).isEqualTo(Verbs.FAILED);
            assertThat(err.lines()).singleElement().asString().contains("另一个指挥台");
            assertThat(run("import", "--lang", "en", "--sheet", "boxes", "x.csv"))
                    .isEqualTo(Verbs.FAILED);
            assertThat(err).contains("another console");
            assertThat(other.boxes()).isEmpty();
        }
    }

    @Test
    void aReadOnlyFolderIsSaid() throws IOException {
        run("demo");
        assumeTrue(data.toFile().setWritable(false) && !Files.isWritable(data), "the system's owner writes anywhere");
        assertThat(run("check")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("只能读、不能写");
    }

    @Test
    void aFileWhereTheFolderShouldBeIsSaid() throws IOException {
        data = Files.writeString(folder.resolve("file"), "x");
        for (String verb : List.of("demo", "check")) {
            assertThat(run(verb)).isEqualTo(Verbs.FAILED);
            assertThat(err.lines())
                    .singleElement()
                    .asString()
                    .contains("是一个文件，不是文件夹", data.toString())
                    .doesNotContain("只能读");
        }
        assertThat(data).hasContent("x");
    }

    @Test
    void theAuditIsCheckedItsHeadComparedAndItsEntriesExported() throws IOException {
        run("import", "--sheet", "boxes", file("姓名,手机号,种类", "张三,13812345678,木箱").toString());
        assertThat(run("audit")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("逐笔相符，共 1 笔");
        String head = out.replaceAll("(?s).*链头 ([0-9A-Z-]+).*", "$1");
        assertThat(run("audit", "--head", head)).isEqualTo(Verbs.DONE);
        assertThat(out).contains("链头 " + head + " 在现在的链上");
        assertThat(run("audit", "--head", "2-0000-0000-0000")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("2-0000-0000-0000 不在现在的链上");

        Path exported = folder.resolve("audit.csv");
        assertThat(run("audit", "--out", exported.toString(), "--topic", "changes", "--sheet", "箱子"))
                .isEqualTo(Verbs.DONE);
        assertThat(out).contains("审计记录 1 笔", exported.toString());
        assertThat(exported).content().contains("改动了什么、箱子", "138****5678").doesNotContain("13812345678");

        assertThat(run("audit", "--head", "12")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(run("audit", "--topic", "changes")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("请加 --out");
        assertThat(run("audit", "--out", "x.csv", "--topic", "gossip")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).contains("sign-ins");
        assertThat(run("audit", "--out", "x.csv", "--sheet", "bags")).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(run("audit", "--out", "x.csv", "--range", "昨天以前")).isEqualTo(Verbs.WRONG_USAGE);
    }

    @Test
    void anAuditThatWasTamperedWithFailsTheCheckInWords() throws IOException {
        run("import", "--sheet", "boxes", file("姓名,种类", "张三,木箱").toString());
        try (Store store = new Store(data)) {
            store.database.read(handle -> handle.execute("UPDATE audit_batch SET operator = '别人'"));
        }
        assertThat(run("audit")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("1 处不符", "第 1 笔与流水里的不一样");
        assertThat(run("check")).isEqualTo(Verbs.FAILED);
        assertThat(out).contains("审计记录第 1 笔与流水不符");
    }

    @Test
    void checkCountsAndFindsContradictions() throws IOException {
        run("import", "--sheet", "boxes", file("姓名,种类", "张三,木箱").toString());
        assertThat(run("check")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("箱子  boxes", "没有发现不符");
        run("import", "--sheet", "boxes", file("姓名,种类", "李四,玻璃箱").toString());
        assertThat(run("check")).isEqualTo(Verbs.FAILED);
        assertThat(out).contains("玻璃箱 1 个");
        assertThat(err).contains("有 1 处不符");
    }

    @Test
    void theSameSeedGivesTheSameDemonstration() {
        assertThat(run("demo", "--size", "tenfold", "--seed", "7")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("共 50 行");
        List<Box> first = boxes();
        data = folder.resolve("second");
        run("demo", "--size", "Tenfold", "--seed", "7");
        assertThat(boxes()).isEqualTo(first);
        data = folder.resolve("third");
        run("demo", "--size", "tenfold", "--seed", "8");
        assertThat(boxes()).isNotEqualTo(first);
        try (Store store = new Store(data)) {
            assertThat(store.ledger.kept("demo", Boolean.class)).contains(true);
        }
    }

    @Test
    void theDemonstrationKeepsOffAFilledFolder() throws IOException {
        run("import", "--sheet", "boxes", file("姓名,种类", "张三,木箱").toString());
        assertThat(run("demo")).isEqualTo(Verbs.FAILED);
        assertThat(err.lines()).singleElement().asString().contains("箱子", "另选一个");
        assertThat(boxes()).hasSize(1);
        try (Store store = new Store(data)) {
            assertThat(store.ledger.kept("demo", Boolean.class)).isEmpty();
        }
    }

    @Test
    void theReportIsTextOnTheScreenOrAFile() throws IOException {
        run("import", "--sheet", "boxes", file("姓名,种类", "张三,木箱", "李四,木箱").toString());
        assertThat(run("report", "--text")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("截至2020-02-09T14:30，共 2 个箱子");
        Path text = folder.resolve("report.txt");
        assertThat(run("report", "--text", "--date", "2020年2月8日", "--out", text.toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(text).content().contains("截至2020-02-09T00:00，共 2 个箱子");
        Path pdf = folder.resolve("report.pdf");
        assertThat(run("report", "--date", "2020-02-09", "--out", pdf.toString()))
                .isEqualTo(Verbs.DONE);
        assertThat(Files.readAllBytes(pdf)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(out).contains(pdf.toString());
    }

    @Test
    void nothingThatIsNoFileIsReplaced() throws IOException {
        run("demo");
        Path taken = Files.createDirectory(folder.resolve("taken.csv"));
        for (String[] line : List.of(
                new String[] {"export", "--sheet", "boxes", "--out", taken.toString()},
                new String[] {"report", "--out", taken.toString()},
                new String[] {"audit", "--out", taken.toString()},
                new String[] {"export", "--sheet", "boxes", "--out", "/dev/null"})) {
            if (Files.exists(Path.of(line[line.length - 1]))) {
                assertThat(run(line)).as(String.join(" ", line)).isEqualTo(Verbs.WRONG_USAGE);
                assertThat(err).contains("不是文件", line[line.length - 1], "数据没有变动");
            }
        }
        assertThat(taken).isEmptyDirectory();
    }

    @Test
    void nothingOfTheDataIsReplacedByWhatLeaves() throws IOException {
        run("demo");
        Path way = Files.createSymbolicLink(folder.resolve("way"), data);
        for (Path own : List.of(data.resolve("keys.json"), data.resolve("new.csv"), way.resolve("console.journal"))) {
            byte[] before = Files.exists(own) ? Files.readAllBytes(own) : null;
            for (String[] line : List.of(
                    new String[] {"export", "--sheet", "boxes", "--out", own.toString()},
                    new String[] {"report", "--out", own.toString()},
                    new String[] {"audit", "--out", own.toString()})) {
                assertThat(run(line)).as(String.join(" ", line)).isEqualTo(Verbs.FAILED);
                assertThat(err).contains("数据文件夹", own.toString(), "数据没有变动");
            }
            if (before == null) {
                assertThat(own).doesNotExist();
            } else {
                assertThat(own).hasBinaryContent(before);
            }
        }
    }

    @Test
    void aReportThatCannotBeWrittenIsSaid() throws IOException {
        run("demo");
        Path nowhere = folder.resolve("nowhere");
        String pdf = nowhere.resolve("report.pdf").toString();
        assertThat(run("report", "--out", pdf)).isEqualTo(Verbs.FAILED);
        assertThat(err.lines())
                .singleElement()
                .asString()
                .contains("没有写成文件", "找不到要放它的文件夹", nowhere.toString())
                .doesNotContain("占用", "打开", "权限");
        assertThat(run("export", "--sheet", "boxes", "--out", nowhere + "/boxes.csv"))
                .isEqualTo(Verbs.FAILED);
        assertThat(err).contains("找不到要放它的文件夹");
    }
}
