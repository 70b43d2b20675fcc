package cn.baodi.command.vault;

import cn.baodi.command.core.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Small things encrypted so that no change to them goes unnoticed: AES-256-GCM with a 12-byte random nonce before it. */
public final class Seal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** So many bytes longer than what it seals. */
    static final int MORE = NONCE + TAG_BITS / 8;

    private final SecretKeySpec key;

    /** @param purpose what it seals; another purpose's seal does not open it */
    public Seal(DataKey key, String purpose) {
        this(key.derive("seal " + purpose));
    }

    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param about must be the same when it is opened */
    public byte[] seal(byte[] plain, String about) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Failure when it was changed, or sealed with another key or for something else */
    public byte[] open(byte[] sealed, String about) {
        try {
            if (sealed.length < NONCE + TAG_BITS / 8) {
                throw new Failure("seal.broken");
            }
            byte[] nonce = Arrays.copyOf(sealed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, about).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new Failure(e, "seal.broken");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
