package cn.baodi.command.exchange;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.data.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds rows that are likely there already: in the register, and further up in the same file. Memory stays small. */
final class Likeness<T extends Row> {
    private final Register<T> register;
    private final List<SeenIds> seen = new ArrayList<>();
    private final List<Map<List<Object>, T>> present = new ArrayList<>();

    Likeness(Register<T> register) {
        this.register = register;
        register.sheet().alike().forEach(group -> {
            seen.add(new SeenIds());
            present.add(new HashMap<>());
        });
    }

    /** Looks up what the register has of some rows that are to be judged next. */
    void look(List<T> rows) {
        List<List<String>> groups = register.sheet().alike();
        for (int i = 0; i < groups.size() && !rows.isEmpty(); i++) {
            Map<List<Object>, T> found = present.get(i);
            found.clear();
            for (T near : register.repository().near(rows, groups.get(i))) {
                List<Object> values = values(near, groups.get(i));
                if (values != null) {
                    found.putIfAbsent(values, near);
                }
            }
        }
    }

    /**
     * A row that another one is like.
     *
     * @param row null where it stands further up in the same file
     */
    record Like<T>(long id, T row) {}

    /** The row that this one is like, or null. */
    Like<T> like(T row) {
        List<List<String>> groups = register.sheet().alike();
        for (int i = 0; i < groups.size(); i++) {
            List<Object> values = values(row, groups.get(i));
            if (values == null) {
                continue;
            }
            T there = present.get(i).get(values);
            if (there != null) {
                return new Like<>(there.id(), there);
            }
            long hash = hash(values);
            if (seen.get(i).has(hash)) {
                return new Like<>(seen.get(i).hash(hash), null);
            }
        }
        return null;
    }

    /** Remembers a row of this file that was stored. */
    void stored(T row, long id) {
        List<List<String>> groups = register.sheet().alike();
        for (int i = 0; i < groups.size(); i++) {
            List<Object> values = values(row, groups.get(i));
            if (values != null && !seen.get(i).has(hash(values))) {
                seen.get(i).add(hash(values), id);
            }
        }
    }

    private List<Object> values(T row, List<String> group) {
        Sheet<T> sheet = register.sheet();
        List<Object> values = new ArrayList<>();
        for (String key : group) {
            Object value = sheet.column(key).read().apply(row);
            if (value == null) {
                return null;
            }
            // The same row is called by its name alone, or with its village.
            values.add(value instanceof Reference to ? (Object) to.id() : value);
        }
        return values;
    }

    private static long hash(List<Object> values) {
        long hash = SeenIds.hash(values.stream().map(Objects::toString).toList());
        return hash == 0 ? 1 : hash; // 0 is a free place
    }
}
