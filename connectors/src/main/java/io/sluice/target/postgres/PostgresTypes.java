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

    /**
     * A value so that equal means written alike: some types of the server have no equality, others call equal what people would see
     * changed, as citext does with capitals.
     */
    static QueryPart comparable(QueryPart value, String nativeType) {
        var withoutLength = nativeType.replaceFirst("\\(.*?\\)", "");
        return switch (withoutLength) {
            case "bigint", "integer", "smallint", "numeric", "real", "double precision", "boolean", "uuid", "bytea" ->
                value;
            case "date", "time without time zone", "timestamp without time zone", "timestamp with time zone" -> value;
            case "text", "character varying" -> DSL.sql("{0} collate \"C\"", value);
            default -> DSL.sql("({0})::text collate \"C\"", value);
        };
    }
}
