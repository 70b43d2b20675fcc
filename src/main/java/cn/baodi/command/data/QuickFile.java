package cn.baodi.command.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.h2.security.SHA256;
import org.h2.store.fs.encrypt.FileEncrypt;

/**
 * H2's encrypted file, the same to the letter on the disk, read and written with {@link QuickCipher}. Its superclass is
 * never asked to read or write; H2 takes it for the key of its temporary files.
 */
final class QuickFile extends FileEncrypt {
    private static final int BLOCK = QuickCipher.BLOCK;
    /** Name of the format, then the salt; they fill one block. */
    private static final int SALT_AT = 10;

    private static final int SALT = 8;
    private static final int ROUNDS = 10;
    private static final int KEY = 16;

    private final FileChannel base;
    private final QuickCipher cipher;
    private volatile long size;

    /**
     * @param password as H2 makes it bytes
     * @param base the file as it lies on the disk, which H2 has begun
     */
    QuickFile(String name, byte[] password, FileChannel base) throws IOException {
        super(name, password.clone(), base);
        this.base = base;
        byte[] salt = new byte[SALT];
        readFully(ByteBuffer.wrap(salt), SALT_AT);
        cipher = new QuickCipher(SHA256.getPBKDF2(password.clone(), salt, ROUNDS, KEY));
        long bytes = base.size() - BLOCK;
        size = bytes % BLOCK == 0 ? bytes : bytes - BLOCK;
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        int length = (int) Math.min(target.remaining(), size - from);
        if (target.remaining() == 0) {
            return 0;
        }
        if (length <= 0) {
            return -1;
        }
        QuickCipher.Turn turn = cipher.take();
        long to = from + length;
        for (long at = from; at < to; at = Math.min(to, start(at) + QuickCipher.MOST)) {
            long end = Math.min(to, start(at) + QuickCipher.MOST);
            decrypt(turn, start(at), end(end));
            target.put(turn.plain, (int) (at - start(at)), (int) (end - at));
        }
        cipher.giveBack(turn);
        return length;
    }

    private void decrypt(QuickCipher.Turn turn, long start, long end) throws IOException {
        int length = (int) (end - start);
        readFully(ByteBuffer.wrap(turn.secret, 0, length), start + BLOCK);
        turn.decrypt(start / BLOCK, length);
    }

    private void readFully(ByteBuffer target, long from) throws IOException {
        long at = from;
        while (target.hasRemaining()) {
            int read = base.read(target, at);
            if (read < 0) {
                throw new EOFException();
            }
            at += read;
        }
    }

    @Override
    public int write(ByteBuffer source, long at) throws IOException {
        int length = source.remaining();
        QuickCipher.Turn turn = cipher.take();
        long to = at + length;
        for (long from = at; from < to; from = Math.min(to, start(from) + QuickCipher.MOST)) {
            write(turn, source, from, Math.min(to, start(from) + QuickCipher.MOST));
        }
        cipher.giveBack(turn);
        if (to > size) {
            cut(to);
        }
        return length;
    }

    private void write(QuickCipher.Turn turn, ByteBuffer source, long from, long to) throws IOException {
        long start = start(from);
        int length = (int) (end(to) - start);
        if (from > start || to < end(to)) {
            Arrays.fill(turn.plain, 0, length, (byte) 0);
            long there = Math.min(end(to), end(size));
            if (there > start) {
                decrypt(turn, start, there);
            }
        }
        source.get(turn.plain, (int) (from - start), (int) (to - from));
        turn.encrypt(start / BLOCK, length);
        writeFully(ByteBuffer.wrap(turn.secret, 0, length), start + BLOCK);
    }

    private void writeFully(ByteBuffer source, long from) throws IOException {
        long at = from;
        while (source.hasRemaining()) {
            at += base.write(source, at);
        }
    }

    @Override
    protected void implTruncate(long wanted) throws IOException {
        if (wanted < size) {
            cut(wanted);
        }
    }

    /** Behind a size that is no multiple of a block stands a block more, cut off so that it tells the size. */
    private void cut(long wanted) throws IOException {
        long bytes = end(wanted) + BLOCK + wanted % BLOCK;
        if (base.size() > bytes) {
            base.truncate(bytes);
        } else if (base.size() < bytes) {
            writeFully(ByteBuffer.allocate((int) (bytes - base.size())), base.size());
        }
        size = wanted;
    }

    @Override
    public long size() {
        return size;
    }

    private static long start(long at) {
        return at / BLOCK * BLOCK;
    }

    private static long end(long at) {
        return start(at + BLOCK - 1);
    }
}
