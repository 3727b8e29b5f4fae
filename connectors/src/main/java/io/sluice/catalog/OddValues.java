package io.sluice.catalog;

import io.sluice.pipeline.ColumnType;
import java.util.List;

/**
 * The few values that alone make a column text: without them it is {@code otherwise}. {@code line} is where the first stands, 0 where that
 * is not known.
 */
public record OddValues(List<String> values, long line, ColumnType otherwise) {

    public OddValues {
        values = List.copyOf(values);
    }
}
