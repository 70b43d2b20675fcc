package cn.baodi.command.vault;

import cn.baodi.command.core.Failure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The data key wrapped under one password: Argon2id (RFC 9106), then AES-256-GCM with the owner's name and the slot's
 * version. A checksum tells a damaged slot from a wrong password.
 *
 * @param kilobytes memory of Argon2id
 * @param rounds its passes over it
 * @param salt hex
 * @param wrapped hex
 * @param checksum SHA-256 over all the others, hex
 */
record Slot(String owner, int version, int kilobytes, int rounds, String salt, String wrapped, String checksum) {
    private static final int SALT = 16;
    private static final int WRAPPED = DataKey.BYTES + Seal.MORE;
    private static final int LEAST_KILOBYTES = 8;
    private static final int MOST_KILOBYTES = 256 << 10;
    private static final int MOST_ROUNDS = 16;

    /** What a guess costs. */
    record Cost(int kilobytes, int rounds) {
        /** 64 MiB, three passes: about a third of a second. */
        static final Cost USUAL = new Cost(64 << 10, 3);
    }

    static Slot wrap(DataKey key, String owner, int version, char[] password, Cost cost) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] wrapped = new Seal(stretch(password, salt, cost)).seal(key.secret(), about(owner, version));
        Slot open = new Slot(owner, version, cost.kilobytes, cost.rounds, hex(salt), hex(wrapped), "");
        return new Slot(owner, version, cost.kilobytes, cost.rounds, open.salt, open.wrapped, open.sum());
    }

    /** Whether it is as it was written. */
    boolean isWhole() {
        return checksum != null
                && owner != null
                && isHex(salt, SALT)
                && isHex(wrapped, WRAPPED)
                && kilobytes >= LEAST_KILOBYTES
                && kilobytes <= MOST_KILOBYTES
                && rounds >= 1
                && rounds <= MOST_ROUNDS
                && MessageDigest.isEqual(
                        checksum.getBytes(StandardCharsets.UTF_8), sum().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Failure {@code keys.wrong} where it is not the password */
    DataKey unwrap(char[] password) {
        if (!isWhole()) {
            throw new Failure("keys.slot", owner);
        }
        byte[] stretched = stretch(password, HexFormat.of().parseHex(salt), new Cost(kilobytes, rounds));
        try {
            return new DataKey(new Seal(stretched).open(HexFormat.of().parseHex(wrapped), about(owner, version)));
        } catch (Failure e) {
            throw new Failure(e, "keys.wrong");
        }
    }

    private static String about(String owner, int version) {
        return version + " " + owner;
    }

    String sum() {
        try {
            String all = String.join("\n", owner, version + " " + kilobytes + " " + rounds, salt, wrapped);
            return hex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Full-width digits of a Chinese input method are the same password (NFKC). */
    private static byte[] stretch(char[] password, byte[] salt, Cost cost) {
        String normal = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(normal);
        byte[] plain = Arrays.copyOf(bytes.array(), bytes.limit());
        Arrays.fill(bytes.array(), (byte) 0);
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kilobytes)
                .withIterations(cost.rounds)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[DataKey.BYTES];
        argon.generateBytes(plain, key);
        Arrays.fill(plain, (byte) 0);
        return key;
    }

    private static boolean isHex(String text, int bytes) {
        return text != null && text.matches("[0-9a-f]{" + 2 * bytes + "}");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
