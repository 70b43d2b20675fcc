package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What goes out comes back as it was. */
class RoundTripTest {
    private static final List<String> NAUGHTY = List.of(
            "=1+1",
            "'=1+1",
            "''@SUM(A1)",
            "+86 138",
            "-3",
            "@cmd|' /C calc'!A0",
            "'",
            "''",
            "\"",
            "\"\"",
            "a,b;c\td",
            "一行\n两行\r\n三行\r四行",
            "𨟠堼垺磂",
            "👨‍👩‍👧‍👦 ﷽",
            "'; DROP TABLE box; --",
            "<script>alert(1)</script>",
            "NULL",
            "sep=;",
            "\uFEFFx",
            "ÅÍÎÏ˝ÓÔ");

    private Path folder;
    private Store store;

    @BeforeProperty
    void open() throws IOException {
        folder = Files.createTempDirectory("round-trip");
        store = new Store(folder.resolve("data"));
    }

    @AfterProperty
    void close() throws IOException {
        store.close();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException e) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Property(tries = 40)
    void whatIsExportedInFullIsImportedEqual(@ForAll("boxes") List<Box> boxes) {
        assertComesBack(boxes);
    }

    /** In any order, with or without the columns that may be blank. */
    @Property(tries = 20)
    void chosenColumnsComeBackAsTheyWereAndTheOthersBlank(
            @ForAll("boxes") List<Box> boxes, @ForAll("columns") List<String> columns) {
        for (String name : List.of("some.csv", "some.xlsx")) {
            store.add(boxes);
            List<Box> before = store.boxes();
            Path file = folder.resolve(name);
            store.export(file, true, columns, StandardCharsets.UTF_8, Progress.none());
            FileImport files = new FileImport(store.ledger, Texts.CHINESE);

            Imported beside = files.read(store.register, file, ImportOptions.USUAL, Progress.none());
            assertThat(beside.unchanged()).isEqualTo(before.size());
            store.ledger.undo();
            assertThat(store.boxes()).isEmpty();
            Imported back = files.read(store.register, file, ImportOptions.USUAL, Progress.none());

            assertThat(back.problems()).isEmpty();
            assertThat(store.boxes())
                    .isEqualTo(before.stream().map(box -> only(columns, box)).toList());
            store.ledger.undo();
        }
    }

    private static Box only(List<String> columns, Box box) {
        return new Box(
                box.id(),
                box.name(),
                columns.contains("phone") ? box.phone() : null,
                columns.contains("note") ? box.note() : null,
                columns.contains("weight") ? box.grams() : null,
                box.kind(),
                columns.contains("sentAt") ? box.sentAt() : null,
                null,
                box.version(),
                null);
    }

    @Provide
    Arbitrary<List<String>> columns() {
        return Arbitraries.of("phone", "note", "weight", "sentAt", "length")
                .set()
                .flatMap(chosen -> Arbitraries.shuffle(Stream.concat(Stream.of("code", "name", "kind"), chosen.stream())
                        .toList()));
    }

    @Example
    void whatCannotComeBackIsSaidBefore() {
        Exports exports = store.exports();
        Exports.Order<Box> all = Exports.Order.masked(store.register, Filter.NONE, Sort.up("code"));
        assertThat(exports.notAgain(all, false)).isEmpty();
        assertThat(exports.notAgain(all, true)).hasValue("隐去了个人信息，不能再导入。");
        assertThat(exports.notAgain(all.columns(List.of("code", "note")), true)).hasValue("缺必填的列（姓名、种类），不能再导入。");
        assertThat(exports.notAgain(all.columns(List.of("kind", "name")), true)).hasValue("没有“编号”，再导入时每一行都算新增。");
        assertThat(exports.notAgain(all.columns(List.of("kind", "name", "code")), true))
                .isEmpty();
    }

    @Example
    void naughtyTextsComeBack() {
        assertComesBack(NAUGHTY.stream()
                .map(text -> Box.of(null, asEntered(Types.TEXT, text), asEntered(Types.NOTE, text)))
                .toList());
    }

