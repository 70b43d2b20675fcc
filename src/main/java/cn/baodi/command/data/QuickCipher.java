package cn.baodi.command.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-XTS over blocks of 4,096 bytes as H2 computes it (IEEE 1619, both keys the same), many blocks in one call of Java's
 * own cipher: that one has the processor's instructions, H2's has not. Any number of threads may use it.
 */
final class QuickCipher {
    static final int BLOCK = 4096;
    private static final int LONGS_A_BLOCK = BLOCK / Long.BYTES;
    /** What x¹²⁸ is in the field. */
    private static final long FEEDBACK = 0x87;

    private final SecretKeySpec key;
    private final Queue<Pair> idle = new ConcurrentLinkedQueue<>();

    private record Pair(Cipher encrypts, Cipher decrypts) {}

    /** @param key 16 bytes */
    QuickCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Encrypts in place.
     *
     * @param first number of the first block
     * @param bytes whole blocks
     */
    void encrypt(long first, byte[] bytes, int offset, int length) {
        turn(true, first, bytes, offset, length);
    }

    /** The other way of {@link #encrypt}. */
    void decrypt(long first, byte[] bytes, int offset, int length) {
        turn(false, first, bytes, offset, length);
    }

    private void turn(boolean encrypt, long first, byte[] bytes, int offset, int length) {
        Pair ciphers = idle.poll();
        try {
            if (ciphers == null) {
                ciphers = new Pair(cipher(Cipher.ENCRYPT_MODE), cipher(Cipher.DECRYPT_MODE));
            }
            long[] tweaks = tweaks(ciphers.encrypts, first, length / BLOCK);
            mix(tweaks, bytes, offset);
            (encrypt ? ciphers.encrypts : ciphers.decrypts).doFinal(bytes, offset, length, bytes, offset);
            mix(tweaks, bytes, offset);
            idle.add(ciphers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // whole blocks and a key of the right length always go
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(mode, key);
        return cipher;
    }

    private static long[] tweaks(Cipher cipher, long first, int blocks) throws GeneralSecurityException {
        ByteBuffer begin = ByteBuffer.allocate(16 * blocks).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < blocks; i++) {
            begin.putLong(first + i).putLong(0);
        }
        ByteBuffer starts = ByteBuffer.wrap(cipher.doFinal(begin.array())).order(ByteOrder.LITTLE_ENDIAN);
        long[] tweaks = new long[blocks * LONGS_A_BLOCK];
        for (int at = 0; at < tweaks.length; ) {
            long low = starts.getLong();
            long high = starts.getLong();
            for (int end = at + LONGS_A_BLOCK; at < end; at += 2) {
                tweaks[at] = low;
                tweaks[at + 1] = high;
                long carried = high < 0 ? FEEDBACK : 0;
                high = high << 1 | low >>> 63;
                low = low << 1 ^ carried;
            }
        }
        return tweaks;
    }

    private static void mix(long[] tweaks, byte[] bytes, int offset) {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tweaks.length; i++) {
            int at = offset + i * Long.BYTES;
            data.putLong(at, data.getLong(at) ^ tweaks[i]);
        }
    }
}
