package io.sluice.connector.file;

import io.sluice.catalog.OddValues;
import io.sluice.connector.rows.TypeGuess;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.FileFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written and its columns, or {@code unreadable}: why that could not be found out. {@code lists} are the columns of the lists
 * of objects in its records, by the field that holds them; {@code oneObject}: a JSON document that holds a single record; {@code odd}: the
 * values that alone make a column text.
 */
record Detected(
        @Nullable FileFormat format,
        List<Column> columns,
        @Nullable String unreadable,
        Map<String, List<Column>> lists,
        boolean oneObject,
        Map<String, OddValues> odd) {

    Detected(@Nullable FileFormat format, List<Column> columns, @Nullable String unreadable) {
        this(format, columns, unreadable, Map.of(), false, Map.of());
    }

    /** A file of rows under columns. */
    static Detected table(FileFormat format, List<String> names, List<TypeGuess> guesses) {
        var columns = new ArrayList<Column>();
        var odd = new HashMap<String, OddValues>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            columns.add(Column.of(name, guesses.get(i).type()));
            guesses.get(i).odd().ifPresent(values -> odd.put(name, values));
        }
        return new Detected(format, columns, null, Map.of(), false, odd);
    }

    /** One of the lists, as a table of its own. */
    Detected list(String field) {
        var columns = lists.get(field);
        return columns == null
                ? new Detected(null, List.of(), "its records have no list of objects called " + field)
                : new Detected(format, columns, null);
    }
}
