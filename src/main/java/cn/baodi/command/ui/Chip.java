package cn.baodi.command.ui;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * One chip of a filter bar: a few values to pick from, or a unit or another row to look for.
 *
 * @param key as the repository's filter knows it
 * @param label in the officer's words
 * @param values stored value to its label, in order; empty for a picker
 * @param others words for a value that is not among them, such as a moment
 * @param units the type that finds units or rows by their number, or null
 */
public record Chip(
        String key, String label, Map<String, String> values, UnaryOperator<String> others, Type<Long> units) {
    /** The constants of an enum, by name. */
    public static <E extends Enum<E>> Chip choice(String key, String label, Class<E> type, Texts texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            values.put(constant.name(), texts.name(constant));
        }
        return new Chip(key, label, values, UnaryOperator.identity(), null);
    }

    /** Values of the area's own making, such as 逾期. */
    public static Chip of(String key, String label, Map<String, String> values) {
        return new Chip(key, label, values, UnaryOperator.identity(), null);
    }

    /** The same, where a link may bring another value, which {@code others} puts into words. */
    public Chip orElse(UnaryOperator<String> words) {
        return new Chip(key, label, values, words, units);
    }

    /** A town or village, found by characters, pinyin, initials or code. */
    public static Chip unit(String key, String label, Type<Long> units) {
        return new Chip(key, label, Map.of(), UnaryOperator.identity(), units);
    }

    /** A row of another register, found by what its type reads and proposes. */
    public static Chip reference(String key, String label, Type<Reference> rows) {
        return new Chip(key, label, Map.of(), UnaryOperator.identity(), new Numbers(rows, new ConcurrentHashMap<>()));
    }

    /** Rows by number only, as filters keep them; what they are called is remembered once seen. */
    private record Numbers(Type<Reference> rows, Map<Long, Reference> seen) implements Type<Long> {
        @Override
        public Kind kind() {
            return rows.kind();
        }

        @Override
        public String write(Long number) {
            return number == null ? "" : rows.write(seen.computeIfAbsent(number, this::look));
        }

        /** A filter that came from elsewhere, such as a link: looked up by its code, once. */
        private Reference look(long number) {
            Reference bare = new Reference(number, "");
            return rows.suggest(rows.write(bare)).stream()
                    .filter(bare::equals)
                    .findFirst()
                    .orElse(bare);
        }

        @Override
        public Long read(String text) throws Rejected {
            Reference row = rows.read(text);
            return row == null ? null : row.id();
        }

        @Override
        public List<Long> suggest(String part) {
            List<Reference> found = rows.suggest(part);
            found.forEach(row -> seen.put(row.id(), row));
            return found.stream().map(Reference::id).toList();
        }
    }

    /** The label of a value that is set. */
    public String labelOf(String value) {
        if (units != null) {
            return units.write(Long.parseLong(value));
        }
        return values.containsKey(value) ? values.get(value) : others.apply(value);
    }

    List<String> keys() {
        return new ArrayList<>(values.keySet());
    }
}
