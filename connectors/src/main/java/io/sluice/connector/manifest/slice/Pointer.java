package io.sluice.connector.manifest.slice;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path into a record; null where it leads nowhere. */
final class Pointer {
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    private Pointer() {}

    /** Slashes separate the steps of a path that is one text. */
    static List<String> steps(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/"));
    }

    static @Nullable Object get(@Nullable Object value, List<String> steps) {
        var found = value;
        for (var step : steps) {
            found = switch (found) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list
                when INDEX.matcher(step).matches() && Integer.parseInt(step) < list.size() ->
                    list.get(Integer.parseInt(step));
                case null, default -> null;
            };
        }
        return found;
    }
}
