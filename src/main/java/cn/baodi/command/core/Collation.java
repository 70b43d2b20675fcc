package cn.baodi.command.core;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/** The order of Chinese names (八 宝 潮 大), as a key that a database index can keep. */
public final class Collation {
    /** What a column keeps of a key; names that differ only beyond it stand side by side in the order of their rows. */
    private static final int LONGEST = 400;

    private Collation() {}

    /** A hexadecimal text that compares as {@link Collator} for Chinese compares the names. */
    public static String key(String name) {
        // A Collator is not safe to share between threads.
        byte[] key = Collator.getInstance(Locale.CHINA)
                .getCollationKey(name == null ? "" : name)
                .toByteArray();
        return HexFormat.of().formatHex(key, 0, Math.min(key.length, LONGEST / 2));
    }
}
