package io.sluice.target.postgres;

import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.TargetTable;
import org.jooq.QueryPart;

/** The values of a stage {@code s} as a table takes them. */
record PostgresValues(TargetTable table) {

    /** In the type of the destination; that it fits without loss was seen when the stage was finished. */
    QueryPart of(StageColumn column) {
        return of(column, nativeType(column));
    }

    /** In the type of a column of another name. */
    QueryPart as(StageColumn column, String name) {
        return of(column, table.column(name).map(to -> to.nativeType()).orElse(PostgresTypes.named(column.type())));
    }

    private static QueryPart of(StageColumn column, String to) {
        var value = sql("s.{0}", column.quoted());
        return to.equals(PostgresTypes.named(column.type())) ? value : sql("cast({0} as {1})", value, raw(to));
    }

    String nativeType(StageColumn column) {
        return table.column(column.name()).map(to -> to.nativeType()).orElse(PostgresTypes.named(column.type()));
    }
}
