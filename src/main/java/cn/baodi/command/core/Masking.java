package cn.baodi.command.core;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What is left of personal data in lists and in whatever leaves. Works by code point: rare characters are pairs. */
public final class Masking {
    /** No length shows through. */
    private static final String ALL = "****";

    private static final int MOBILE_DIGITS = 11;
    /** Shorter is no part of an identity number that says whose it is. */
    private static final int TELLING_DIGITS = 10;

    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)(\\d{3})\\d{11}(\\d{3}[\\dXx])(?!\\d)");

    private Masking() {}

    /** How a personal column of this kind is masked, where it does not say otherwise. */
    static UnaryOperator<String> of(Type.Kind kind) {
        return switch (kind) {
            case PHONE -> Masking::phone;
            case IDENTITY -> Masking::identity;
            case NOTE -> Masking::all;
            case REFERENCE -> Masking::reference;
            default -> Masking::name;
        };
    }

    /**
     * Whether a text of a file is what an export with masks left of one: 138****0000, 张**. A note may hold a star; a
     * reference means its code, whatever stands before it.
     */
    static boolean isMasked(Type.Kind kind, String text) {
        if (text.indexOf('*') < 0) {
            return false;
        }
        boolean mask = of(kind).apply(text).equals(text) || name(text).equals(text);
        return switch (kind) {
            case PHONE, IDENTITY -> true;
            case REFERENCE -> false;
            default -> mask && text.length() > 1;
        };
    }

    /** 13812340000 → 138****0000; a landline keeps its area code and its last two digits. */
    public static String phone(String phone) {
        if (phone == null || phone.length() < 7) {
            return phone == null ? "" : phone;
        }
        return phone.length() == 11 && phone.indexOf('-') < 0
                ? phone.substring(0, 3) + "****" + phone.substring(7)
                : phone.substring(0, phone.length() - 6) + "****" + phone.substring(phone.length() - 2);
    }

    /** 11010519491231002X → 110***********002X, right or wrong; what has too few digits to tell anybody goes whole. */
    public static String identity(String number) {
        String text = number == null ? "" : number;
        return text.codePoints().filter(Masking::isDigit).count() < TELLING_DIGITS ? text : digits(text);
    }

    /** A number in whatever letters and with whatever between: its first three and last four digits stay. */
    public static String digits(String number) {
        long digits = number.codePoints().filter(Masking::isDigit).count();
        StringBuilder shown = new StringBuilder();
        long seen = 0;
        for (int c : number.codePoints().toArray()) {
            boolean digit = isDigit(c);
            seen += digit ? 1 : 0;
            shown.appendCodePoint(digit && seen > 3 && seen <= digits - Math.min(4, digits - 3) ? '*' : c);
        }
        return shown.toString();
    }

    /** Also the X that an identity number may end with. */
    private static boolean isDigit(int c) {
        return Character.isDigit(c) || c == 'X' || c == 'x' || c == '\uFF38' || c == '\uFF58';
    }

    /** 张三丰 → 张**; a name of one character goes whole. */
    public static String name(String name) {
        if (name == null || name.isEmpty()) {
            return "";
        }
        int points = name.codePointCount(0, name.length());
        int first = points == 1 ? 0 : name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }

    /** 王芳 · 小杜庄村 H00012 → 王* · 小杜庄村 H00012: the place and the code stay. */
    static String reference(String reference) {
        if (reference == null || reference.isEmpty()) {
            return "";
        }
        int end = reference.indexOf(" · ");
        end = end >= 0 ? end : reference.lastIndexOf(' ');
        return end < 0 ? name(reference) : name(reference.substring(0, end)) + reference.substring(end);
    }

    /** Nothing of it is left, not even how long it was; an address is that of its village then. */
    public static String all(String text) {
        return text == null || text.isEmpty() ? "" : ALL;
    }

    /** The mobiles and identity numbers within a text: 电话13812340000 → 电话138****0000, 110***********123X. */
    public static String text(String text) {
        if (text == null) {
            return "";
        }
        if (!hasDigits(text)) {
            return text;
        }
        String withoutIdentities = IDENTITY.matcher(text).replaceAll("$1***********$2");
        return MOBILE.matcher(withoutIdentities).replaceAll(found -> phone(found.group()));
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && ++digits == MOBILE_DIGITS) {
                return true;
            }
        }
        return false;
    }
}
