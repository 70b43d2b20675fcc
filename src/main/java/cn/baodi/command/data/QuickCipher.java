package cn.baodi.command.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-XTS over blocks of 4,096 bytes as H2 computes it (IEEE 1619, both keys the same), many blocks in one call of Java's
 * own cipher: that one has the processor's instructions, H2's has not. Any number of threads may use it, each with a
 * {@link Turn}.
 */
final class QuickCipher {
    static final int BLOCK = 4096;
    /** So many bytes are turned at once at most. */
    static final int MOST = 16 * BLOCK;

    private static final int TWEAK = 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** What x¹²⁸ is in the field. */
    private static final long FEEDBACK = 0x87;

    private final SecretKeySpec key;
    private final Queue<Turn> idle = new ConcurrentLinkedQueue<>();

    /** @param key 16 bytes */
    QuickCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** To be given back; a long import turns gigabytes, and would else leave as much for Java to clear away. */
    Turn take() {
        Turn turn = idle.poll();
        try {
            return turn == null ? new Turn(key) : turn;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // a key of the right length always goes
        }
    }

    void giveBack(Turn turn) {
        idle.add(turn);
    }

    /** The place of some blocks on their way, for one thread at a time. */
    static final class Turn {
        final byte[] plain = new byte[MOST];
        final byte[] secret = new byte[MOST];
        private final byte[] numbers = new byte[MOST / BLOCK * TWEAK];
        private final byte[] tweaks = new byte[MOST / BLOCK * TWEAK];
        private final Cipher encrypts;
        private final Cipher decrypts;

        private Turn(SecretKeySpec key) throws GeneralSecurityException {
            encrypts = Cipher.getInstance("AES/ECB/NoPadding");
            encrypts.init(Cipher.ENCRYPT_MODE, key);
            decrypts = Cipher.getInstance("AES/ECB/NoPadding");
            decrypts.init(Cipher.DECRYPT_MODE, key);
        }

        /**
         * Makes {@link #secret} of {@link #plain}, which is spoilt.
         *
         * @param first number of the first block
         */
        void encrypt(long first, int length) {
            turn(encrypts, first, plain, secret, length);
        }

        /** Makes {@link #plain} of {@link #secret}, which is spoilt. */
        void decrypt(long first, int length) {
            turn(decrypts, first, secret, plain, length);
        }

        private void turn(Cipher cipher, long first, byte[] from, byte[] to, int length) {
            int blocks = length / BLOCK;
            for (int i = 0; i < blocks; i++) {
                LONGS.set(numbers, TWEAK * i, first + i);
            }
            try {
                encrypts.doFinal(numbers, 0, TWEAK * blocks, tweaks, 0);
                mix(from, blocks);
                cipher.doFinal(from, 0, length, to, 0); // into another array, or Java copies the first
                mix(to, blocks);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e); // whole blocks always go
            }
        }

        private void mix(byte[] bytes, int blocks) {
            int at = 0;
            for (int block = 0; block < blocks; block++) {
                long low = (long) LONGS.get(tweaks, TWEAK * block);
                long high = (long) LONGS.get(tweaks, TWEAK * block + Long.BYTES);
                for (int end = at + BLOCK; at < end; at += TWEAK) {
                    LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ low);
                    LONGS.set(bytes, at + Long.BYTES, (long) LONGS.get(bytes, at + Long.BYTES) ^ high);
                    long carried = high < 0 ? FEEDBACK : 0;
                    high = high << 1 | low >>> 63;
                    low = low << 1 ^ carried;
                }
            }
        }
    }
}
