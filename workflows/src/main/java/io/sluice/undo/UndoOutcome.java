package io.sluice.undo;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an undo ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @Type(value = UndoOutcome.Undone.class, name = "undone"),
    @Type(value = UndoOutcome.Conflicting.class, name = "conflicting"),
    @Type(value = UndoOutcome.Impossible.class, name = "impossible"),
    @Type(value = UndoOutcome.Rejected.class, name = "rejected"),
    @Type(value = UndoOutcome.Cancelled.class, name = "cancelled"),
    @Type(value = UndoOutcome.Failed.class, name = "failed")
})
public sealed interface UndoOutcome {

    /** The target holds what it held before, but for {@code conflicts} rows that a partial undo left alone. */
    record Undone(long rows, long conflicts) implements UndoOutcome {}

    /**
     * Rows changed since and nobody asked for a partial undo, or later requests wrote over all of it: nothing was changed. {@code later}
     * ones are undone before, in this order, and {@code more} that are not named here.
     */
    record Conflicting(long conflicts, List<LaterWrite> later, long more) implements UndoOutcome {

        /** The outcome of an earlier version names no later requests. */
        public Conflicting(long conflicts, @Nullable List<LaterWrite> later, long more) {
            this.conflicts = conflicts;
            this.later = later == null ? List.of() : List.copyOf(later);
            this.more = more;
        }
    }

    /** There is nothing that could be put back; the reason says why. */
    record Impossible(String reason) implements UndoOutcome {}

    record Rejected(String reason) implements UndoOutcome {}

    /** A person stopped it, or nobody approved it in time. */
    record Cancelled() implements UndoOutcome {}

    record Failed(String code, String message, String next) implements UndoOutcome {}

    default String title() {
        return switch (this) {
            case Undone o -> "undone";
            case Conflicting o -> "conflicting";
            case Impossible o -> "impossible";
            case Rejected o -> "rejected";
            case Cancelled o -> "cancelled";
            case Failed o -> "failed";
        };
    }
}
