package cn.baodi.command.data;

import cn.baodi.command.journal.Position;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the audit's chain (链头) as people write it down: how many writes the journal had, and a short code of all
 * of them. Whoever holds an older head on paper can tell whether anything up to there was changed, cut off or exchanged.
 *
 * @param tx number of the last write
 * @param code twelve letters in three groups, the first 60 bits of the journal's last code
 */
public record ChainHead(long tx, String code) {
    /** Crockford's base 32: no letter is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;
    private static final int BITS = 5;
    private static final int HEX_DIGITS = LENGTH * BITS / 4;
    private static final int HEX = 16;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})[-－—](.+)");

    public static ChainHead of(Position position) {
        long bits = new BigInteger(position.head().substring(0, HEX_DIGITS), HEX).longValueExact();
        StringBuilder code = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(LETTERS.charAt((int) (bits >>> (BITS * i) & (LETTERS.length() - 1))));
        }
        return new ChainHead(position.tx(), grouped(code.toString()));
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** Reads what {@link #toString} printed, as somebody types it from paper; empty for what is no head. */
    public static Optional<ChainHead> parse(String typed) {
        Matcher parts = WRITTEN.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String code = parts.group(2)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean whole = code.length() == LENGTH && code.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
        return whole ? Optional.of(new ChainHead(Long.parseLong(parts.group(1)), grouped(code))) : Optional.empty();
    }

    /** As it is printed: 123-7K2M-9QXF-1A3B. */
    @Override
    public String toString() {
        return tx + "-" + code;
    }
}
