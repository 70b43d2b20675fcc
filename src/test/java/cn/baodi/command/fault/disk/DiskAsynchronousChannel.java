package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A file of {@link Disk} as H2 and the journal write it. */
final class DiskAsynchronousChannel extends AsynchronousFileChannel {
    private final Disk disk;
    private final Path file;
    private final AsynchronousFileChannel base;

    DiskAsynchronousChannel(Disk disk, Path file, AsynchronousFileChannel base) {
        this.disk = disk;
        this.file = file;
        this.base = base;
    }

    private int write(Watched by, ByteBuffer source, long at) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        int may = by.write(file, at, bytes, base.size());
        if (may == 0 && bytes.length > 0) {
            throw new IOException(DiskChannel.FULL);
        }
        ByteBuffer part = ByteBuffer.wrap(bytes, 0, may);
        for (long to = at; part.hasRemaining(); ) {
            to += done(base.write(part, to));
        }
        source.position(source.position() + may);
        return may;
    }

    /** To wait here cannot be interrupted, as in the channel below. */
    private static int done(Future<Integer> future) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Future<Integer> write(ByteBuffer source, long at) {
        synchronized (disk) {
            Watched by = disk.watching(file);
            if (by == null) {
                return base.write(source, at);
            }
            try {
                return CompletableFuture.completedFuture(write(by, source, at));
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }

    @Override
    public <A> void write(ByteBuffer source, long at, A attachment, CompletionHandler<Integer, ? super A> handler) {
        int written;
        synchronized (disk) {
            Watched by = disk.watching(file);
            if (by == null) {
                base.write(source, at, attachment, handler);
                return;
            }
            try {
                written = write(by, source, at);
            } catch (IOException e) {
                handler.failed(e, attachment);
                return;
            }
        }
        handler.completed(written, attachment);
    }

    @Override
    public AsynchronousFileChannel truncate(long size) throws IOException {
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
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public <A> void lock(
            long from, long size, boolean shared, A attachment, CompletionHandler<FileLock, ? super A> handler) {
        base.lock(from, size, shared, attachment, handler);
    }

    @Override
    public Future<FileLock> lock(long from, long size, boolean shared) {
        return base.lock(from, size, shared);
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) throws IOException {
        return base.tryLock(from, size, shared);
    }

    @Override
    public <A> void read(ByteBuffer target, long from, A attachment, CompletionHandler<Integer, ? super A> handler) {
        base.read(target, from, attachment, handler);
    }

    @Override
    public Future<Integer> read(ByteBuffer target, long from) {
        return base.read(target, from);
    }

    @Override
    public boolean isOpen() {
        return base.isOpen();
    }

    @Override
    public void close() throws IOException {
        base.close();
    }
}
