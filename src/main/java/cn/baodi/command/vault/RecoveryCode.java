package cn.baodi.command.vault;

import cn.baodi.command.core.Failure;
import java.security.SecureRandom;
import java.util.Locale;

/** The code that opens a folder when a password is forgotten: 160 random bits, and four letters that find a slip. */
final class RecoveryCode {
    /** Crockford's base 32: no letter is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 32;
    private static final int GROUP = 4;
    private static final int HEX = 16;
    private static final int BITS = 5;
    private static final int MASK = 31;

    private RecoveryCode() {}

    /** A new one, without the hyphens. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return checked(code.toString());
    }

    private static String checked(String code) {
        int sum = Integer.parseUnsignedInt(KeyFile.sum(code), HEX);
        StringBuilder checked = new StringBuilder(code);
        for (int i = 0; i < GROUP; i++) {
            checked.append(LETTERS.charAt(sum >>> (BITS * i) & MASK));
        }
        return checked.toString();
    }

    /** As it is written down, in groups of four. */
    static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /**
     * What was typed, in either case, with or without hyphens.
     *
     * @throws Failure {@code keys.code.typing} for what cannot be a code
     */
    static String typed(String code) {
        String letters = java.text.Normalizer.normalize(code, java.text.Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (letters.length() != LENGTH + GROUP
                || !checked(letters.substring(0, LENGTH)).equals(letters)) {
            throw new Failure("keys.code.typing");
        }
        return letters;
    }
}
