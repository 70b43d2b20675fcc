package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A whole number as bulletins write it: a dash or 未公布 is no number, 核减6例 is six below zero. */
final class CaseNumber implements Type<Integer> {
    private static final Pattern TAKEN_BACK = Pattern.compile("(?:核减|减少)\\s*(\\d+)\\s*例?");

    private final List<String> blanks;

    CaseNumber(Texts texts) {
        blanks = texts.inEveryLanguage("number.blank").stream()
                .flatMap(words -> Stream.of(words.split("\\|")))
                .toList();
    }

    @Override
    public Kind kind() {
        return Kind.WHOLE;
    }

    @Override
    public String write(Integer value) {
        return Types.WHOLE.write(value);
    }

    @Override
    public Integer read(String text) throws Rejected {
        String plain = Types.plain(text);
        if (blanks.stream().anyMatch(plain::equalsIgnoreCase)) {
            return null;
        }
        Matcher less = TAKEN_BACK.matcher(plain);
        return Types.WHOLE.read(less.matches() ? "-" + less.group(1) : text);
    }
}
