package io.sluice.connector.file;

import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connector.rows.TypeGuess;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lists of objects in the records of a JSON file, each a table of its own: what an element has, the key of the record it is of, and its
 * place in the list. Records without a key of their own have none.
 */
final class JsonChildren implements JsonFields.Sink {

    /** The parent's field of this name. */
    static final String PARENT = "^";
    /** The place in the list, from 0. */
    static final String INDEX = "#index";

    private final Map<String, NestedColumns> lists = new LinkedHashMap<>();
    private final Set<String> others = new HashSet<>();
    private final Map<String, Keys> keys = new LinkedHashMap<>();
    private int records;

    /** Values of a field that may name its record. */
    private static final class Keys {
        private final Set<String> values = new HashSet<>();
        private final TypeGuess guess = new TypeGuess();
        private boolean unique = true;
    }

    void record() {
        records++;
    }

    @Override
    public void field(String name, @Nullable String text, JsonToken kind) {
        if (kind == JsonToken.START_ARRAY && text != null) {
            list(name, text);
        } else if (kind != JsonToken.VALUE_NULL) {
            others.add(name);
            if (isKeyName(name) && text != null) {
                var key = keys.computeIfAbsent(name, one -> new Keys());
                key.unique &= key.values.add(text);
                if (kind == JsonToken.VALUE_STRING) {
                    key.guess.seeText(text);
                } else {
                    key.guess.see(text);
                }
            }
        }
    }

    private void list(String name, String text) {
        var elements = JsonElements.of(text);
        if (elements.isEmpty()) {
            others.add(name);
            return;
        }
        for (var element : elements.get()) {
            JsonFields.parse(element, element.length, lists.computeIfAbsent(name, one -> new NestedColumns()));
        }
    }

    private static boolean isKeyName(String name) {
        var word = name.toLowerCase(Locale.ROOT);
        return word.equals("id")
                || word.equals("key")
                || word.endsWith("_id")
                || word.endsWith("id") && !word.equals(name);
    }

    /** A field that every record has, each with another value; one that is called id before others. */
    private Optional<String> key() {
        var fit = keys.entrySet().stream()
                // a record that breaks off may have told its key
                .filter(key -> key.getValue().unique && key.getValue().values.size() >= records)
                .map(Map.Entry::getKey)
                .toList();
        return fit.stream().filter("id"::equalsIgnoreCase).findFirst().or(() -> fit.stream()
                .findFirst());
    }

    /** The columns of each list, by the field that holds it. */
    Map<String, List<Column>> columns() {
        var children = new LinkedHashMap<String, List<Column>>();
        key().ifPresent(key -> lists.forEach((name, elements) -> {
            if (!others.contains(name)) {
                var columns = new ArrayList<Column>();
                columns.add(Column.of(PARENT + key, keys.get(key).guess.type()));
                columns.add(Column.of(INDEX, ColumnType.INT64));
                columns.addAll(elements.columns());
                children.put(name, columns);
            }
        }));
        return children;
    }
}
