package cn.baodi.command.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one random 256-bit key of a data folder. Database, journal, backups and marks each use a key derived from it. */
public final class DataKey {
    static final int BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    DataKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException();
        }
        this.secret = secret.clone();
    }

    public static DataKey random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new DataKey(secret);
    }

    /** @return 32 bytes for one purpose; they tell nothing of the key or of another purpose's */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #derive} in 64 hex digits. */
    public String hex(String purpose) {
        return HexFormat.of().formatHex(derive(purpose));
    }

    byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "DataKey";
    }
}
