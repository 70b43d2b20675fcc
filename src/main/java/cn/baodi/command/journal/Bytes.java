package cn.baodi.command.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes from some place on. */
final class Bytes implements AutoCloseable {
    private final InputStream in;
    private long left;

    Bytes(Path file, long from, long to) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(Math.min(from, to));
        left = Math.max(0, to - from);
    }

    /** The next {@code count} bytes, or null where there are fewer; nothing is allocated for bytes that are not there. */
    byte[] take(int count) throws IOException {
        if (count > left) {
            return null;
        }
        byte[] bytes = in.readNBytes(count);
        left -= bytes.length;
        return bytes.length == count ? bytes : null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
