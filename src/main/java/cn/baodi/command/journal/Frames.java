package cn.baodi.command.journal;

import cn.baodi.command.core.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The journal's frames: length, transaction, number in it, flags, nonce, AES-256-GCM of deflated text, and an
 * HMAC-SHA256 over the code before and all of these. So no frame can be changed, taken out, put in or exchanged.
 */
final class Frames {
    static final int HEAD = 4 + 8 + 4 + 1 + 12;
    static final int CODE = 32;
    /** No frame is shorter. */
    static final int LEAST = HEAD + 1 + CODE;

    /** A chunk of plain text is cut at {@link #CHUNK}; one line may be longer, but no frame passes this. */
    static final int LONGEST = 64 << 20;

    static final int CHUNK = 256 << 10;
    static final byte END = 1;

    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec macKey;
    private final SecureRandom random = new SecureRandom();

    /** A frame as it was read. */
    record Frame(long tx, int number, boolean last, byte[] plain, byte[] code, int bytes) {}

    Frames(byte[] cipherKey, byte[] macKey) {
        this.cipherKey = new SecretKeySpec(cipherKey, "AES");
        this.macKey = new SecretKeySpec(macKey, "HmacSHA256");
    }

    byte[] code(byte[] before, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            mac.update(before);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Failure when it would be longer than a frame that is read again */
    byte[] write(long tx, int number, boolean last, byte[] plain, byte[] before) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] body = crypt(Cipher.ENCRYPT_MODE, nonce, deflate(plain), tx, number);
        if (body.length > LONGEST) {
            throw new Failure("row.refused");
        }
        ByteBuffer frame = ByteBuffer.allocate(HEAD + body.length + CODE);
        frame.putInt(body.length)
                .putLong(tx)
                .putInt(number)
                .put(last ? END : 0)
                .put(nonce)
                .put(body);
        byte[] signed = Arrays.copyOf(frame.array(), HEAD + body.length);
        return frame.put(code(before, signed)).array();
    }

    /** Whether a frame was written with this key, wherever in the chain. */
    boolean opens(byte[] head, byte[] body) {
        if (body.length < TAG_BITS / 8) {
            return false; // Java's cipher takes that for a fault of its own
        }
        ByteBuffer fields = ByteBuffer.wrap(head, 4, HEAD - 4);
        long tx = fields.getLong();
        int number = fields.getInt();
        fields.get();
        byte[] nonce = new byte[NONCE];
        fields.get(nonce);
        try {
            cipher(Cipher.DECRYPT_MODE, nonce, tx, number).doFinal(body);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** @return null where the file ends within the frame or the frame is not what was written */
    Frame read(Bytes in, byte[] before) throws IOException {
        byte[] head = in.take(HEAD);
        if (head == null) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = fields.getInt();
        if (length <= 0 || length > LONGEST) {
            return null;
        }
        long tx = fields.getLong();
        int number = fields.getInt();
        boolean last = fields.get() == END;
        byte[] nonce = new byte[NONCE];
        fields.get(nonce);
        byte[] body = in.take(length);
        byte[] code = body == null ? null : in.take(CODE);
        if (code == null || !MessageDigest.isEqual(code, code(before, head, body))) {
            return null;
        }
        return new Frame(
                tx,
                number,
                last,
                inflate(crypt(Cipher.DECRYPT_MODE, nonce, body, tx, number)),
                code,
                HEAD + length + CODE);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, long tx, int number) {
        try {
            return cipher(mode, nonce, tx, number).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // its code fitted, so it is the program that is wrong
        }
    }

    private Cipher cipher(int mode, byte[] nonce, long tx, int number) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(12).putLong(tx).putInt(number).array());
        return cipher;
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
            out.writeBytes(ByteBuffer.allocate(4).putInt(plain.length).array());
            byte[] buffer = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            int length = ByteBuffer.wrap(packed).getInt();
            byte[] plain = new byte[length];
            inflater.setInput(packed, 4, packed.length - 4);
            int done = 0;
            while (done < length) {
                int n = inflater.inflate(plain, done, length - done);
                if (n == 0) {
                    throw new IllegalStateException("frame shorter than it says");
                }
                done += n;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
    }
}
