package io.sluice.connector.database;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.catalog.TableMetadata.Kind;
import io.sluice.catalog.TableMetadata.UniqueKey;
import io.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table while the answers about it come in, kind by kind. */
final class TableParts {

    final List<ColumnMetadata> columns = new ArrayList<>();
    final List<String> primaryKey = new ArrayList<>();
    final List<UniqueKey> uniqueKeys = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<ForeignKey> referencedBy = new ArrayList<>();
    final List<String> checks = new ArrayList<>();
    final List<String> triggers = new ArrayList<>();

    private final TableName name;
    private final Kind kind;
    private final @Nullable String engine;
    private final long estimatedRows;
    private final @Nullable String comment;

    TableParts(TableName name, Kind kind, @Nullable String engine, long estimatedRows, @Nullable String comment) {
        this.name = name;
        this.kind = kind;
        this.engine = engine;
        this.estimatedRows = estimatedRows;
        this.comment = comment == null || comment.isEmpty() ? null : comment;
    }

    /** Adds a unique key; it takes NULLs when one of its columns does. */
    void addUnique(String key, List<String> of) {
        var nullable = columns.stream().anyMatch(column -> of.contains(column.name()) && column.nullable());
        uniqueKeys.add(new UniqueKey(key, of, nullable));
    }

    TableMetadata build() {
        return new TableMetadata(
                name,
                kind,
                List.copyOf(columns),
                List.copyOf(primaryKey),
                List.copyOf(uniqueKeys),
                List.copyOf(foreignKeys),
                List.copyOf(referencedBy),
                List.copyOf(checks),
                List.copyOf(triggers),
                engine,
                estimatedRows,
                comment);
    }
}
