package io.sluice.target;

import io.sluice.connector.RowStream.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a source was read into its stage: {@code line} of the last row that is staged, {@code seen} of the last whose reject would be
 * kept already; {@code sealedAt} once the stage is complete.
 */
record StageCursor(
        String plan,
        long line,
        long seen,
        long read,
        long dropped,
        long rejected,
        long superseded,
        @Nullable String sealedAt) {

    static StageCursor start(String plan) {
        return new StageCursor(plan, 0, 0, 0, 0, 0, 0, null);
    }

    static StageCursor of(String json) {
        return Json.read(json, StageCursor.class);
    }

    StageCursor at(long newLine, long newSeen, Tally tally) {
        return new StageCursor(
                plan, newLine, newSeen, tally.read(), tally.dropped(), tally.rejected(), superseded, null);
    }

    StageCursor sealed(Dialect.StageFinish finish, Instant at) {
        return new StageCursor(
                plan, line, seen, read, dropped, rejected + finish.rejected(), finish.superseded(), at.toString());
    }

    String json() {
        return Json.write(this);
    }
}
