package cn.baodi.command.data;

import cn.baodi.command.vault.Keys;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip that is of the shape in which backups are written, looked at before any of it is unpacked: two or three entries
 * of names that are known, none twice, none larger unpacked than packed. A bomb, a path that leads elsewhere and a list
 * of a million names are refused here.
 */
final class BackupZip implements AutoCloseable {
    static final String NOTE = "note";
    /** The only names; they are compared and never used as a path. */
    static final List<String> NAMES = List.of(H2File.NAME, Keys.FILE, NOTE);

    private static final int TAIL = 22;
    private static final int TAIL_MARK = 0x06054b50;
    private static final int LONGEST_LIST = 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    /** @throws ZipException when it is not of that shape */
    BackupZip(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ZipException("no file");
        }
        checkTail(file);
        zip = new ZipFile(file.toFile());
        try {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                boolean ours = NAMES.contains(entry.getName())
                        && entries.put(entry.getName(), entry) == null
                        && entry.getSize() >= 0
                        && entry.getSize() <= entry.getCompressedSize();
                if (!ours) {
                    throw new ZipException("an entry that no backup has");
                }
            }
        } catch (IllegalArgumentException e) {
            zip.close();
            throw new ZipException("a name that is no text");
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Opening a zip reads its whole list of entries, so the length of that is looked at first. */
    private static void checkTail(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[TAIL];
            if (in.length() < TAIL) {
                throw new ZipException("too short");
            }
            in.seek(in.length() - TAIL);
            in.readFully(bytes);
            ByteBuffer tail = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int count = Short.toUnsignedInt(tail.getShort(10));
            long list = Integer.toUnsignedLong(tail.getInt(12));
            if (tail.getInt(0) != TAIL_MARK || count > NAMES.size() || list > LONGEST_LIST) {
                throw new ZipException("not the end of a backup");
            }
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** In bytes, as the list says; {@link #open} holds it to that. */
    long size(String name) {
        return entries.get(name).getSize();
    }

    /** The content of an entry that {@link #has} is true of; it fails where it is longer than the list says. */
    InputStream open(String name) throws IOException {
        return new Held(zip.getInputStream(entries.get(name)), size(name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Held extends FilterInputStream {
        private long left;

        Held(InputStream in, long size) {
            super(in);
            left = size;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int read) throws ZipException {
            left -= read;
            if (left < 0) {
                throw new ZipException("longer than it says");
            }
        }
    }
}
