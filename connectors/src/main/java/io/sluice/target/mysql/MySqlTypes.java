package io.sluice.target.mysql;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Step.Load;

/** How MySQL writes the types of stages and new tables. */
final class MySqlTypes {

    static final int MOST_DIGITS = 65;
    static final int MOST_SCALE = 30;
    /** All text columns of a key together must fit into an index of 3,072 bytes, four a character. */
    private static final int KEY_CHARACTERS = 600;

    private static final int LONGEST_KEY_TEXT = 255;

    private MySqlTypes() {}

    /** In a new table. An instant is a {@code timestamp}, the only type that is one. */
    static String of(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "tinyint(1)";
            case INT64 -> "bigint";
            case DECIMAL -> decimal(type);
            case FLOAT64 -> "double";
            case TEXT -> "longtext";
            case BYTES -> "longblob";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "datetime(6)";
            case TIMESTAMPTZ -> "timestamp(6)";
            case INTERVAL -> "varchar(100)";
            case UUID -> "char(36)";
            case JSON -> "json";
        };
    }

    /** In the stage of a table that exists: wide enough for whatever that table's columns turn out to be. */
    static String staged(ColumnType type) {
        return type.kind() == ColumnType.Kind.TIMESTAMPTZ ? "datetime(6)" : of(type);
    }

    /** In the key of a new table, which needs a length and tells texts apart exactly. */
    static String key(ColumnType type, Load load, MySqlVersion version) {
        return switch (type.kind()) {
            case TEXT -> "varchar(" + keyLength(load) + ") character set utf8mb4 collate " + version.exactCollation();
            case BYTES -> "varbinary(" + keyLength(load) + ")";
            default -> of(type);
        };
    }

    /** How long a text may be in the key of a new table. */
    static int keyLength(Load load) {
        var texts = load.columns().stream()
                .filter(column -> load.key().contains(column.to()))
                .filter(column -> column.type().kind() == ColumnType.Kind.TEXT
                        || column.type().kind() == ColumnType.Kind.BYTES)
                .count();
        return (int) Math.min(LONGEST_KEY_TEXT, KEY_CHARACTERS / Math.max(1, texts));
    }

    private static String decimal(ColumnType type) {
        if (type.precision() == 0) {
            return "decimal(" + MOST_DIGITS + "," + MOST_SCALE + ")";
        }
        var scale = Math.min(type.scale(), MOST_SCALE);
        return "decimal(" + Math.min(type.precision(), MOST_DIGITS) + "," + scale + ")";
    }
}
