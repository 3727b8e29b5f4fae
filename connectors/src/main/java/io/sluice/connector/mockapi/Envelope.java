package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wraps records the way a record selector unwraps them. */
final class Envelope {
    private Envelope() {}

    /** The body for these field paths; an empty path makes the body itself the list, or one record when {@code asObject}. */
    static Object around(List<Map<String, @Nullable Object>> records, List<List<String>> paths, boolean asObject) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        for (var path : paths) {
            var inner = path.isEmpty()
                    ? asObject && records.size() == 1 ? records.getFirst() : records
                    : path.getFirst().equals("*")
                            ? named(path.subList(1, path.size()), records)
                            : inside(path, records);
            if (!(inner instanceof Map<?, ?>)) {
                return inner;
            }
            merge(body, Tree.map(inner));
        }
        return body;
    }

    /** Each record under a name of its own: a list at the top would be taken for several answers. */
    private static Object named(List<String> rest, List<Map<String, @Nullable Object>> records) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        records.forEach(record -> named.put("entry" + (named.size() + 1), each(rest, record)));
        return named;
    }

    private static Object inside(List<String> path, List<Map<String, @Nullable Object>> records) {
        if (path.isEmpty()) {
            return new ArrayList<>(records);
        }
        var rest = path.subList(1, path.size());
        if (!path.getFirst().equals("*")) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put(path.getFirst(), inside(rest, records));
            return map;
        }
        return rest.isEmpty()
                ? new ArrayList<>(records)
                : records.stream().map(record -> each(rest, record)).toList();
    }

    private static @Nullable Object each(List<String> path, @Nullable Object record) {
        if (path.isEmpty()) {
            return record;
        }
        var rest = each(path.subList(1, path.size()), record);
        if (path.getFirst().equals("*")) {
            return List.of(rest);
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(path.getFirst(), rest);
        return map;
    }

    private static void merge(Map<String, @Nullable Object> into, Map<String, @Nullable Object> from) {
        from.forEach((key, value) -> {
            if (into.get(key) instanceof Map<?, ?> there && value instanceof Map<?, ?> more) {
                merge(Tree.map(there), Tree.map(more));
            } else {
                into.put(key, value);
            }
        });
    }
}
