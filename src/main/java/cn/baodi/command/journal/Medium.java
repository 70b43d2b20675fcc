package cn.baodi.command.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where the journal's bytes go. Not a FileChannel: an interrupt of the thread that uses one closes it. */
interface Medium extends AutoCloseable {
    void write(byte[] bytes, long at) throws IOException;

    void cut(long at) throws IOException;

    void force() throws IOException;

    @Override
    void close() throws IOException;

    /** A file of the disk; made where there is none. */
    static Medium of(Path path) throws IOException {
        AsynchronousFileChannel file = AsynchronousFileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new Medium() {
            @Override
            public void write(byte[] bytes, long at) throws IOException {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    Written written = new Written();
                    file.write(rest, at + rest.position(), null, written);
                    written.await();
                }
            }

            @Override
            public void cut(long at) throws IOException {
                file.truncate(at);
                force();
            }

            @Override
            public void force() throws IOException {
                file.force(true);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    /** Completes when the write does; to wait for it cannot be interrupted. */
    final class Written extends CompletableFuture<Void> implements CompletionHandler<Integer, Void> {
        @Override
        public void completed(Integer count, Void attachment) {
            complete(null);
        }

        @Override
        public void failed(Throwable e, Void attachment) {
            completeExceptionally(e);
        }

        void await() throws IOException {
            try {
                join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
            }
        }
    }
}
