package io.sluice.target;

import io.sluice.pipeline.Step.Load;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complete stage. {@code read} = {@code rows} + {@code dropped} + {@code rejected} + {@code superseded}; the last are rows that a
 * later row of the same key replaced.
 */
public record Staged(
        Load load,
        StageTable table,
        long rows,
        long read,
        long dropped,
        long rejected,
        long superseded,
        String sourceDigest,
        String digest,
        Instant sealedAt,
        @Nullable Advance advance) {

    /** From where to where a reading brought the state of its stream. */
    public record Advance(StreamState from, String to) {}

    /** The same with so many rows less, which the target holds already. */
    public Staged without(long present) {
        return new Staged(
                load,
                table,
                rows - present,
                read,
                dropped,
                rejected,
                superseded + present,
                sourceDigest,
                digest,
                sealedAt,
                advance);
    }

    /** The same in a table of other columns. */
    public Staged in(StageTable other) {
        return new Staged(
                load, other, rows, read, dropped, rejected, superseded, sourceDigest, digest, sealedAt, advance);
    }

    static Staged of(StageOrder order, StageTable table, Entry entry) {
        var cursor = StageCursor.of(String.valueOf(entry.cursor()));
        return new Staged(
                order.load(),
                table,
                entry.rows(),
                cursor.read(),
                cursor.dropped(),
                cursor.rejected(),
                cursor.superseded(),
                order.sourceDigest(),
                String.valueOf(entry.digest()),
                Instant.parse(String.valueOf(cursor.sealedAt())),
                advance(order, cursor));
    }

    private static @Nullable Advance advance(StageOrder order, StageCursor cursor) {
        return order.since() == null || cursor.state() == null ? null : new Advance(order.since(), cursor.state());
    }
}
