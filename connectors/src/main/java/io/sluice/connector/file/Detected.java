package io.sluice.connector.file;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.FileFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written and its columns, or {@code unreadable}: why that could not be found out. {@code lists} are the columns of the lists
 * of objects in its records, by the field that holds them; {@code oneObject}: a JSON document that holds a single record.
 */
record Detected(
        @Nullable FileFormat format,
        List<Column> columns,
        @Nullable String unreadable,
        Map<String, List<Column>> lists,
        boolean oneObject) {

    Detected(@Nullable FileFormat format, List<Column> columns, @Nullable String unreadable) {
        this(format, columns, unreadable, Map.of(), false);
    }

    /** One of the lists, as a table of its own. */
    Detected list(String field) {
        var columns = lists.get(field);
        return columns == null
                ? new Detected(null, List.of(), "its records have no list of objects called " + field)
                : new Detected(format, columns, null);
    }
}
