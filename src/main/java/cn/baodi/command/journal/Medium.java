package cn.baodi.command.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Where the journal's bytes go. Not a FileChannel: an interrupt of the thread that uses one closes it. */
interface Medium extends AutoCloseable {
    void write(byte[] bytes, long at) throws IOException;

    void cut(long at) throws IOException;

    void force() throws IOException;

    @Override
    void close() throws IOException;

    static Medium of(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new Medium() {
            @Override
            public void write(byte[] bytes, long at) throws IOException {
                file.seek(at);
                file.write(bytes);
            }

            @Override
            public void cut(long at) throws IOException {
                file.setLength(at);
                force();
            }

            @Override
            public void force() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
