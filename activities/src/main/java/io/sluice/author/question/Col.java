package io.sluice.author.question;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import java.util.Set;

/** A column of a table. */
record Col(TableMetadata table, ColumnMetadata column) {

    private static final Set<ColumnType.Kind> NUMBERS =
            Set.of(ColumnType.Kind.INT64, ColumnType.Kind.DECIMAL, ColumnType.Kind.FLOAT64);
    private static final Set<ColumnType.Kind> DATES =
            Set.of(ColumnType.Kind.DATE, ColumnType.Kind.TIMESTAMP, ColumnType.Kind.TIMESTAMPTZ);

    boolean isNumber() {
        return NUMBERS.contains(column.type().kind());
    }

    boolean isDate() {
        return DATES.contains(column.type().kind());
    }

    String name() {
        return column.name();
    }
}
