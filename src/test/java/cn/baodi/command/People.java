package cn.baodi.command;

import cn.baodi.command.core.Types;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Twenty people who are nowhere else: what is known of them is found wherever it lies open. */
final class People {
    static final int COUNT = 20;
    private static final String[] FAMILIES = {"欧阳", "司马", "诸葛", "上官", "皇甫"};
    private static final String[] GIVEN = {"望舒", "怀瑾", "既明", "若水"};

    private People() {}

    record Person(String name, String phone, String address, String note, String identity) {}

    static List<Person> all() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> new Person(
                        FAMILIES[i % FAMILIES.length] + GIVEN[i / FAMILIES.length],
                        "1395" + (7310000 + 617 * i),
                        "柳荫胡同" + (301 + i) + "号西厢房",
                        "夜里常常惊醒，第" + (701 + i) + "回来电，说想找人说说话",
                        Types.identity("1201151949" + (1001 + i) + "731")))
                .toList();
    }

    /** Every form in which one of them might lie on a disk, each with what it is. */
    static Map<String, byte[]> traces() {
        Map<String, byte[]> traces = new LinkedHashMap<>();
        List<Charset> charsets = List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("GB18030"));
        for (Person person : all()) {
            for (String text : List.of(person.name, person.phone, person.address, person.note, person.identity)) {
                for (Charset charset : charsets) {
                    traces.put(text + " in " + charset, text.getBytes(charset));
                }
                traces.put(text + " as H2 writes it", escaped(text, "\\"));
                traces.put(text + " as JSON may write it", escaped(text, "\\u"));
            }
        }
        return traces;
    }

    private static byte[] escaped(String text, String mark) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < 0x80) {
                escaped.append((char) c);
            } else {
                escaped.append(mark).append(String.format("%04x", c));
            }
        });
        return escaped.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
