package io.sluice.undo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a stored undo plan: {@code hash} seals it, {@code rows} go back, {@code conflicts} were changed by others since the commit,
 * {@code later} requests among them.
 */
public record UndoRef(String request, String hash, long rows, long conflicts, List<LaterWrite> later) {

    /** A plan of an earlier version names no later requests. */
    public UndoRef(String request, String hash, long rows, long conflicts, @Nullable List<LaterWrite> later) {
        this.request = request;
        this.hash = hash;
        this.rows = rows;
        this.conflicts = conflicts;
        this.later = later == null ? List.of() : List.copyOf(later);
    }
}
