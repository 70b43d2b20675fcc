package cn.baodi.command.core;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/** The order of Chinese names (八 宝 潮 大), as a key that a database index can keep. */
public final class Collation {
    private Collation() {}

    /** A hexadecimal text that compares as {@link Collator} for Chinese compares the names. */
    public static String key(String name) {
        // A Collator is not safe to share between threads.
        return HexFormat.of()
                .formatHex(Collator.getInstance(Locale.CHINA)
                        .getCollationKey(name == null ? "" : name)
                        .toByteArray());
    }
}
