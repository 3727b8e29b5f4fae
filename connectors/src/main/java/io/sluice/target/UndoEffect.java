package io.sluice.target;

import io.sluice.pipeline.TableName;
import io.sluice.target.TableEffect.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking a change back does to one table. {@code removed} rows had come in, {@code restored} ones had changed, {@code returned} ones
 * had been deleted; {@code dropped}: the table itself had come in and goes. {@code conflicts} are rows that others touched since: they stay
 * as they are. {@code never} says why nothing of it can be taken back; null if it can. {@code overtaken}: what others did there since is why,
 * so that it may go when they take that back.
 */
public record UndoEffect(
        TableName table,
        long removed,
        long restored,
        long returned,
        boolean dropped,
        long conflicts,
        List<Sample> samples,
        @Nullable String never,
        boolean overtaken) {

    public UndoEffect {
        samples = List.copyOf(samples);
    }

    public UndoEffect(
            TableName table,
            long removed,
            long restored,
            long returned,
            boolean dropped,
            long conflicts,
            List<Sample> samples,
            @Nullable String never) {
        this(table, removed, restored, returned, dropped, conflicts, samples, never, false);
    }

    public static UndoEffect never(TableName table, String reason) {
        return new UndoEffect(table, 0, 0, 0, false, 0, List.of(), reason);
    }

    public static UndoEffect overtaken(TableName table, String reason) {
        return new UndoEffect(table, 0, 0, 0, false, 0, List.of(), reason, true);
    }

    /** Rows that go back to what they were. */
    public long rows() {
        return removed + restored + returned;
    }

    public boolean sameCounts(UndoEffect other) {
        return table.equals(other.table)
                && removed == other.removed
                && restored == other.restored
                && returned == other.returned
                && dropped == other.dropped
                && conflicts == other.conflicts;
    }
}
