package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.naughty.NaughtyStrings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** UTF-16 whose byte order nobody marked is read; zeros in any other text make it no text. */
class UnmarkedUtf16Test {
    private static final List<Charset> BOTH = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final Path FILE = Path.of("名单.csv");

    /** A file of these bytes alone. */
    private record Bytes(byte[] content) implements Inlet {
        @Override
        public InputStream open(Path file) {
            return new ByteArrayInputStream(content);
        }

        @Override
        public FileStamp stamp(Path file) {
            return new FileStamp(content.length, FileTime.fromMillis(0));
        }
    }

    private static List<List<String>> read(byte[] content) {
        List<List<String>> rows = new ArrayList<>();
        try (TableFile file =
                new TableFile(FILE, new Bytes(content), Shape.FOUND, cells -> cells.contains("姓名") ? 2 : 0)) {
            for (Cells row = file.next(); row != null; row = file.next()) {
                rows.add(row.values());
            }
        }
        return rows;
    }

    private static String csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("姓名,说明\r\n");
        rows.forEach(row -> text.append('"')
                .append(String.join(
                        "\",\"",
                        row.stream().map(cell -> cell.replace("\"", "\"\"")).toList()))
                .append("\"\r\n"));
        return text.toString();
    }

    @Example
    void everyTextOfTheTortureSetIsReadAsItIsOrRefusedInWords() {
        List<String> refused = new ArrayList<>();
        for (Charset charset : BOTH) {
            for (String text : NaughtyStrings.all()) {
                String kept = new String(text.getBytes(charset), charset);
                List<List<String>> rows = List.of(List.of("王芳", kept), List.of("x", "y"));
                try {
                    assertThat(read(csv(rows).getBytes(charset))).isEqualTo(rows);
                } catch (Failure e) {
                    assertThat(e.key()).isEqualTo("file.binary");
                    refused.add(kept);
                }
            }
        }
        assertThat(refused).isNotEmpty().allMatch(UnmarkedUtf16Test::hasWhatNoTextHas);
    }

    private static boolean hasWhatNoTextHas(String text) {
        return text.chars()
                .anyMatch(c -> "\t\r\n".indexOf(c) < 0 && Character.isISOControl(c) || !Character.isDefined((char) c));
    }

    @Example
    void aTextAloneIsReadAsItIsOrRefusedInWords() {
        for (Charset charset : BOTH) {
            for (String text : NaughtyStrings.all()) {
                if (text.startsWith("\uFFFE")) {
                    continue; // the mark of the other order
                }
                byte[] content = (text + "\n").getBytes(charset);
                try {
                    Charset found = Probe.charset(FILE, new Bytes(content));
                    if (BOTH.contains(found)) {
                        assertThat(found).isEqualTo(charset);
                    }
                } catch (Failure e) {
                    assertThat(e.key()).startsWith("file.");
                }
            }
        }
    }

    @Property(tries = 300)
    void aTableOfChineseIsReadWhateverItsLengthAndOrder(
            @ForAll("tables") List<List<String>> rows, @ForAll boolean big) {
        assertThat(read(csv(rows).getBytes(BOTH.get(big ? 1 : 0)))).isEqualTo(rows);
    }

    @Property(tries = 1000)
    void zerosInTextsOfOtherCharsetsAreStillNoText(
            @ForAll("tables") List<List<String>> rows,
            @ForAll("charsets") Charset charset,
            @ForAll("places") List<Integer> places) {
        byte[] text = csv(rows).getBytes(charset);
        ByteArrayOutputStream holed = new ByteArrayOutputStream();
        for (int i = 0; i < text.length; i++) {
            holed.write(text[i]);
            if (i == 0 || places.contains(i)) {
                holed.write(0);
            }
        }
        assertThat(failure(holed.toByteArray())).isEqualTo("file.binary");
    }

    @Property(tries = 1000)
    void bytesThatAreNoTextAreCalledSo(@ForAll("noise") byte[] content) {
        content[0] = 0;
        assertThat(failure(content)).isEqualTo("file.binary");
    }

    @Example
    void aWebPageIsOneInUtf16Too() {
        for (Charset charset : BOTH) {
            assertThat(failure("<html><table>\r\n".getBytes(charset))).isEqualTo("file.html");
        }
    }

    private static String failure(byte[] content) {
        try {
            return String.valueOf(Probe.charset(FILE, new Bytes(content)));
        } catch (Failure e) {
            return e.key();
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<Character> letters = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.chars().range('\u4E00', '\u9FA5')),
                Tuple.of(2, Arbitraries.of('上', '一', '村', '，', '。', 'ａ', '１')),
                Tuple.of(3, Arbitraries.chars().range(' ', '~')));
        Arbitrary<String> cells = letters.list().ofMaxSize(200).map(UnmarkedUtf16Test::joined);
        return cells.map(text -> "户" + text)
                .list()
                .ofSize(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static String joined(List<Character> letters) {
        StringBuilder text = new StringBuilder();
        letters.forEach(text::append);
        return text.toString();
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 400).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.randomValue(random -> {
            byte[] content = new byte[128 + random.nextInt(5000)];
            random.nextBytes(content);
            return content;
        });
    }
}
