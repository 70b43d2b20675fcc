package cn.baodi.command.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was read at once for the rows that a write adds next, see {@link Repository#expect}. It is good for that write
 * alone; what was not foreseen, or was written since, is asked for singly.
 *
 * @param <K> what is looked for
 * @param <V> what is found
 */
public final class Foreseen<K, V> {
    private final Map<K, Optional<V>> values = new HashMap<>();
    private Batch of;

    /**
     * Takes the place of what was foreseen before.
     *
     * @param keys all that was looked for
     * @param found what there is of it
     */
    public void take(Batch batch, Collection<K> keys, Map<K, V> found) {
        of = batch;
        values.clear();
        keys.forEach(key -> values.put(key, Optional.ofNullable(found.get(key))));
    }

    /** @param ask how it is asked for singly */
    public Optional<V> get(Batch batch, K key, Function<K, Optional<V>> ask) {
        Optional<V> foreseen = of == batch ? values.get(key) : null;
        return foreseen == null ? ask.apply(key) : foreseen;
    }

    /** It was written, and is another now. */
    public void forget(K key) {
        values.remove(key);
    }
}
