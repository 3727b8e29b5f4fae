package io.sluice.undo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a stored undo plan: {@code hash} seals it, {@code rows} go back, {@code conflicts} were changed by others since the commit,
 * {@code later} requests among them, and {@code more} that are not named here.
 */
public record UndoRef(String request, String hash, long rows, long conflicts, List<LaterWrite> later, long more) {

    /** A plan of an earlier version names no later requests. */
    public UndoRef(
            String request, String hash, long rows, long conflicts, @Nullable List<LaterWrite> later, long more) {
        this.request = request;
        this.hash = hash;
        this.rows = rows;
        this.conflicts = conflicts;
        this.later = later == null ? List.of() : List.copyOf(later);
        this.more = more;
    }
}
