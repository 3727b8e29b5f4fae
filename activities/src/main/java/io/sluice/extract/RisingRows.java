package io.sluice.extract;

import io.sluice.connector.ForwardingRows;
import io.sluice.pipeline.Column;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in the order of a column that rises with time, and the highest value that it came to: the next reading begins there,
 * with the rows of that very value once more. Rows without a value are read each time.
 */
final class RisingRows extends ForwardingRows {

    private final String cursor;
    private final int at;
    private @Nullable String highest;

    /** {@code state} as an earlier reading left it. */
    RisingRows(QueryRows rows, String cursor, String state) {
        super(rows);
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
}
