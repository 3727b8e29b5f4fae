package io.sluice.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file to be loaded, as {@code COPY … FROM} or {@code LOAD DATA} said it.
 *
 * @param columns in the file's order; empty = all of the table's
 * @param format {@code csv} (quotes count) or {@code text}
 * @param delimiter between fields
 * @param quote around fields; null = none
 * @param nullText the unquoted text that means NULL
 * @param skipLines lines before the data, the header among them
 * @param encoding null = to be found out
 */
public record LoadRequest(
        TableRef table,
        List<String> columns,
        String file,
        String format,
        String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        String nullText,
        int skipLines,
        @Nullable String encoding) {
    public LoadRequest {
        columns = List.copyOf(columns);
    }
}
