package io.sluice.connector.manifest.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of the manifest whose texts may hold expressions, however deep: rendered as a whole. */
public sealed interface Interpolation {

    static Interpolation of(@Nullable Object raw, Function<@Nullable Object, Interpolated> compile) {
        return switch (raw) {
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<Interpolated, Interpolation>();
                map.forEach((key, value) -> entries.put(compile.apply(key), of(value, compile)));
                yield new Entries(entries);
            }
            case List<?> list ->
                new Items(list.stream().map(item -> of(item, compile)).toList());
            case null, default -> new Leaf(compile.apply(raw));
        };
    }

    /** The rendered value. */
    @Nullable
    Object value(Scope scope);

    /** One value. */
    record Leaf(Interpolated value) implements Interpolation {
        @Override
        public @Nullable Object value(Scope scope) {
            return value.valueOrNull(scope);
        }
    }

    /** A list. */
    record Items(List<Interpolation> items) implements Interpolation {
        @Override
        public Object value(Scope scope) {
            var values = new ArrayList<@Nullable Object>(items.size());
            items.forEach(item -> values.add(item.value(scope)));
            return values;
        }
    }

    /** A map; keys keep their text, unless the key is an expression that gives another value. */
    record Entries(Map<Interpolated, Interpolation> entries) implements Interpolation {
        @Override
        public Object value(Scope scope) {
            var values = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            entries.forEach((key, value) -> values.put(key.valueOrNull(scope), value.value(scope)));
            return values;
        }
    }
}
