package io.sluice.extract;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import io.sluice.connector.database.Engine;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in the order of a column that rises with time, and the highest value that it came to: the next reading begins there,
 * with the rows of that very value once more. Rows without a value are read each time.
 */
final class RisingRows implements RowStream {

    /** Values of these rise in the order in which their database compares them. */
    static final Set<Kind> KINDS =
            Set.of(Kind.INT64, Kind.DECIMAL, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ, Kind.TEXT);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N} .:+_/-]*");

    private final RowStream rows;
    private final String cursor;
    private final int at;
    private @Nullable String highest;

    /** {@code state} as an earlier reading left it. */
    RisingRows(QueryRows rows, String cursor, String state) {
        this.rows = rows;
        this.cursor = cursor;
        this.at = rows.columns().stream().map(Column::name).toList().indexOf(cursor);
        this.highest = value(state, cursor);
    }

    /** The end of the query that reads them. */
    static String clause(Connection connection, Engine engine, String cursor, Kind kind, String state) {
        var column = engine.quote(cursor);
        var reached = value(state, cursor);
        var from = reached == null
                ? ""
                : " where " + column + " >= " + literal(connection, engine, kind, reached) + " or " + column
                        + " is null";
        return from + " order by " + column;
    }

    /** A state may have been set by hand: it never becomes more than a value. */
    private static String literal(Connection connection, Engine engine, Kind kind, String value) {
        var number = kind == Kind.INT64 || kind == Kind.DECIMAL;
        if (!(number ? NUMBER : WORD).matcher(value).matches()) {
            throw new ConnectorException(
                    Fault.BAD_DATA,
                    connection.name(),
                    connection.name() + ": the state \"" + value + "\" is no value that rows can be compared with",
                    "Set the state to a value of the column, or reset it",
                    null);
        }
        if (number) {
            return value;
        }
        return engine.mysqlFamily() && kind == Kind.TIMESTAMPTZ
                ? "'" + value.replaceFirst("\\+00:00$", "") + "'"
                : "'" + value + "'";
    }

    private static @Nullable String value(String state, String cursor) {
        var value = Places.state(state).get(cursor);
        return value == null ? null : String.valueOf(value);
    }

    @Override
    public boolean advance() {
        if (!rows.advance()) {
            return false;
        }
        var value = rows.row()[at];
        if (value != null) {
            highest = value;
        }
        return true;
    }

    @Override
    public @Nullable String state() {
        return Places.text(highest == null ? Map.of() : Map.of(cursor, highest));
    }

    @Override
    public @Nullable String[] row() {
        return rows.row();
    }

    @Override
    public long line() {
        return rows.line();
    }

    @Override
    public Tally tally() {
        return rows.tally();
    }

    @Override
    public List<Reject> takeRejects() {
        return rows.takeRejects();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close() {
        rows.close();
    }
}
