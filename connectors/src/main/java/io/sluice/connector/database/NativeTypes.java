package io.sluice.connector.database;

import io.sluice.pipeline.ColumnType;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an engine's types mean in Sluice's words; what has no word of its own is text. */
public final class NativeTypes {

    private static final Pattern SIZED =
            Pattern.compile("([a-z0-9_ ]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\)(.*))?");

    private record Sized(String name, int first, int second, String rest) {

        static Sized of(String written) {
            var match = SIZED.matcher(written.toLowerCase(Locale.ROOT).strip());
            if (!match.matches()) {
                return new Sized(written.toLowerCase(Locale.ROOT), 0, 0, "");
            }
            var first = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
            var second = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
            return new Sized(
                    match.group(1).strip(),
                    first,
                    second,
                    match.group(4) == null ? "" : match.group(4).strip());
        }

        ColumnType decimal() {
            return first > 0 && second >= 0 && second <= first ? ColumnType.decimal(first, second) : ColumnType.DECIMAL;
        }
    }

    private NativeTypes() {}

    /** A type as {@code format_type} writes it, domains replaced by what they are made of. */
    public static ColumnType postgres(String written) {
        if (written.endsWith("[]")) {
            return ColumnType.TEXT;
        }
        var type = Sized.of(written);
        return switch (type.name) {
            case "boolean" -> ColumnType.BOOLEAN;
            case "smallint", "integer", "bigint", "oid" -> ColumnType.INT64;
            case "numeric" -> type.decimal();
            case "real", "double precision" -> ColumnType.FLOAT64;
            case "bytea" -> ColumnType.BYTES;
            case "date" -> ColumnType.DATE;
            case "time" -> type.rest.startsWith("with time zone") ? ColumnType.TEXT : ColumnType.TIME;
            case "time without time zone" -> ColumnType.TIME;
            case "timestamp" -> type.rest.startsWith("with time zone") ? ColumnType.TIMESTAMPTZ : ColumnType.TIMESTAMP;
            case "timestamp without time zone" -> ColumnType.TIMESTAMP;
            case "timestamp with time zone" -> ColumnType.TIMESTAMPTZ;
            case "interval" -> ColumnType.INTERVAL;
            case "uuid" -> ColumnType.UUID;
            case "json", "jsonb" -> ColumnType.JSON;
            default -> type.name.startsWith("interval") ? ColumnType.INTERVAL : ColumnType.TEXT;
        };
    }

    /** A column type as information_schema writes it, such as {@code bigint(20) unsigned}. */
    public static ColumnType mysql(String written) {
        var lower = written.toLowerCase(Locale.ROOT);
        var type = Sized.of(lower);
        return switch (type.name.replace(" unsigned", "").replace(" zerofill", "")) {
            case "tinyint" -> type.first == 1 ? ColumnType.BOOLEAN : ColumnType.INT64;
            case "bit" -> type.first <= 1 ? ColumnType.BOOLEAN : ColumnType.BYTES;
            case "smallint", "mediumint", "int", "integer", "year" -> ColumnType.INT64;
            case "bigint" -> lower.contains("unsigned") ? ColumnType.decimal(20, 0) : ColumnType.INT64;
            case "decimal", "numeric" -> type.decimal();
            case "float", "double", "real" -> ColumnType.FLOAT64;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry", "point" ->
                ColumnType.BYTES;
            case "date" -> ColumnType.DATE;
            case "time" -> ColumnType.TIME;
            case "datetime" -> ColumnType.TIMESTAMP;
            case "timestamp" -> ColumnType.TIMESTAMPTZ;
            case "json" -> ColumnType.JSON;
            case "uuid" -> ColumnType.UUID;
            default -> ColumnType.TEXT;
        };
    }

    /** A declared type by SQLite's affinity rules, finer where the name says more; any value may stand in any column. */
    public static ColumnType sqlite(String written) {
        var type = Sized.of(written);
        var name = type.name;
        if (name.contains("bool")) {
            return ColumnType.BOOLEAN;
        }
        if (name.contains("int")) {
            return ColumnType.INT64;
        }
        if (name.contains("char") || name.contains("clob") || name.contains("text")) {
            return ColumnType.TEXT;
        }
        if (name.contains("real") || name.contains("floa") || name.contains("doub")) {
            return ColumnType.FLOAT64;
        }
        return switch (name) {
            case "blob" -> ColumnType.BYTES;
            case "decimal", "numeric", "number" -> type.decimal();
            case "date" -> ColumnType.DATE;
            case "time" -> ColumnType.TIME;
            case "datetime", "timestamp" -> ColumnType.TIMESTAMP;
            case "json" -> ColumnType.JSON;
            case "uuid" -> ColumnType.UUID;
            default -> ColumnType.TEXT;
        };
    }
}
