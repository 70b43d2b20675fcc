package cn.baodi.command.exchange;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a cell as a formula: such a text gets a leading apostrophe, and an import takes
 * exactly one away, so that whatever was exported comes back as it was. A text that reads like the error of a formula
 * gets one too, or the import would take it for that.
 */
final class Guard {
    // Unseen characters in front do not stop a spreadsheet, and a Chinese one knows the full-width signs as well. The
    // apostrophes in front count too, or a text that begins with one by itself would lose it.
    private static final Pattern RISKY =
            Pattern.compile("'*(?:[\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@＝＋－＠]|[\\p{Z}\\p{Cf}]*\\p{Cc}).*", Pattern.DOTALL);
    private static final Pattern APOSTROPHES = Pattern.compile("^'+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+");

    private Guard() {}

    /** For a text that may be anything. */
    static String on(String text) {
        return isRisky(text) ? "'" + text : text;
    }

    private static boolean isRisky(String text) {
        // Nearly every text begins so, masked or not, and there are millions of them.
        boolean plain = text.isEmpty() || text.charAt(0) == '*' || Character.isLetterOrDigit(text.codePointAt(0));
        return !plain
                && (RISKY.matcher(text).matches()
                        || FormulaError.is(APOSTROPHES.matcher(text).replaceFirst("")));
    }

    /** For a cell of somebody else's file that goes back out: guarded unless it is, a plain number, or no result at all. */
    static String again(String cell) {
        return cell.startsWith("'") || FormulaError.is(cell) ? cell : unlessNumber(cell);
    }

    /** For a cell of a table of figures: a plain number stays one, below zero too. */
    static String unlessNumber(String cell) {
        return NUMBER.matcher(cell).matches() ? cell : on(cell);
    }

    static String off(String cell) {
        return cell.startsWith("'") && isRisky(cell) ? cell.substring(1) : cell;
    }
}
