package io.sluice.synthesise;

import io.sluice.guard.SqlDialect;
import io.sluice.pipeline.ColumnType;
import java.util.Locale;

/** How the dialects say the same things. */
final class SqlWords {
    private final SqlDialect dialect;

    SqlWords(SqlDialect dialect) {
        this.dialect = dialect;
    }

    boolean postgres() {
        return dialect == SqlDialect.POSTGRES;
    }

    /** A script that stops at the first error, is one transaction, and says where it is. */
    String framed(int step, String about, String body) {
        var name = "step " + step;
        return postgres() ? """
                  -- Step %d of a Sluice request, %s; for psql.
                  \\set ON_ERROR_STOP on
                  \\echo %s: start
                  CREATE SCHEMA IF NOT EXISTS sluice_by_hand;
                  BEGIN;

                  %s
                  COMMIT;
                  \\echo %s: end
                  """.formatted(step, about, name, body, name) : """
                  -- Step %d of a Sluice request, %s; for the mysql shell, which stops at the first error.
                  SELECT '%s: start' AS log;
                  START TRANSACTION;

                  %s
                  COMMIT;
                  SELECT '%s: end' AS log;
                  """.formatted(step, about, name, body, name);
    }

    /** The unquoted name of the table that keeps an output between scripts. */
    String outputName(String output) {
        return postgres() ? "sluice_by_hand." + output : "sluice_by_hand_" + output;
    }

    String output(String output) {
        return postgres() ? name("sluice_by_hand") + "." + name(output) : name(outputName(output));
    }

    String name(String identifier) {
        var quote = dialect == SqlDialect.MYSQL ? "`" : "\"";
        return quote + identifier.replace(quote, quote + quote) + quote;
    }

    String literal(String text) {
        var doubled = text.replace("'", "''");
        return "'" + (dialect == SqlDialect.MYSQL ? doubled.replace("\\", "\\\\") : doubled) + "'";
    }

    String trimmed(String value) {
        return postgres() ? "btrim(" + value + ", E' \\t\\r\\n')" : "trim(" + value + ")";
    }

    String concatenated(String left, String right) {
        return postgres() ? left + " || " + right : "concat(" + left + ", " + right + ")";
    }

    /** The type of a column in a table. */
    String columnType(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case INT64 -> "bigint";
            case DECIMAL ->
                type.precision() == 0
                        ? (postgres() ? "numeric" : "decimal(65,30)")
                        : "decimal(" + type.precision() + "," + type.scale() + ")";
            case FLOAT64 -> postgres() ? "double precision" : "double";
            case TEXT -> postgres() ? "text" : "longtext";
            case BYTES -> postgres() ? "bytea" : "longblob";
            case DATE -> "date";
            case TIME -> postgres() ? "time" : "time(6)";
            case TIMESTAMP -> postgres() ? "timestamp" : "datetime(6)";
            case TIMESTAMPTZ -> postgres() ? "timestamptz" : "timestamp(6)";
            case INTERVAL -> postgres() ? "interval" : "varchar(64)";
            case UUID -> postgres() ? "uuid" : "char(36)";
            case JSON -> postgres() ? "jsonb" : "json";
        };
    }

    /** The same in the key of a new table, where MySQL wants a length and an exact comparison. */
    String keyType(ColumnType type) {
        return !postgres() && type.kind() == ColumnType.Kind.TEXT
                ? "varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                : columnType(type);
    }

    /** A text read as this type; text itself stays as it is. */
    String cast(String value, ColumnType type) {
        if (type.kind() == ColumnType.Kind.TEXT) {
            return value;
        }
        var filled = "nullif(" + trimmed(value) + ", '')";
        if (postgres()) {
            return "CAST(" + filled + " AS " + columnType(type) + ")";
        }
        return switch (type.kind()) {
            case INT64 -> "CAST(" + filled + " AS SIGNED)";
            case BOOLEAN ->
                "(CASE WHEN lower(" + filled + ") IN ('true', 't', 'yes', 'y', '1') THEN 1 WHEN " + filled
                        + " IS NOT NULL THEN 0 END)";
            case DECIMAL -> "CAST(" + filled + " AS " + columnType(type).toUpperCase(Locale.ROOT) + ")";
            case DATE, TIME -> "CAST(" + filled + " AS " + columnType(type) + ")";
            case TIMESTAMP, TIMESTAMPTZ -> "CAST(" + filled + " AS datetime(6))";
            default -> filled;
        };
    }
}
