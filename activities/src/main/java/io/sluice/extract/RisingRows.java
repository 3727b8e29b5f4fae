package io.sluice.extract;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in the order of a column that rises with time, and the highest value that it came to: the next reading begins there,
 * with the rows of that very value once more. Rows without a value are read each time.
 */
final class RisingRows implements RowStream {

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

    static @Nullable String value(String state, String cursor) {
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
