package io.sluice.extract;

import io.sluice.pipeline.LoadColumn;
import java.util.List;

/** Records hold fields that the first ones, by which the columns were told, did not; with these columns they are to be read again. */
public final class LateFields extends RuntimeException {

    private final int step;
    private final transient List<LoadColumn> columns;

    LateFields(int step, List<LoadColumn> columns) {
        super("step " + step + " meets fields that the first records did not have: "
                + String.join(", ", columns.stream().map(LoadColumn::from).toList()));
        this.step = step;
        this.columns = List.copyOf(columns);
    }

    public int step() {
        return step;
    }

    public List<LoadColumn> columns() {
        return columns;
    }
}