    private void assertComesBack(List<Box> boxes) {
        assertComesBack(boxes, "boxes.csv", StandardCharsets.UTF_8);
        assertComesBack(boxes, "boxes.csv", Exports.GB18030);
        assertComesBack(boxes, "boxes.xlsx", StandardCharsets.UTF_8);
    }

    private void assertComesBack(List<Box> boxes, String name, Charset charset) {
        store.add(boxes);
        List<Box> before = store.boxes();
        Path file = folder.resolve(name);
        store.export(file, true, charset, Progress.none());
        store.ledger.undo();
        assertThat(store.boxes()).isEmpty();

        Imported imported = new FileImport(store.ledger, Texts.CHINESE)
                .read(store.register, file, ImportOptions.USUAL, Progress.none());

        assertThat(imported.problems()).isEmpty();
        assertThat(store.boxes()).isEqualTo(before);
        store.ledger.undo();
    }

    @Example
    void noCellCanRunAsAFormula() throws IOException {
        store.add(NAUGHTY.stream().map(text -> Box.of(null, text, text)).toList());
        Path file = folder.resolve("boxes.csv");
        store.export(file, true, Progress.none());
        String content = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(content).startsWith("\uFEFF编号,姓名,").contains("\r\n");
        assertThat(content.split("[,\n]")).noneMatch(cell -> cell.matches("\"?[=@+-].*"));
    }

    @Example
    void whatLeavesUnmaskedIsForItsOwnerAlone() throws IOException {
        Assume.that(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        for (String name : List.of("full.csv", "full.xlsx")) {
            store.export(folder.resolve(name), true, Progress.none());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Provide
    Arbitrary<List<Box>> boxes() {
        Arbitrary<String> any = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.strings().withChars("='\"+-@,;\t\r\n 八0").ofMaxLength(8),
                Arbitraries.of(NAUGHTY));
        Arbitrary<Long> grams = Arbitraries.longs().between(0, 1_000_000).injectNull(0.2);
        Arbitrary<LocalDateTime> moments = Arbitraries.longs()
                .between(0, 60L * 24 * 366)
                .map(minutes -> LocalDateTime.of(2020, 1, 1, 0, 0).plusMinutes(minutes))
                .injectNull(0.2);
        Arbitrary<String> phones = Arbitraries.strings()
                .numeric()
                .ofLength(9)
                .map(digits -> "13" + digits)
                .injectNull(0.2);
        Arbitrary<String> names = any.map(text -> asEntered(Types.TEXT, text)).map(n -> n == null ? "无名" : n);
        Arbitrary<String> notes = any.map(text -> asEntered(Types.NOTE, text));
        return Combinators.combine(names, notes, grams, moments, phones, Arbitraries.of(Box.Kind.class))
                .as((name, note, weight, sent, phone, kind) ->
                        new Box(null, name, phone, note, weight, kind, sent, null, 0, null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** As a form would have kept it; null where it would have refused it. */
    private static String asEntered(Type<String> type, String text) {
        try {
            return type.read(text);
        } catch (Rejected e) {
            return null;
        }
    }

    @Example
    void personalColumnsAreMaskedUnlessAskedFor() throws IOException {
        store.add(new Box(null, "王小明", "13800001234", null, null, Box.Kind.WOOD, null, null, 0, null));
        Path file = folder.resolve("masked.csv");
        store.export(file, false, Progress.none());
        assertThat(Files.readString(file)).contains("138****1234").doesNotContain("13800001234");

        Imported back = new FileImport(store.ledger, Texts.CHINESE)
                .read(store.register, file, ImportOptions.USUAL, Progress.none());

        assertThat(back.problems()).hasSize(1);
        assertThat(back.problems().get(0).sentence()).contains("138****1234").contains("隐去");
        assertThat(new ArrayList<>(store.boxes())).hasSize(1);
    }
}
