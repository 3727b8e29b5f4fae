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

    /** The rendered value; entries that come to nothing are left out. */
    @Nullable
    Object value(Scope scope);

    /** As query parameters take it: texts and lists stay what they are, all else becomes text. */
    default @Nullable Object option(Scope scope) {
        return value(scope);
    }

    /** One value. */
    record Leaf(Interpolated value) implements Interpolation {
        @Override
        public @Nullable Object value(Scope scope) {
            return value.valueOrNull(scope);
        }

        @Override
        public @Nullable Object option(Scope scope) {
            return value.option(scope);
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

    /** A map, whose keys may be expressions too. */
    record Entries(Map<Interpolated, Interpolation> entries) implements Interpolation {
        @Override
        public Object value(Scope scope) {
            var values = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            entries.forEach((key, value) -> put(values, key.valueOrNull(scope), value.value(scope)));
            return values;
        }

        @Override
        public Object option(Scope scope) {
            var values = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            entries.forEach((key, value) -> put(values, key.option(scope), value.option(scope)));
            return values;
        }

        private static void put(
                Map<@Nullable Object, @Nullable Object> values, @Nullable Object key, @Nullable Object value) {
            if (value != null) {
                values.put(key, value);
            }
        }
    }
}
