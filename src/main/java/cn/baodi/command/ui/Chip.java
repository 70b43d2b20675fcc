package cn.baodi.command.ui;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One chip of a filter bar: a few values to pick from, or a unit.
 *
 * @param key as the repository's filter knows it
 * @param label in the officer's words
 * @param values stored value to its label, in order; empty for a unit picker
 * @param units the type that finds units, or null
 */
public record Chip(String key, String label, Map<String, String> values, Type<Long> units) {
    /** The constants of an enum, by name. */
    public static <E extends Enum<E>> Chip choice(String key, String label, Class<E> type, Texts texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            values.put(constant.name(), texts.name(constant));
        }
        return new Chip(key, label, values, null);
    }

    /** Values of the area's own making, such as 逾期. */
    public static Chip of(String key, String label, Map<String, String> values) {
        return new Chip(key, label, values, null);
    }

    /** A town or village, found by characters, pinyin, initials or code. */
    public static Chip unit(String key, String label, Type<Long> units) {
        return new Chip(key, label, Map.of(), units);
    }

    /** The label of a value that is set. */
    public String labelOf(String value) {
        if (units != null) {
            return units.write(Long.parseLong(value));
        }
        return values.getOrDefault(value, value);
    }

    List<String> keys() {
        return new ArrayList<>(values.keySet());
    }
}
