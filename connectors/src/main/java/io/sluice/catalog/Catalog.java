package io.sluice.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * Metadata of tables, files and the streams of APIs: of everything the connections hold when a draft is written, of what a draft names when
 * it is kept as snapshot.
 */
public record Catalog(List<TableMetadata> tables, List<FileMetadata> files, List<StreamMetadata> streams) {

    public static final Catalog EMPTY = new Catalog(List.of(), List.of());

    public Catalog {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
        streams = List.copyOf(streams);
    }

    /** Without APIs. */
    public Catalog(List<TableMetadata> tables, List<FileMetadata> files) {
        this(tables, files, List.of());
    }

    public Catalog plus(Catalog other) {
        return new Catalog(
                Stream.concat(tables.stream(), other.tables.stream()).toList(),
                Stream.concat(files.stream(), other.files.stream()).toList(),
                Stream.concat(streams.stream(), other.streams.stream()).toList());
    }
}
