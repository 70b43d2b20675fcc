package cn.baodi.command.care;

import java.security.SecureRandom;

/**
 * The passphrase of the plain copies. It is made and never chosen: the zip format stretches a passphrase so little that
 * only a random one of 120 bits keeps.
 */
final class Passphrase {
    /** Crockford's base 32: no letter is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUPS = 6;
    private static final int GROUP = 4;

    private Passphrase() {}

    /** Six groups of four, with hyphens, as it is written down and typed. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                words.append('-');
            }
            words.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return words.toString();
    }

    /** Whether somebody who wrote it down typed its last group. */
    static boolean ends(String words, String typed) {
        String plain = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(java.util.Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return words.substring(words.length() - GROUP).equals(plain);
    }
}
