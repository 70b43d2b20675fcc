package cn.baodi.command.ui;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what hangs on an object: everything of ours and of JavaFX that can be reached from it by fields, lists and
 * maps. A listener that is added again and again, or a node that is never let go, shows here.
 */
public final class Reachable {
    private Reachable() {}

    /** How many objects there are, by class. */
    public static Map<String, Integer> from(Object root) {
        Map<String, Integer> counts = new TreeMap<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Object at = open.pop();
            if (!seen.add(at)) {
                continue;
            }
            if (at instanceof Object[] array) {
                for (Object member : array) {
                    push(member, open);
                }
                continue;
            }
            if (isWalked(at.getClass())) {
                counts.merge(at.getClass().getName(), 1, Integer::sum);
                fields(at, open);
            }
            if (at instanceof Collection<?> many) {
                many.forEach(member -> push(member, open));
            } else if (at instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> push(key, open));
                map.values().forEach(value -> push(value, open));
            }
        }
        return counts;
    }

    private static void push(Object object, Deque<Object> open) {
        if (object != null && !(object instanceof Class)) {
            open.push(object);
        }
    }

    private static boolean isWalked(Class<?> type) {
        String name = type.getName();
        return name.startsWith("javafx.") || name.startsWith("com.sun.javafx.") || name.startsWith("cn.baodi.");
    }

    private static void fields(Object at, Deque<Object> open) {
        for (Class<?> type = at.getClass(); type != null && isWalked(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    Object value = field.get(at);
                    if (value != null && value.getClass().isArray() && !(value instanceof Object[])) {
                        continue; // numbers
                    }
                    push(value, open);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
