package cn.baodi.command.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A citizen's identity number (公民身份号码) of 18 characters: six digits of the place, eight of the day of birth, three
 * in turn, and a check character of ISO 7064 MOD 11-2; source GB 11643-1999. Kept with a capital X. What is said of a
 * number that is refused shows it masked.
 */
final class IdentityNumber implements Type<String> {
    private static final int LENGTH = 18;
    /** Numbers given out before 1999; nobody's any more since 2013. */
    private static final Pattern OLD = Pattern.compile("\\d{15}");

    private static final Pattern SHAPE = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern NEARLY = Pattern.compile("\\d+X?");
    /** The first two digits that are given out: 华北, 东北, 华东, 中南, 西南, 西北, and those of Taiwan, Hong Kong, Macau. */
    private static final Pattern PLACE =
            Pattern.compile("(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91).*");
    /** What a spreadsheet made of a number: it keeps fifteen digits. */
    private static final Pattern CUT = Pattern.compile("\\d(?:\\.\\d+)?E\\+?\\d{1,2}|\\d{15}000");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\-]");

    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final int FIRST_YEAR = 1850;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    @Override
    public Kind kind() {
        return Kind.IDENTITY;
    }

    @Override
    public String write(String value) {
        return value == null ? "" : value;
    }

    @Override
    public String read(String typed) throws Rejected {
        String text = PlainText.brief(typed);
        if (text == null) {
            return null;
        }
        String number = BETWEEN.matcher(Types.plain(text)).replaceAll("").toUpperCase(Locale.ROOT);
        String problem = problem(number);
        if (problem != null) {
            throw new Rejected(problem, Masking.identity(text), Math.abs(LENGTH - number.length()));
        }
        return number;
    }

    private static String problem(String number) {
        if (!SHAPE.matcher(number).matches()) {
            if (CUT.matcher(number).matches()) {
                return "identity.cut";
            }
            if (OLD.matcher(number).matches()) {
                return "identity.old";
            }
            if (!NEARLY.matcher(number).matches() || number.length() == LENGTH) {
                return "identity.shape";
            }
            return number.length() < LENGTH ? "identity.short" : "identity.long";
        }
        boolean born = isDay(number.substring(6, 14));
        if (PLACE.matcher(number).matches() && born && check(number) == number.charAt(LENGTH - 1)) {
            return null;
        }
        if (CUT.matcher(number).matches()) {
            return "identity.cut";
        }
        return !PLACE.matcher(number).matches() ? "identity.place" : born ? "identity.check" : "identity.birth";
    }

    private static boolean isDay(String digits) {
        try {
            return LocalDate.parse(digits, BIRTH).getYear() >= FIRST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The check character of the first seventeen digits. */
    static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
