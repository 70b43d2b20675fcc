package cn.baodi.command.core;

/** What is left of personal data in lists and prints. Works by code point: rare characters are pairs. */
public final class Masking {
    private Masking() {}

    static String of(Type.Kind kind, String text) {
        return kind == Type.Kind.PHONE ? phone(text) : name(text);
    }

    /** Whether a text of a file is what an export with masks left of one: 138****0000, 张**; a note may hold a star. */
    public static boolean isMasked(Type.Kind kind, String text) {
        return kind == Type.Kind.PHONE
                ? text.indexOf('*') >= 0
                : text.codePointCount(0, text.length()) > 1 && name(text).equals(text);
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

    /** 张三丰 → 张**. */
    public static String name(String name) {
        if (name == null || name.isEmpty()) {
            return "";
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
