package cn.baodi.command.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/**
 * How a Chinese name is typed in Latin letters, in every reading: 朝霞 is zhaoxia and chaoxia, zx and cx. Lower case,
 * without tones, v for ü. Letters and digits stay as they are, signs and characters without a known reading are passed
 * over. Safe to use from several threads.
 */
public final class Pinyin {
    /** At most so many spellings of one name; beyond it the remaining characters keep their first reading. */
    public static final int LIMIT = 64;

    private Pinyin() {}

    /** All spellings in full: 李家庄村 → lijiazhuangcun. Empty for a name that nothing can be spelt of. */
    public static Set<String> full(String name) {
        return spell(name, reading -> reading);
    }

    /** All spellings by first letters: 李家庄村 → ljzc. */
    public static Set<String> initials(String name) {
        return spell(name, reading -> reading.substring(0, 1));
    }

    /** Whether a query is to be looked for among the spellings: it has a letter, and else only digits and blanks. */
    public static boolean isLatin(String query) {
        String plain = query == null ? "" : Types.plain(query);
        return plain.matches("[A-Za-z0-9' ]*[A-Za-z][A-Za-z0-9' ]*");
    }

    private static Set<String> spell(String name, UnaryOperator<String> part) {
        Set<String> spellings = new LinkedHashSet<>(List.of(""));
        if (name != null) {
            Types.plain(name).codePoints().forEach(c -> append(spellings, c, part));
        }
        spellings.remove("");
        return spellings;
    }

    private static void append(Set<String> spellings, int character, UnaryOperator<String> part) {
        Set<String> endings = new LinkedHashSet<>();
        if (!Character.isIdeographic(character)) {
            if (Character.isLetterOrDigit(character)) {
                endings.add(Character.toString(character).toLowerCase(Locale.ROOT));
            }
        } else {
            readings(character).forEach(reading -> endings.add(part.apply(reading)));
        }
        if (endings.isEmpty()) {
            return;
        }
        List<String> beginnings = List.copyOf(spellings);
        spellings.clear();
        // List.copyOf of a set keeps its order, so the first readings come first.
        List<String> used = List.copyOf(endings);
        if (beginnings.size() * used.size() > LIMIT) {
            used = used.subList(0, 1);
        }
        for (String beginning : beginnings) {
            for (String ending : used) {
                spellings.add(beginning + ending);
            }
        }
    }

    private static Set<String> readings(int character) {
        Set<String> readings = new LinkedHashSet<>();
        if (Character.isBmpCodePoint(character)) {
            try {
                String[] known = PinyinHelper.toHanyuPinyinStringArray((char) character, format());
                for (String reading : known == null ? new String[0] : known) {
                    readings.add(reading.replace("e^", "e")); // how the library writes ê
                }
            } catch (BadHanyuPinyinOutputFormatCombination e) {
                throw new IllegalStateException(e); // v goes with every tone type but marks
            }
        }
        return readings;
    }

    private static HanyuPinyinOutputFormat format() {
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        return format;
    }
}
