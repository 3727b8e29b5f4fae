package io.sluice.connector.expression.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value.name}, {@code value[key]} and slices; what is not there is {@link Undefined}, as templates want it. */
public final class Access {
    private Access() {}

    /** Attributes come first: {@code record.items} is the method, even where the record has such a field. */
    public static @Nullable Object attribute(@Nullable Object owner, String name) {
        if (owner instanceof Undefined undefined) {
            throw undefined.error();
        }
        var member = Members.find(owner, name);
        if (member != null) {
            return member;
        }
        return owner instanceof Map<?, ?> map ? entry(map, name) : new Undefined(owner, name);
    }

    /** Items come first: {@code record['items']} is the field, and the method only without one. */
    public static @Nullable Object item(@Nullable Object owner, @Nullable Object key) {
        var found =
                switch (owner) {
                    case Undefined undefined -> throw undefined.error();
                    case Map<?, ?> map -> isHashable(key) ? entry(map, key) : new Undefined(map, key);
                    case String text -> character(text, key);
                    case Tuple tuple -> element(tuple.items(), key);
                    case List<?> items -> element(items, key);
                    case null, default -> new Undefined(owner, key);
                };
        if (found instanceof Undefined && key instanceof String name) {
            var member = Members.find(owner, name);
            return member == null ? found : member;
        }
        return found;
    }

    private static boolean isHashable(@Nullable Object key) {
        return !(key instanceof List<?>) && !(key instanceof Map<?, ?>);
    }

    private static @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
        var value = map.get(key);
        return value != null || map.containsKey(key) ? value : new Undefined(map, key);
    }

    private static @Nullable Object element(List<?> items, @Nullable Object key) {
        if (!Types.isInteger(key)) {
            return new Undefined(items, key);
        }
        var index = Types.index(key);
        var position = index < 0 ? index + items.size() : index;
        return position < 0 || position >= items.size() ? new Undefined(items, key) : items.get(position);
    }

    private static Object character(String text, @Nullable Object key) {
        if (!Types.isInteger(key)) {
            return new Undefined(text, key);
        }
        var index = Types.index(key);
        var length = text.codePointCount(0, text.length());
        var position = index < 0 ? index + length : index;
        return position < 0 || position >= length
                ? new Undefined(text, key)
                : Character.toString(text.codePointAt(text.offsetByCodePoints(0, position)));
    }

    public static Object slice(
            @Nullable Object owner, @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        return switch (owner) {
            case Undefined undefined -> throw undefined.error();
            case String text -> String.join("", strings(cut(Types.list(text), start, stop, step)));
            case Tuple tuple -> new Tuple(cut(tuple.items(), start, stop, step));
            case List<?> items -> cut(items, start, stop, step);
            case null, default -> throw PythonError.type("'" + Types.name(owner) + "' object is not subscriptable");
        };
    }

    private static List<String> strings(List<@Nullable Object> characters) {
        return characters.stream().map(Types::text).toList();
    }

    private static List<@Nullable Object> cut(
            List<?> items, @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        var stride = step == null ? 1 : Types.index(step);
        if (stride == 0) {
            throw PythonError.value("slice step cannot be zero");
        }
        var forward = stride > 0;
        var from = bound(start, items.size(), forward, forward ? 0 : items.size() - 1);
        var to = bound(stop, items.size(), forward, forward ? items.size() : -1);
        var chosen = new ArrayList<@Nullable Object>();
        for (var i = from; forward ? i < to : i > to; i += stride) {
            chosen.add(items.get(i));
        }
        return chosen;
    }

    private static int bound(@Nullable Object given, int size, boolean forward, int otherwise) {
        if (given == null) {
            return otherwise;
        }
        var index = Types.index(given);
        var position = index < 0 ? Math.max((long) index + size, -1) : index;
        return forward ? Math.clamp(position, 0, size) : Math.clamp(position, -1, size - 1);
    }

    public static @Nullable Object call(@Nullable Object function, Arguments arguments) {
        if (function instanceof Callable callable) {
            return callable.call(arguments);
        }
        throw function instanceof Undefined undefined
                ? undefined.error()
                : PythonError.type("'" + Types.name(function) + "' object is not callable");
    }
}
