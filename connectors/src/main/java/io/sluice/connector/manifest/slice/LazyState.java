package io.sluice.connector.manifest.slice;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A state that is put together when somebody looks at it: most states of a stream with thousands of partitions are never kept. */
final class LazyState extends AbstractMap<String, @Nullable Object> {
    private final Supplier<Map<String, @Nullable Object>> source;
    private @Nullable Map<String, @Nullable Object> made;

    LazyState(Supplier<Map<String, @Nullable Object>> source) {
        this.source = source;
    }

    @Override
    public synchronized Set<Entry<String, @Nullable Object>> entrySet() {
        if (made == null) {
            made = source.get();
        }
        return made.entrySet();
    }
}
