package io.sluice.catalog;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.FileFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One data file by its path relative to the data folder. {@code format} and {@code columns} are detected from its beginning; both are
 * empty where {@code unreadable} says why (a directory, a pipe, an unknown kind). {@code oneObject}: a JSON document that is a single object
 * without a list of others, as settings are; {@code odd}: what makes columns text that would else be something narrower, by column.
 */
public record FileMetadata(
        String path,
        @Nullable FileFormat format,
        long bytes,
        Instant modified,
        List<Column> columns,
        @Nullable String unreadable,
        boolean oneObject,
        Map<String, OddValues> odd) {

    public FileMetadata(
            String path,
            @Nullable FileFormat format,
            long bytes,
            Instant modified,
            List<Column> columns,
            @Nullable String unreadable) {
        this(path, format, bytes, modified, columns, unreadable, false, Map.of());
    }
}
