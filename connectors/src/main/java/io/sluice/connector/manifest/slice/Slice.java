package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.Attributed;
import io.sluice.connector.expression.python.Undefined;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One piece of a stream; to expressions it is a dict of its partition and its window, with both and what else came along as attributes. */
public final class Slice extends AbstractMap<String, @Nullable Object> implements Attributed {
    /** The whole of a stream that is read in one piece. */
    public static final Slice WHOLE = new Slice(Map.of(), Map.of(), Map.of());

    private final Map<String, @Nullable Object> partition;
    private final Map<String, @Nullable Object> window;
    private final Map<String, @Nullable Object> extra;
    private final Map<String, @Nullable Object> all;

    public Slice(
            Map<String, @Nullable Object> partition,
            Map<String, @Nullable Object> window,
            Map<String, @Nullable Object> extra) {
        this.partition = partition;
        this.window = window;
        this.extra = extra;
        all = new LinkedHashMap<>(partition);
        all.putAll(window);
    }

    public Map<String, @Nullable Object> partition() {
        return partition;
    }

    /** The cursor's part, such as a start and an end time. */
    public Map<String, @Nullable Object> window() {
        return window;
    }

    /** What came along from a parent and is no part of the identity. */
    public Map<String, @Nullable Object> extra() {
        return extra;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "partition", "_partition" -> partition;
            case "cursor_slice" -> window;
            case "extra_fields" -> extra;
            default -> Undefined.variable(name);
        };
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return all.entrySet();
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return all.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return all.containsKey(key);
    }
}
