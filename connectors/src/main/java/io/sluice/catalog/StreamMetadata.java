package io.sluice.catalog;

import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream of an API connection. {@code path} is the address it is read from, relative to the API's base, as the manifest writes it;
 * {@code primaryKey} names top-level columns, empty without a key or with a nested one; {@code cursor} is the column by which it can be
 * read incrementally. {@code columns} are those its schema declares: records may hold more. {@code unreadable} says what this version lacks.
 */
public record StreamMetadata(
        String connection,
        String name,
        @Nullable String path,
        List<Column> columns,
        List<String> primaryKey,
        @Nullable String cursor,
        @Nullable String unreadable) {

    public StreamMetadata {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }
}
