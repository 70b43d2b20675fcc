package cn.baodi.command.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The H2 file as H2 is given it. When it cannot be written H2 may hang for ever in another thread's next statement; so
 * it is not told. It goes on in memory for the moment, the file is known to be worth nothing, and what was confirmed
 * stands in the journal. Public because H2 makes it.
 */
public final class UnkeptFile extends FilePathWrapper {
    private static final String SCHEME = "unkept";
    private static final String BELOW = "async:";
    /** Which files failed stands in the program's properties. */
    private static final String FAILED = "baodi.console.unkept ";

    static {
        FilePath.register(new UnkeptFile());
    }

    /** How H2 is to call a file. Through {@code async:} a thread's interrupt does not close it. */
    static String name(Path file) {
        return SCHEME + ":" + BELOW + file;
    }

    /** Whether anything could not be written to a file since {@link #begin}. */
    static boolean hasFailed(Path file) throws IOException {
        return System.getProperty(key(file)) != null;
    }

    static void begin(Path file) throws IOException {
        System.clearProperty(key(file));
    }

    private static String key(Path file) throws IOException {
        return FAILED + file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(name.substring(SCHEME.length() + 1 + BELOW.length()));
        FileChannel base = super.open(mode);
        return new Channel(key(file), base, new RandomAccessFile(file.toFile(), "r"));
    }

    private static final class Channel extends FileBaseDefault {
        private final String failed;
        private final FileChannel base;
        private final RandomAccessFile reading;

        Channel(String failed, FileChannel base, RandomAccessFile reading) {
            this.failed = failed;
            this.base = base;
            this.reading = reading;
        }

        private void fail() {
            System.setProperty(failed, "");
        }

        @Override
        public int write(ByteBuffer source, long at) {
            int bytes = source.remaining();
            long to = at;
            try {
                while (source.hasRemaining()) {
                    to += base.write(source, to);
                }
            } catch (IOException e) {
                fail();
                source.position(source.limit());
            }
            return bytes;
        }

        @Override
        protected void implTruncate(long size) {
            try {
                base.truncate(size);
            } catch (IOException e) {
                fail();
            }
        }

        @Override
        public void force(boolean metaData) {
            try {
                base.force(metaData);
            } catch (IOException e) {
                fail();
            }
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        /**
         * Not through the channel below: that hands each page to a thread of its own and waits for it, which takes longer
         * than to read the page. What is read here no interrupt closes either.
         */
        @Override
        public int read(ByteBuffer target, long from) throws IOException {
            if (!target.hasArray()) {
                return base.read(target, from);
            }
            int read;
            try {
                synchronized (reading) {
                    reading.seek(from);
                    read = reading.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
                }
            } catch (IOException e) {
                return base.read(target, from); // Windows lets nobody else read what is locked
            }
            target.position(target.position() + Math.max(0, read));
            return read;
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) throws IOException {
            return base.tryLock(from, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            try (reading) {
                base.close();
            }
        }
    }
}
