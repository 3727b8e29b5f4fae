package io.sluice.catalog;

import io.sluice.pipeline.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * One column: {@code nativeType} as the database writes it (so that the table can be rebuilt), {@code type} in Sluice's words. {@code
 * defaultExpression} is the database's text of it; {@code generated} columns are computed, {@code identity} ones are numbered by the database.
 */
public record ColumnMetadata(
        String name,
        String nativeType,
        ColumnType type,
        boolean nullable,
        @Nullable String defaultExpression,
        boolean generated,
        boolean identity,
        @Nullable String collation,
        @Nullable String comment) {

    /** By its name alone: columns are looked up often, and those of one name differ by their table. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
