package cn.baodi.command.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
        byte[] blocks = blocks(start(from), end(from + length));
        target.put(blocks, (int) (from - start(from)), length);
        return length;
    }

    /** Decrypted. */
    private byte[] blocks(long start, long end) throws IOException {
        byte[] blocks = new byte[(int) (end - start)];
        readFully(ByteBuffer.wrap(blocks), start + BLOCK);
        cipher.decrypt(start / BLOCK, blocks, 0, blocks.length);
        return blocks;
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
        long start = start(at);
        long end = end(at + length);
        byte[] blocks = new byte[(int) (end - start)];
        if (at > start || at + length < end) {
            byte[] there = blocks(start, Math.max(start, Math.min(end, end(size))));
            System.arraycopy(there, 0, blocks, 0, there.length);
        }
        source.get(blocks, (int) (at - start), length);
        cipher.encrypt(start / BLOCK, blocks, 0, blocks.length);
        writeFully(ByteBuffer.wrap(blocks), start + BLOCK);
        if (at + length > size) {
            cut(at + length);
        }
        return length;
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
