package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file of {@link Disk} as most of Java reads and writes it. */
final class DiskChannel extends FileChannel {
    private final Disk disk;
    private final Path file;
    private final boolean appends;
    private final FileChannel base;

    DiskChannel(Disk disk, Path file, boolean appends, FileChannel base) {
        this.disk = disk;
        this.file = file;
        this.appends = appends;
        this.base = base;
    }

    static final String FULL = "No space left on device";

    /** Writes as much as may be; the rest fails as on a full disk. */
    static int write(Watched by, Path file, FileChannel base, ByteBuffer source, long at) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        int may = by.write(file, at, bytes, base.size());
        if (may == 0 && bytes.length > 0) {
            throw new IOException(FULL);
        }
        ByteBuffer part = ByteBuffer.wrap(bytes, 0, may);
        for (long to = at; part.hasRemaining(); ) {
            to += base.write(part, to);
        }
        source.position(source.position() + may);
        return may;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        synchronized (disk) {
            Watched by = disk.watching(file);
            if (by == null) {
                return base.write(source);
            }
            long at = appends ? base.size() : base.position();
            int written = write(by, file, base, source, at);
            if (!appends) {
                base.position(at + written);
            }
            return written;
        }
    }

    @Override
    public int write(ByteBuffer source, long at) throws IOException {
        synchronized (disk) {
            Watched by = disk.watching(file);
            return by == null ? base.write(source, at) : write(by, file, base, source, at);
        }
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            while (sources[i].hasRemaining()) {
                all += write(sources[i]);
            }
        }
        return all;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        synchronized (disk) {
            Watched by = disk.watching(file);
            if (by != null && size < base.size()) {
                by.truncate(file, size);
            }
            base.truncate(size);
            return this;
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        synchronized (disk) {
            Watched by = disk.watching(file);
            if (by != null) {
                by.force(file);
            } else {
                base.force(metaData);
            }
        }
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, 1 << 16));
        int read = source.read(buffer);
        buffer.flip();
        long to = at;
        while (buffer.hasRemaining()) {
            to += write(buffer, to);
        }
        return Math.max(0, read);
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        return base.transferTo(from, count, target);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return base.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return base.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        return base.read(target, from);
    }

    @Override
    public long position() throws IOException {
        return base.position();
    }

    @Override
    public FileChannel position(long at) throws IOException {
        base.position(at);
        return this;
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) throws IOException {
        return base.map(mode, from, size);
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) throws IOException {
        return base.lock(from, size, shared);
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) throws IOException {
        return base.tryLock(from, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
