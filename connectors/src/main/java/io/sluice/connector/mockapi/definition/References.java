package io.sluice.connector.mockapi.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces {@code $ref} and texts that start with {@code #/} by what they point at; keys beside a {@code $ref} win. */
final class References {
    private final Map<String, Object> document;
    private final Map<String, @Nullable Object> resolved = new HashMap<>();

    References(Map<String, Object> document) {
        this.document = document;
    }

    @Nullable
    Object in(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> inMap(Tree.map(map));
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>();
                list.forEach(item -> items.add(in(item)));
                yield items;
            }
            case String text when text.startsWith("#/") -> target(text);
            case null, default -> node;
        };
    }

    private @Nullable Object inMap(Map<String, @Nullable Object> map) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        if (map.get("$ref") instanceof String pointer) {
            var target = target(pointer);
            if (map.size() == 1) {
                return target;
            }
            result.putAll(Tree.map(target));
        }
        map.forEach((key, value) -> {
            if (!key.equals("$ref")) {
                result.put(key, in(value));
            }
        });
        return result;
    }

    private @Nullable Object target(String pointer) {
        if (!resolved.containsKey(pointer)) {
            resolved.put(pointer, null);
            resolved.put(pointer, in(find(pointer)));
        }
        return Tree.copy(resolved.get(pointer));
    }

    private @Nullable Object find(String pointer) {
        @Nullable Object place = document;
        var rest = pointer.substring(Math.min(2, pointer.length()));
        while (!rest.isEmpty()) {
            var key = longestKey(place, rest);
            place = place instanceof List<?> list && key.matches("\\d+")
                    ? list.get(Integer.parseInt(key))
                    : Tree.map(place).get(key);
            rest = rest.length() > key.length() ? rest.substring(key.length() + 1) : "";
        }
        return place;
    }

    /** Keys may themselves contain slashes. */
    private static String longestKey(@Nullable Object place, String rest) {
        var first = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        return Tree.map(place).keySet().stream()
                .filter(key -> rest.equals(key) || rest.startsWith(key + "/"))
                .reduce(first, (one, other) -> other.length() > one.length() ? other : one);
    }
}
