package io.sluice.connector.mockapi.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into untyped trees without tripping over what is not there. */
public final class Tree {
    private Tree() {}

    /** The value as a map; empty if it is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The value as a list; a single value is a list of one, nothing an empty one. */
    @SuppressWarnings("unchecked")
    public static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? (List<Object>) list : List.of(value);
    }

    /** The value under a path of keys. */
    public static @Nullable Object at(@Nullable Object tree, String... keys) {
        var value = tree;
        for (var key : keys) {
            value = map(value).get(key);
        }
        return value;
    }

    /** The map under a path of keys. */
    public static Map<String, @Nullable Object> mapAt(@Nullable Object tree, String... keys) {
        return map(at(tree, keys));
    }

    /** The text under a path of keys. */
    public static String textAt(@Nullable Object tree, String... keys) {
        var value = at(tree, keys);
        return value == null ? "" : value.toString();
    }

    /** Puts a value under a path of keys, making the maps on the way. */
    public static void put(Map<String, @Nullable Object> tree, List<String> path, @Nullable Object value) {
        var place = tree;
        for (var key : path.subList(0, path.size() - 1)) {
            if (!(place.get(key) instanceof Map)) {
                place.put(key, new LinkedHashMap<String, @Nullable Object>());
            }
            place = map(place.get(key));
        }
        place.put(path.getLast(), value);
    }

    /** A deep copy that may be changed. */
    public static @Nullable Object copy(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, value) -> copy.put(key, copy(value)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            case null, default -> tree;
        };
    }
}
