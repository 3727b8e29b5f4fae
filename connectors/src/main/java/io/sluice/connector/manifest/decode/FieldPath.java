package io.sluice.connector.manifest.decode;

import io.sluice.connector.expression.python.ForeignPattern;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path into nested maps and lists, whose steps may be globs. */
public final class FieldPath {
    private FieldPath() {}

    /** What lies at the end of the path: the items of a list, or the one value unless it counts as nothing. */
    static List<?> records(@Nullable Object body, List<?> path) {
        var found = path.isEmpty() ? body : path.contains("*") ? all(body, path) : get(body, path);
        if (found instanceof List<?> list) {
            return list;
        }
        return Types.truth(found) ? Collections.singletonList(found) : List.of();
    }

    /** The first value at the path, or null. */
    public static @Nullable Object get(@Nullable Object body, List<?> path) {
        var found = all(body, path);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Every value at the path. */
    public static List<@Nullable Object> all(@Nullable Object body, List<?> path) {
        var found = new ArrayList<@Nullable Object>();
        found.add(body);
        for (var step : path) {
            var next = new ArrayList<@Nullable Object>();
            for (var value : found) {
                step(value, Text.str(step), next);
            }
            found = next;
        }
        return found;
    }

    private static void step(@Nullable Object value, String step, List<@Nullable Object> found) {
        switch (value) {
            case Map<?, ?> map
            when !isGlob(step) -> {
                if (map.containsKey(step)) {
                    found.add(map.get(step));
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, inner) -> {
                    if (matches(String.valueOf(key), step)) {
                        found.add(inner);
                    }
                });
            case List<?> list -> {
                for (var i = 0; i < list.size(); i++) {
                    if (matches(String.valueOf(i), step)) {
                        found.add(list.get(i));
                    }
                }
            }
            case null, default -> {}
        }
    }

    /** Whether a step may match something else than its own text. */
    static boolean isGlob(String step) {
        return step.indexOf('*') >= 0 || step.indexOf('?') >= 0 || step.indexOf('[') >= 0;
    }

    private static boolean matches(String name, String step) {
        return step.equals("*") || (isGlob(step) ? glob(step).on(name, Matcher::matches) : name.equals(step));
    }

    private static ForeignPattern glob(String step) {
        var pattern = new StringBuilder();
        for (var i = 0; i < step.length(); i++) {
            var character = step.charAt(i);
            var close = character == '[' ? step.indexOf(']', i + 2) : -1;
            if (character == '*') {
                pattern.append(".*");
            } else if (character == '?') {
                pattern.append('.');
            } else if (close > 0) {
                var inside = step.substring(i + 1, close).replace("\\", "\\\\");
                pattern.append('[')
                        .append(inside.startsWith("!") ? "^" + inside.substring(1) : inside)
                        .append(']');
                i = close;
            } else {
                pattern.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return new ForeignPattern(Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }

    /** Puts a value at a path, making what lies on the way: a list where the next step is a number, else a map. */
    @SuppressWarnings("unchecked")
    public static void put(Map<String, @Nullable Object> record, List<?> path, @Nullable Object value) {
        Object current = record;
        for (var i = 0; i < path.size() - 1; i++) {
            var step = path.get(i);
            var inner = child(current, step);
            if (inner == null) {
                inner = isNumber(path.get(i + 1))
                        ? new ArrayList<@Nullable Object>()
                        : new LinkedHashMap<String, @Nullable Object>();
                set(current, step, inner);
            }
            if (!(inner instanceof Map) && !(inner instanceof List)) {
                throw new IllegalArgumentException("the field " + Text.str(step) + " holds a value, no object");
            }
            current = inner;
        }
        set(current, path.getLast(), value);
    }

    private static @Nullable Object child(Object current, Object step) {
        if (current instanceof Map<?, ?> map) {
            return map.get(Text.str(step));
        }
        var list = (List<?>) current;
        var index = index(step);
        return index < list.size() ? list.get(index) : null;
    }

    @SuppressWarnings("unchecked")
    private static void set(Object current, Object step, @Nullable Object value) {
        if (current instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(Text.str(step), value);
            return;
        }
        var list = (List<@Nullable Object>) current;
        var index = index(step);
        while (list.size() <= index) {
            list.add(null);
        }
        list.set(index, value);
    }

    private static boolean isNumber(Object step) {
        return step instanceof Long || step instanceof String text && text.matches("\\d{1,6}");
    }

    private static int index(Object step) {
        if (!isNumber(step)) {
            throw new IllegalArgumentException("a list has no field " + Text.str(step));
        }
        return Integer.parseInt(Text.str(step));
    }

    /** Takes away what lies at the path; an item inside a list becomes null. */
    public static void remove(Map<String, @Nullable Object> record, List<?> path) {
        var owners = all(record, path.subList(0, path.size() - 1));
        var last = Text.str(path.getLast());
        for (var owner : owners) {
            if (owner instanceof Map<?, ?> map) {
                map.keySet().removeIf(key -> matches(String.valueOf(key), last));
            } else if (owner instanceof List<?> list) {
                removeItems(list, last);
            }
        }
    }

    private static void removeItems(List<?> list, String step) {
        for (var i = 0; i < list.size(); i++) {
            if (matches(String.valueOf(i), step)) {
                if (i == list.size() - 1) {
                    list.remove(i);
                } else {
                    list.set(i, null);
                }
            }
        }
    }
}
