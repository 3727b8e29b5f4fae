package io.sluice.author.planner;

import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Column;
import java.util.List;

/** The files that some words name, in the order of their paths; empty where there is none of that name. */
record FileSource(String written, List<FileMetadata> files, boolean pattern) {

    FileSource {
        files = List.copyOf(files);
    }

    /** The columns that every file has, with the first file's types. */
    List<Column> columns() {
        if (files.isEmpty()) {
            return List.of();
        }
        return files.getFirst().columns().stream()
                .filter(column -> files.stream().allMatch(file -> file.columns().stream()
                        .anyMatch(other -> other.name().equals(column.name()))))
                .toList();
    }
}
