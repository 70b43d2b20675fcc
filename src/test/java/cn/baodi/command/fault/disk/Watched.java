package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Is asked before and told after everything that changes a file below one folder; one at a time, in their order. */
public interface Watched {
    /** Whether {@code path} is one of its files; an absolute path of the system's own kind. */
    boolean holds(Path path);

    /** A file comes to be. */
    void create(Path file) throws IOException;

    /**
     * Bytes are to be written.
     *
     * @return how many of them may be; the rest fails for want of space
     */
    int write(Path file, long at, byte[] bytes, long size) throws IOException;

    void truncate(Path file, long size) throws IOException;

    /** A file or a folder is forced to the disk. */
    void force(Path file) throws IOException;

    void delete(Path file) throws IOException;

    void move(Path from, Path to) throws IOException;

    void makeFolder(Path folder) throws IOException;

    /** Bytes that the folder's disk says it has left. */
    long usable(long real);
}
