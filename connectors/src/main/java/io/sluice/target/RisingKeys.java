package io.sluice.target;

import io.sluice.target.StageTable.StageColumn;
import org.jspecify.annotations.Nullable;

/** Sees at no cost that no key came twice, where keys are numbers that rise from row to row, as most sources give them. */
final class RisingKeys {

    private final int at;
    private boolean rising;
    private long last = Long.MIN_VALUE;

    /** {@code whole}: every row of the stage will be seen. */
    RisingKeys(StageOrder order, StageTable table, boolean whole) {
        var key = order.keyed().map(newness -> newness.key());
        this.at = key.filter(columns -> columns.size() == 1)
                .map(columns ->
                        table.columns().stream().map(StageColumn::name).toList().indexOf(columns.getFirst()))
                .orElse(-1);
        this.rising = whole && at >= 0;
    }

    void see(@Nullable String[] row) {
        if (rising) {
            rising = isAbove(row[at]);
        }
    }

    private boolean isAbove(@Nullable String value) {
        if (value == null) {
            return false;
        }
        try {
            var number = Long.parseLong(value);
            var above = number > last;
            last = number;
            return above;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether each row that was seen has a key of its own. */
    boolean apart() {
        return rising;
    }
}
