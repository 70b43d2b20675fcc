package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.account.Approval;
import cn.baodi.command.care.Closing;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Duplicate;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.report.Coverage;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportFigure;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.Reports;
import cn.baodi.command.report.StoredReport;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.verb.Secrets;
import cn.baodi.command.verb.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a crisis over the real areas with the demonstration district. */
class CloseCrisisTest {
    private static final char[] WORDS = "海河水长流1949".toCharArray();
    private static final String NAME = "宝坻区疫情防控指挥部";

    @TempDir
    Path place;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path data;
    private Path disk;
    private Path out;
    private App app;

    @BeforeEach
    void open() throws IOException {
        data = DemoFolder.copyTo(place.resolve("data"));
        disk = Files.createDirectories(place.resolve("disk"));
        out = Files.createDirectories(place.resolve("out"));
        app = DemoFolder.app(data);
        app.openData();
        app.ledger().keep("organisation", NAME);
        app.database().second().choose(disk, "备份");
        app.ledger().backUp("整点");
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Closing closing() {
        return app.areas().care().closing();
    }

    private Approval approval() {
        return app.accounts().approve("津防指〔2023〕1号", "李班长", null);
    }

    private Set<String> people() {
        Set<String> people = new HashSet<>();
        for (Feature area : app.features()) {
            for (Register<?> register : area.registers()) {
                collect(register, people);
            }
        }
        return people;
    }

    private static <T extends Row> void collect(Register<T> register, Set<String> people) {
        register.repository()
                .each(
                        Filter.NONE,
                        register.sort(),
                        row -> register.sheet().everything().forEach(column -> {
                            String text = column.whole(row);
                            if (column.personal() && (text.matches("1\\d{10}") || text.matches("\\p{IsHan}{3}"))) {
                                people.add(text);
                            }
                        }));
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void theNumbersStayThePeopleGoAndTheConsoleBeginsAnew() throws IOException {
        Set<String> people = people();
        Duplicate waiting = new Duplicate(
                null,
                "households",
                1,
                "{\"name\":\"欧阳待定\"}",
                "镇.csv",
                2,
                app.ledger().now(),
                null,
                0,
                null);
        app.ledger().write("导入", batch -> batch.add(Duplicates.TABLE, waiting));
        assertThat(people).hasSizeGreaterThan(1000);
        long calls = calls();
        Closing.Done done = closing().close(new Closing.Order(NAME, approval(), out, true), Progress.none());

        assertThat(done.destroyed().left()).isEmpty();
        String csv = Files.readString(done.counts());
        assertThat(csv).startsWith("\uFEFF日期,方面,街镇,指标,数,单位\r\n").contains("2020-02-09", "当日通行");
        BigDecimal counted = csv.lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[3].equals("当日来电"))
                .map(cells -> new BigDecimal(cells[4]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(counted).isEqualByComparingTo(BigDecimal.valueOf(calls));

        String record = text(done.record());
        assertThat(record)
                .contains("个人信息销毁记录", "已销毁", NAME, "津防指〔2023〕1号", "张值班", "李班长")
                .contains("困难家庭900", "疑似重复1", "写入流水共");
        assertThat(data.resolve("records").resolve(done.record().getFileName())).exists();
        String papers = csv + text(done.countsPaper()) + record;
        assertThat(people).noneMatch(papers::contains);

        app.close();
        for (Path folder : List.of(data, disk)) {
            assertThat(readable(folder)).noneMatch(bytes -> people.stream().anyMatch(bytes::contains));
        }
        app = DemoFolder.app(data);
        app.openData();
        assertThat(app.database().rows()).containsEntry(Duplicates.TABLE, 0L);
        assertThat(app.isNew()).isTrue();
        assertThat(app.isDemo()).isFalse();
        assertThat(app.database().findings()).isEmpty();
    }

    @Test
    void whatWasIssuedLeavesItsFiguresAndHashesAndNothingThatAnOfficerWrote() throws IOException {
        Reports reports = new Reports(
                app.database(),
                app.ledger(),
                app.session(),
                app.clock(),
                app::features,
                () -> false,
                app.texts(DailyReport.class),
                new ReportPdf());
        Coverage day = Coverage.daily(Cutoff.endOf(LocalDate.of(2020, 2, 8)));
        StoredReport draft = reports.write(null, day, "王桂兰家缺药。", "核对张建国。");
        StoredReport issued = reports.issue(reports.review(reports.submit(draft)), "口径不一致");
        List<ReportFigure> figures = reports.open(issued).figures();
        assertThat(closing().plan().issued()).isEqualTo(1);

        Closing.Done done = closing().close(new Closing.Order(NAME, approval(), out, true), Progress.none());

        String csv = Files.readString(done.issued());
        assertThat(csv).contains("〔2020〕第1期（2020年2月8日24时）", issued.pdfHash(), "相符");
        assertThat(figures).hasSizeGreaterThan(12);
        figures.forEach(figure -> assertThat(csv).contains(figure.label() + "," + figure.amount() + ","));
        String paper = text(done.issuedPaper());
        assertThat(paper)
                .contains("签发登记", "第1期", issued.pdfHash(), figures.get(0).label());
        assertThat(csv + paper).doesNotContain("王桂兰", "张建国", "张值班,", "口径不一致");
        assertThat(text(done.record())).contains("已签发的报告和更正单（份）1", "签发登记");
        app.close();
        for (Path folder : List.of(data, disk)) {
            assertThat(readable(folder)).noneMatch(bytes -> bytes.contains(issued.pdfHash()));
        }
        app = DemoFolder.app(data);
        app.openData();
    }

    @Test
    void everyKindOfEntryHasAWordForTheRecord() {
        assertThat(Kind.values()).allMatch(kind -> app.texts(Closing.class).has("kind." + kind));
    }

    private long calls() {
        return app.database().rows().get("call");
    }

    private static List<String> readable(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(CloseCrisisTest::bytes)
                    .toList();
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void refused(String key, Closing.Order order) {
        assertThatThrownBy(() -> closing().close(order, Progress.none()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo(key));
        assertThat(out).isEmptyDirectory();
        assertThat(calls()).isEqualTo(1150);
    }

    @Test
    void eachGuardHoldsAndNothingHappens() throws IOException {
        refused("crisis.name", new Closing.Order("宝坻区", approval(), out, true));
        refused("crisis.kept", new Closing.Order(NAME, approval(), out, false));
        refused("crisis.folder", new Closing.Order(NAME, approval(), data.resolve("backups"), true));
        refused("crisis.folder", new Closing.Order(NAME, approval(), disk, true));
        refused("crisis.nowhere", new Closing.Order(NAME, approval(), place.resolve("none"), true));
        Path away = Files.move(disk, place.resolve("unplugged"));
        refused("crisis.second", new Closing.Order(NAME, approval(), out, true));
        Files.move(away, disk);
        Approval others = approval();
        app.session().signIn(new Account("王主任", Set.of(Role.ADMIN), false));
        refused("approval.other", new Closing.Order(NAME, others, out, true));
        app.session().signIn(new Account("张值班", Set.of(Role.LEADER, Role.OFFICER), false));
        refused("permission.needed", new Closing.Order(NAME, others, out, true));
    }

    @Test
    void whereThereAreAccountsTheSecondOfficerShowsThatItIsHe() {
        app.accounts().protect(Account.everything("张值班"), WORDS);
        app.keys().add(app.keys().signIn("张值班", WORDS).key(), leader("李班长"), WORDS);
        assertThatThrownBy(() -> app.accounts().approve("通知", "李班长", "wrong words".toCharArray()))
                .isInstanceOf(Failure.class);
        Approval approval = app.accounts().approve("通知", "李班长", WORDS);
        closing().close(new Closing.Order(NAME, approval, out, true), Progress.none());
        app.close();
        app = DemoFolder.app(data);
        app.openData();
        assertThat(app.keys().isProtected()).isFalse();
    }

    private int verb(String... args) {
        return Verbs.run(
                args,
                (folder, locale) -> DemoFolder.app(folder),
                Secrets.ofProcess(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void theVerbTellsFirstAndDestroysOnlyWhenItIsSaidAgain() {
        app.close();
        String[] args = {
            "close-crisis",
            "--data",
            data.toString(),
            "--out",
            out.toString(),
            "--organisation",
            NAME,
            "--basis",
            "津防指〔2023〕1号",
            "--approver",
            "李班长",
            "--handed-over"
        };
        assertThat(verb(args)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("困难家庭", "900", "还没有销毁")
                .doesNotContain("请加 --handed-over"); // it was said
        assertThat(out).isEmptyDirectory();
        String[] again = java.util.Arrays.copyOf(args, args.length + 1);
        again[args.length] = "--yes";
        assertThat(verb(again)).isZero();
        assertThat(out).isDirectoryContaining("glob:**销毁记录-*.pdf");
        assertThat(data.resolve("keys.json")).doesNotExist();
    }

    @Test
    void aLinkIntoTheDataFolderIsNoOtherPlaceForTheRecord() throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("link"), data);
        refused("crisis.folder", new Closing.Order(NAME, approval(), link, true));
        refused("crisis.folder", new Closing.Order(NAME, approval(), link.resolve("backups"), true));
    }

    private static Account leader(String name) {
        return new Account(name, Set.of(Role.LEADER), false);
    }
}
