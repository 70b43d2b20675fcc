package cn.baodi.command.exchange;

import java.util.List;

/**
 * Numbers of the rows stored so far from one file, each with a hash of its content: what the open transaction holds no
 * query finds yet. 16 bytes a row and a half, so that a million rows stay small.
 */
final class SeenIds {
    private static final int SMALL = 1 << 10;

    private long[] ids = new long[SMALL];
    private long[] hashes = new long[SMALL];
    private int size;

    /** Numbers of rows begin at 1, so 0 is a free place. */
    private int place(long id) {
        int mask = ids.length - 1;
        int place = Long.hashCode(id * 0x9E3779B97F4A7C15L) & mask;
        while (ids[place] != 0 && ids[place] != id) {
            place = place + 1 & mask;
        }
        return place;
    }

    void add(long id, long hash) {
        if (++size * 3L > ids.length * 2L) {
            long[] oldIds = ids;
            long[] oldHashes = hashes;
            ids = new long[oldIds.length * 2];
            hashes = new long[oldIds.length * 2];
            for (int i = 0; i < oldIds.length; i++) {
                if (oldIds[i] != 0) {
                    put(oldIds[i], oldHashes[i]);
                }
            }
        }
        put(id, hash);
    }

    private void put(long id, long hash) {
        int place = place(id);
        ids[place] = id;
        hashes[place] = hash;
    }

    boolean has(long id) {
        return ids[place(id)] == id;
    }

    /** What was kept with {@code id}, which is there. */
    long hash(long id) {
        return hashes[place(id)];
    }

    boolean isSame(long id, long hash) {
        return hashes[place(id)] == hash;
    }

    /** A hash of 64 bits, so that two different rows with one number are not taken for one. */
    static long hash(List<String> texts) {
        long hash = 0xCBF29CE484222325L;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            }
            hash = (hash ^ 0x1FFFFL) * 0x100000001B3L;
        }
        return hash;
    }
}
