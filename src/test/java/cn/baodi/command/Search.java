package cn.baodi.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many short sequences of bytes at once, by the first four of each. */
final class Search {
    private static final int KEY = 4;

    private final List<byte[]> wanted;
    private final Map<Integer, List<Integer>> byKey = new HashMap<>();
    /** The first two bytes of any of them: nearly all places are passed over here. */
    private final boolean[] begins = new boolean[1 << 16];

    Search(List<byte[]> wanted) {
        this.wanted = wanted;
        for (int i = 0; i < wanted.size(); i++) {
            int key = key(wanted.get(i), 0);
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            begins[key >>> 16] = true;
        }
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    /** Which of them are in it. */
    Set<Integer> in(byte[] bytes) {
        Set<Integer> hits = new TreeSet<>();
        for (int at = 0; at + KEY <= bytes.length; at++) {
            if (!begins[(bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF]) {
                continue;
            }
            for (int i : byKey.getOrDefault(key(bytes, at), List.of())) {
                byte[] w = wanted.get(i);
                if (at + w.length <= bytes.length
                        && java.util.Arrays.equals(bytes, at, at + w.length, w, 0, w.length)) {
                    hits.add(i);
                }
            }
        }
        return hits;
    }
}
