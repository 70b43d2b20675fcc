package cn.baodi.command.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What lies behind the last write that verifies. A crash or a power cut leaves there what had arrived of the one write
 * that was under way: cut short, with holes, in any order. Anything of another write shows that the file was damaged.
 */
final class Tail {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final Frames frames;
    private final long from;
    private final long to;

    Tail(Path file, Frames frames, long from, long to) {
        this.file = file;
        this.frames = frames;
        this.from = from;
        this.to = to;
    }

    /** Whether a whole frame of another write than {@code tx} lies there. */
    boolean holdsOther(long tx) throws IOException {
        byte[] window = new byte[0];
        long at = from;
        try (Bytes in = new Bytes(file, from, to)) {
            for (long left = to - from; left > 0; ) {
                int size = (int) Math.min(BUFFER, left);
                byte[] joined = ByteBuffer.allocate(window.length + size)
                        .put(window)
                        .put(in.take(size))
                        .array();
                left -= size;
                int starts = joined.length - Frames.HEAD + 1;
                for (int i = 0; i < starts; i++) {
                    if (begins(joined, i, at + i, tx)) {
                        return true;
                    }
                }
                int done = Math.max(0, starts);
                window = java.util.Arrays.copyOfRange(joined, done, joined.length);
                at += done;
            }
        }
        return false;
    }

    private boolean begins(byte[] bytes, int i, long at, long tx) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(bytes, i, Frames.HEAD);
        int length = head.getInt();
        long other = head.getLong();
        boolean likely = length > 0
                && length <= Frames.LONGEST
                && at + Frames.HEAD + length + Frames.CODE <= to
                && other != tx
                && other > 0
                && other <= tx + (to - from) / Frames.LEAST;
        if (!likely) {
            return false;
        }
        try (Bytes in = new Bytes(file, at, to)) {
            return frames.opens(in.take(Frames.HEAD), in.take(length));
        }
    }
}
