package cn.baodi.command.core;

import java.util.regex.Pattern;

/**
 * What is kept of a text that was typed, pasted or read from a file. Three rules change it, and no other: blanks around
 * it are dropped; on one line a line break or tab is a blank; in a text of several lines every line break is a line
 * feed. What no screen shows and no file carries, such as control characters and halves of a character, is refused and
 * never dropped in silence. Length is looked at before anything else is done.
 */
public final class PlainText {
    /** No single text is longer; columns have narrower limits of their own. */
    public static final int LONGEST = 20_000;
    /** Numbers, dates, phones, codes, choices and names of rows are never longer than this. */
    static final int LONGEST_BRIEF = 300;

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private PlainText() {}

    /** A text on one line, or null where it is blank. */
    public static String oneLine(String text) throws Rejected {
        String whole = bounded(text, LONGEST);
        return whole == null ? null : clean(BREAKS.matcher(whole).replaceAll(" "));
    }

    /** A text of several lines, or null where it is blank. */
    public static String lines(String text) throws Rejected {
        String whole = bounded(text, LONGEST);
        return whole == null ? null : clean(LINE_END.matcher(whole).replaceAll("\n"));
    }

    /** A text to be read as a number, a date, a name of a row…, or null where it is blank. */
    public static String brief(String text) throws Rejected {
        return bounded(text, LONGEST_BRIEF);
    }

    private static String bounded(String text, int longest) throws Rejected {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() > longest) {
            throw new Rejected("toolong", longest);
        }
        return stripped;
    }

    private static String clean(String text) throws Rejected {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i += Character.charCount(stripped.codePointAt(i))) {
            int c = stripped.codePointAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            boolean none = (c & 0xFFFE) == 0xFFFE;
            if (control || half || none) {
                throw new Rejected("unprintable", stripped.codePointCount(0, i) + 1, String.format("U+%04X", c));
            }
        }
        return stripped.isEmpty() ? null : stripped;
    }
}
