package io.sluice.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.pipeline.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One table or view with everything the proof must rebuild or warn about; {@code estimatedRows} is the planner's guess, −1 if unknown. */
public record TableMetadata(
        TableName name,
        Kind kind,
        List<ColumnMetadata> columns,
        List<String> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<ForeignKey> referencedBy,
        List<String> checks,
        List<String> triggers,
        @Nullable String engine,
        long estimatedRows,
        @Nullable String comment) {

    public enum Kind {
        TABLE,
        VIEW
    }

    /** A unique constraint or index; {@code nullable} when a column of it may be NULL. */
    public record UniqueKey(String name, List<String> columns, boolean nullable) {}

    /** {@code table} is the other side: the referenced table, or in {@code referencedBy} the referencing one. */
    public record ForeignKey(
            String name, List<String> columns, TableName table, List<String> otherColumns, String onDelete) {}

    /** By its name alone: tables are looked up often, and two of one name in one catalog are rare. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public Optional<ColumnMetadata> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** The columns that name a row: the primary key, else a unique key without NULLs, else none. */
    @JsonIgnore
    public List<String> rowKey() {
        if (!primaryKey.isEmpty()) {
            return primaryKey;
        }
        return uniqueKeys.stream()
                .filter(key -> !key.nullable())
                .map(UniqueKey::columns)
                .findFirst()
                .orElse(List.of());
    }
}
