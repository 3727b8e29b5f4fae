package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connector.rows.TypeGuess;
import io.sluice.pipeline.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of JSON objects as they are met: those of an object within come in its place, unless it is at times something else, or has as
 * many names as there are things (a map, not a record).
 */
final class NestedColumns implements JsonFields.Sink {

    private static final int MOST_FIELDS = 40;

    private final Map<String, TypeGuess> guesses = new LinkedHashMap<>();
    private final Set<String> objects = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final NestedFields fields = new NestedFields(this::see, path -> true);

    @Override
    public void field(String name, @Nullable String text, JsonToken kind) {
        fields.field(name, text, kind);
    }

    private void see(String path, @Nullable String text, JsonToken kind) {
        if (path.isBlank() || path.endsWith(".")) {
            return;
        }
        if (kind == JsonToken.START_OBJECT) {
            objects.add(path);
        } else if (kind != JsonToken.VALUE_NULL) {
            others.add(path);
        }
        var guess = guesses.computeIfAbsent(path, key -> new TypeGuess());
        if (kind.isStructStart()) {
            guess.seeJson();
        } else if (kind == JsonToken.VALUE_STRING) {
            guess.seeText(text);
        } else {
            guess.see(text);
        }
    }

    List<Column> columns() {
        var columns = new ArrayList<Column>();
        guesses.forEach((path, guess) -> {
            if (!isRecord(path) && parents(path).stream().allMatch(this::isRecord)) {
                columns.add(Column.of(path, guess.type()));
            }
        });
        return columns;
    }

    private boolean isRecord(String path) {
        if (!objects.contains(path) || others.contains(path)) {
            return false;
        }
        var inside = guesses.keySet().stream()
                .filter(other -> other.startsWith(path + ".") && other.indexOf('.', path.length() + 1) < 0)
                .count();
        return inside > 0 && inside <= MOST_FIELDS;
    }

    /** The objects that a path leads through; a name with a point of its own is no path. */
    private List<String> parents(String path) {
        var parents = new ArrayList<String>();
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (guesses.containsKey(path.substring(0, dot))) {
                parents.add(path.substring(0, dot));
            }
        }
        return parents;
    }
}
