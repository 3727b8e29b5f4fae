package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import io.sluice.catalog.OddValues;
import io.sluice.connector.rows.TypeGuess;
import io.sluice.pipeline.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        var records = records();
        var columns = new ArrayList<Column>();
        guesses.forEach((path, guess) -> {
            if (!records.contains(path) && records.containsAll(parents(path))) {
                columns.add(Column.of(path, guess.type()));
            }
        });
        return columns;
    }

    /** What makes columns text that would else be something narrower. */
    Map<String, OddValues> odd() {
        var odd = new HashMap<String, OddValues>();
        columns()
                .forEach(
                        column -> guesses.get(column.name()).odd().ifPresent(values -> odd.put(column.name(), values)));
        return odd;
    }

    /** The objects that are nothing else at times and have as few fields as a record. */
    private Set<String> records() {
        var fields = new HashMap<String, Integer>();
        for (var path : guesses.keySet()) {
            if (path.indexOf('.') >= 0) {
                fields.merge(path.substring(0, path.lastIndexOf('.')), 1, Integer::sum);
            }
        }
        return objects.stream()
                .filter(path -> !others.contains(path) && fields.containsKey(path) && fields.get(path) <= MOST_FIELDS)
                .collect(Collectors.toSet());
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
