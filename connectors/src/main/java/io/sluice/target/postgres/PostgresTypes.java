package io.sluice.target.postgres;

import io.sluice.pipeline.ColumnType;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

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

    /** A value of a type as it can be compared: some types of the server have no equality, but a text. */
    static QueryPart comparable(QueryPart value, String nativeType) {
        return switch (nativeType.replace("[]", "")) {
            case "json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle" ->
                DSL.sql("({0})::text", value);
            default -> value;
        };
    }
}
