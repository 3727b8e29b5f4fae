package io.sluice.target;

import io.sluice.pipeline.Step.Load;
import java.time.Instant;

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
        Instant sealedAt) {

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
                Instant.parse(String.valueOf(cursor.sealedAt())));
    }
}
