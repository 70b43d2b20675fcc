package cn.baodi.command.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a workbook, in which _x000D_ stands for a character that XML does not take (ECMA-376, ST_Xstring). */
final class EscapedText {
    private static final String MARK = "_x";
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern LIKE_ONE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private EscapedText() {}

    /** What is meant. */
    static String off(String text) {
        return text.contains(MARK)
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    /** So that it is read as it is. */
    static String on(String text) {
        return text.contains(MARK) ? LIKE_ONE.matcher(text).replaceAll("_x005F_") : text;
    }
}
