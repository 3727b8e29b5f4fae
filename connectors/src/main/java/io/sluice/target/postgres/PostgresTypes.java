package io.sluice.target.postgres;

import io.sluice.pipeline.ColumnType;

/** How PostgreSQL writes the types of stages and new tables. */
final class PostgresTypes {

    private PostgresTypes() {}

    static String of(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case INT64 -> "bigint";
            case DECIMAL ->
                type.precision() == 0 ? "numeric" : "numeric(" + type.precision() + "," + type.scale() + ")";
            case FLOAT64 -> "double precision";
            case TEXT -> "text";
            case BYTES -> "bytea";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case INTERVAL -> "interval";
            case UUID -> "uuid";
            case JSON -> "jsonb";
        };
    }

    /** The same type as the catalog names it. */
    static String named(ColumnType type) {
        return switch (type.kind()) {
            case TIME -> "time without time zone";
            case TIMESTAMP -> "timestamp without time zone";
            case TIMESTAMPTZ -> "timestamp with time zone";
            default -> of(type);
        };
    }
}
