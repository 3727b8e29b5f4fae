package io.sluice.connector.database;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of any query as typed columns and the canonical text of {@link io.sluice.connector.RowStream}; the caller owns the result set. */
public final class ResultRows {

    private final Engine engine;
    private final ResultSet result;
    private final List<Column> columns;

    private ResultRows(Engine engine, ResultSet result, List<Column> columns) {
        this.engine = engine;
        this.result = result;
        this.columns = columns;
    }

    /** Stands on the first row when there is one: SQLite knows the type of an expression only by its value. */
    public static ResultRows of(Engine engine, ResultSet result) throws SQLException {
        var described = result.getMetaData();
        var columns = new ArrayList<Column>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            var nullable = described.isNullable(i) != ResultSetMetaData.columnNoNulls;
            columns.add(new Column(name(described.getColumnLabel(i), i), type(engine, described, i), nullable));
        }
        return new ResultRows(engine, result, List.copyOf(columns));
    }

    public List<Column> columns() {
        return columns;
    }

    public boolean advance() throws SQLException {
        return result.next();
    }

    /** The canonical text of a field of the current row, counted from 0; null is NULL. */
    public @Nullable String text(int field) throws SQLException {
        int i = field + 1;
        return switch (columns.get(field).type().kind()) {
            case BYTES -> bytes(i);
            case BOOLEAN -> flag(i);
            case TIMESTAMPTZ -> zoned(result.getString(i));
            case INT64, DECIMAL, FLOAT64, TEXT, DATE, TIME, TIMESTAMP, INTERVAL, UUID, JSON -> result.getString(i);
        };
    }

    private @Nullable String bytes(int i) throws SQLException {
        var bytes = result.getBytes(i);
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private @Nullable String flag(int i) throws SQLException {
        var text = engine.mysqlFamily()
                        && result.getMetaData().getColumnTypeName(i).equals("BIT")
                ? String.valueOf(result.getBoolean(i) ? 1 : 0)
                : result.getString(i);
        if (text == null || result.wasNull()) {
            return null;
        }
        return switch (text) {
            case "t", "1", "true" -> "true";
            case "f", "0", "false" -> "false";
            default -> text;
        };
    }

    /** Every session is in UTC: PostgreSQL writes {@code +00}, MySQL nothing. */
    private static @Nullable String zoned(@Nullable String text) {
        if (text == null || text.endsWith("+00:00") || !Character.isDigit(text.charAt(0)) || text.endsWith("BC")) {
            return text;
        }
        return text.endsWith("+00") ? text + ":00" : text + "+00:00";
    }

    private static String name(String label, int i) {
        return label.isBlank() ? "column" + i : label;
    }

    private static ColumnType type(Engine engine, ResultSetMetaData described, int i) throws SQLException {
        var name = described.getColumnTypeName(i).toLowerCase(Locale.ROOT);
        var precision = described.getPrecision(i);
        var scale = described.getScale(i);
        return switch (engine) {
            case POSTGRESQL -> postgres(name, precision, scale);
            case MYSQL, MARIADB -> NativeTypes.mysql(sized(name, precision, scale));
            case SQLITE -> NativeTypes.sqlite(name);
        };
    }

    private static ColumnType postgres(String name, int precision, int scale) {
        return switch (name) {
            case "bool" -> ColumnType.BOOLEAN;
            case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" -> ColumnType.INT64;
            case "float4", "float8" -> ColumnType.FLOAT64;
            case "numeric" ->
                NativeTypes.postgres(precision > 0 ? "numeric(" + precision + "," + scale + ")" : "numeric");
            case "timestamptz" -> ColumnType.TIMESTAMPTZ;
            default -> NativeTypes.postgres(name);
        };
    }

    /** A result does not tell a tinyint(1) from another tinyint, and it may hold 7: in results it is a number. */
    private static String sized(String name, int precision, int scale) {
        return switch (name) {
            case "decimal", "decimal unsigned" -> "decimal(" + precision + "," + scale + ")";
            case "bit" -> "bit(" + precision + ")";
            default -> name;
        };
    }
}
