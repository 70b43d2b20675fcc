package cn.baodi.command.core;

import cn.baodi.command.core.sample.Parcel;
import cn.baodi.command.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A text into every type: what it reads it writes, and reads again as the same. */
public final class TypesTarget implements Target {
    private static final Texts TEXTS = Texts.of(Texts.CHINESE, Parcel.class);
    private final List<Type<?>> types = List.of(
            Types.TEXT,
            Types.NOTE,
            Types.PHONE,
            Types.IDENTITY,
            Types.WHOLE,
            Types.JIN,
            Types.DATE,
            Types.MOMENT,
            Types.code("Z", 5),
            Types.choice(Parcel.State.class, TEXTS),
            Types.flag(TEXTS),
            Reference.type("K", 4, text -> List.of(), text -> List.of()));

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "13800000000",
                        "+86 138-0000-0000",
                        "11010519491231002x",
                        "（022）2924 0000",
                        "1,234.50",
                        "１２．５斤",
                        "2020-02-09 08:05",
                        "2020年2月9日 24时",
                        "43864",
                        "2.9-2.15",
                        "大白镇西口卡口 K0001",
                        "小杜庄村 · 方家庄镇",
                        "第一行\r\n第二行",
                        "是",
                        "1E5",
                        "Z00012")
                .map(s -> s.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        // Both ways: bytes as they may lie in a file, and every char, halves of a pair too.
        read(new String(input, StandardCharsets.UTF_8));
        read(new String(input, StandardCharsets.UTF_16BE));
    }

    private void read(String text) {
        for (Type<?> type : types) {
            check(type, text);
        }
        try {
            TimeRange.parse(text, LocalDate.of(2020, 2, 9));
        } catch (Rejected e) {
            TEXTS.problem(e.at("range"));
        }
        Pinyin.full(text.length() > 60 ? text.substring(0, 60) : text);
        Masking.name(text);
        Masking.phone(text);
    }

    private static <V> void check(Type<V> type, String text) {
        V value;
        try {
            value = type.read(text);
        } catch (Rejected e) {
            if (TEXTS.problem(e.at("field")).length() > 2000) {
                throw new AssertionError("a sentence as long as the text: " + type.kind());
            }
            return;
        }
        try {
            if (!Objects.equals(type.read(type.write(value)), value)) {
                throw new AssertionError(type.kind() + " reads another than it wrote");
            }
        } catch (Rejected e) {
            throw new AssertionError(type.kind() + " refuses what it wrote", e);
        }
    }
}
