package io.sluice.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was made for the most recently used keys, and no more than so many: what was not used for longest is forgotten. */
public final class Recent<K, V> {

    private final Map<K, V> values;

    public Recent(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, made now if there is none. */
    public synchronized V get(K key, Supplier<V> made) {
        return values.computeIfAbsent(key, absent -> made.get());
    }
}
