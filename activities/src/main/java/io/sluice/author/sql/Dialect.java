package io.sluice.author.sql;

import io.sluice.connector.Connection;
import io.sluice.pipeline.ColumnType;

/** What differs between the databases that SQL is written for. */
public enum Dialect {
    POSTGRES('"'),
    MYSQL('`'),
    SQLITE('"');

    private final char quote;

    Dialect(char quote) {
        this.quote = quote;
    }

    public static Dialect of(Connection.Kind kind) {
        return switch (kind) {
            case POSTGRES -> POSTGRES;
            case MYSQL -> MYSQL;
            case SQLITE -> SQLITE;
            case FILES, API -> throw new IllegalArgumentException("files and APIs speak no SQL");
        };
    }

    public String name(String name) {
        var mark = Character.toString(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }

    /** A literal of a type; the text is canonical, so numbers and truth stand as they are. */
    String literal(String text, ColumnType type) {
        return switch (type.kind()) {
            case INT64, DECIMAL, FLOAT64 -> text;
            case BOOLEAN -> this == SQLITE ? (text.equals("true") ? "1" : "0") : text;
            case TIMESTAMP, TIMESTAMPTZ ->
                quoted(this == POSTGRES ? text : text.replace('T', ' ').replace("Z", ""));
            default -> quoted(text);
        };
    }

    /** A literal that other packages write. */
    public String written(String text, ColumnType type) {
        return literal(text, type);
    }

    /** LIKE without regard to case. */
    public String matching() {
        return like(true);
    }

    /** The first day of the stretch that a time falls into; of a year its number. */
    public String bucket(String expression, String unit, ColumnType type) {
        if (unit.equals("year")) {
            return this == SQLITE
                    ? "CAST(strftime('%Y', " + expression + ") AS INTEGER)"
                    : "EXTRACT(YEAR FROM " + expression + ")";
        }
        return switch (this) {
            case POSTGRES ->
                "DATE_TRUNC('" + unit + "', "
                        + (type.kind() == ColumnType.Kind.DATE ? "CAST(" + expression + " AS TIMESTAMP)" : expression)
                        + ")"; // of a date it would make a time in the session's zone
            case MYSQL ->
                switch (unit) {
                    case "month" -> "CAST(DATE_FORMAT(" + expression + ", '%Y-%m-01') AS DATETIME)";
                    case "week" ->
                        "CAST(DATE_SUB(" + expression + ", INTERVAL WEEKDAY(" + expression + ") DAY) AS DATETIME)";
                    default -> "CAST(" + expression + " AS DATE)";
                };
            case SQLITE ->
                switch (unit) {
                    case "month" -> "date(" + expression + ", 'start of month')";
                    case "week" -> "date(" + expression + ", '-6 days', 'weekday 1')";
                    default -> "date(" + expression + ")";
                };
        };
    }

    String quoted(String text) {
        var escaped = this == MYSQL ? text.replace("\\", "\\\\") : text;
        return "'" + escaped.replace("'", "''") + "'";
    }

    /** Ignoring case: PostgreSQL has an operator for it, the others' LIKE does so by itself. */
    String like(boolean ignoreCase) {
        return this == POSTGRES && ignoreCase ? "ILIKE" : "LIKE";
    }

    /** Whether nothing is there; a blank text is nothing, and what is read as a text may be of a type that TRIM does not take. */
    public String missing(String expression, ColumnType type) {
        return type.kind() == ColumnType.Kind.TEXT
                ? "(" + expression + " IS NULL OR TRIM(" + text(expression) + ") = '')"
                : "(" + expression + " IS NULL)";
    }

    /** A value of any type as a text. */
    public String text(String expression) {
        return "CAST(" + expression + " AS " + (this == MYSQL ? "CHAR" : "TEXT") + ")";
    }
}
