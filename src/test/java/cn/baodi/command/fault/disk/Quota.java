package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that fills up, and has space again when somebody has made some. */
public final class Quota implements Watched {
    private final Path root;
    private long left = Long.MAX_VALUE;
    private Manner manner = Manner.GROWTH;
    private boolean told;
    private boolean hit;

    /** How a disk is full. */
    public enum Manner {
        /** Files cannot grow; what lies within them can still be written. */
        GROWTH,
        /** Nothing can be written, as where a file's old blocks are not written over. */
        EVERYTHING,
        /** Writing works, forcing fails, as where room is looked for only then. */
        FORCING
    }

    public Quota(Path folder) {
        root = DiskPath.base(folder.toAbsolutePath().normalize());
    }

    /**
     * From now on so many bytes are left.
     *
     * @param says whether the disk says so when it is asked for its free space
     */
    public synchronized void fill(long bytes, Manner how, boolean says) {
        left = bytes;
        manner = how;
        told = says;
        hit = false;
    }

    /** There is space again. */
    public synchronized void free() {
        left = Long.MAX_VALUE;
    }

    /** Whether anything was refused since it was filled. */
    public synchronized boolean wasHit() {
        return hit;
    }

    @Override
    public boolean holds(Path path) {
        return path.startsWith(root);
    }

    private void refuse() throws IOException {
        hit = true;
        throw new IOException(DiskChannel.FULL);
    }

    @Override
    public synchronized void create(Path file) throws IOException {
        if (left == 0) {
            refuse();
        }
    }

    @Override
    public synchronized int write(Path file, long at, byte[] bytes, long size) {
        long needs = manner == Manner.GROWTH ? Math.max(0, at + bytes.length - size) : bytes.length;
        if (needs <= left || manner == Manner.FORCING) {
            left -= left == Long.MAX_VALUE ? 0 : Math.min(needs, left);
            return bytes.length;
        }
        hit = true;
        int may = (int) (bytes.length - (needs - left));
        left = 0;
        return Math.max(0, may);
    }

    @Override
    public synchronized void force(Path file) throws IOException {
        if (left == 0 && manner == Manner.FORCING) {
            refuse();
        }
    }

    @Override
    public void truncate(Path file, long size) {
        // Needs no room.
    }

    @Override
    public void delete(Path file) {
        // Needs no room.
    }

    @Override
    public void move(Path from, Path to) {
        // Needs no room.
    }

    @Override
    public void makeFolder(Path folder) {
        // Needs next to no room.
    }

    @Override
    public synchronized long usable(long real) {
        return told && left != Long.MAX_VALUE ? left : real;
    }
}
