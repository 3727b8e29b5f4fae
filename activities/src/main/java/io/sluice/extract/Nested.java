package io.sluice.extract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record holds at a path, {@code customer.name}; a field whose own name has a point goes before. */
final class Nested {

    private Nested() {}

    static @Nullable Object at(Map<?, ?> record, String path) {
        var plain = record.get(path); // asked of every field of every record: one look where it is there
        if (plain != null || path.indexOf('.') < 0 || record.containsKey(path)) {
            return plain;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (record.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                var found = at(inner, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Where a path meets a value that is no object, so that what it holds would be lost; null where nothing would. */
    static @Nullable String lost(Map<?, ?> record, String path) {
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            var parent = path.substring(0, dot);
            var value = at(record, parent);
            if (value != null && !(value instanceof Map<?, ?>) && at(record, path) == null) {
                return parent;
            }
        }
        return null;
    }
}
