package io.sluice.target;

import io.sluice.connector.RowStream.Mark;
import io.sluice.connector.RowStream.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a source was read into its stage: {@code line} of the last row that is staged, {@code seen} of the last whose reject would be
 * kept already; {@code sealedAt} once the stage is complete. {@code marked} is the last place where another reading may go on, and {@code
 * before} the last that leads there without a token of the source; {@code state} is where the next request goes on.
 */
record StageCursor(
        String plan,
        long line,
        long seen,
        long read,
        long dropped,
        long rejected,
        long superseded,
        @Nullable String sealedAt,
        @Nullable Marked marked,
        @Nullable Marked before,
        @Nullable String state) {

    /** A place in the source, and how the stage was when the reading came there. */
    record Marked(Mark mark, long rows, String digest) {}

    static StageCursor start(String plan) {
        return new StageCursor(plan, 0, 0, 0, 0, 0, 0, null, null, null, null);
    }

    static StageCursor of(String json) {
        return Json.read(json, StageCursor.class);
    }

    StageCursor at(long newLine, long newSeen, Tally tally) {
        return new StageCursor(
                plan,
                newLine,
                newSeen,
                tally.read(),
                tally.dropped(),
                tally.rejected(),
                superseded,
                null,
                marked,
                before,
                null);
    }

    StageCursor marked(Marked here) {
        return new StageCursor(
                plan,
                line,
                seen,
                read,
                dropped,
                rejected,
                superseded,
                null,
                here,
                here.mark().inside() ? before : here,
                null);
    }

    /** As it was there; behind it nothing is known. */
    StageCursor backTo(Marked there) {
        var mark = there.mark();
        return at(mark.line(), mark.line(), mark.tally()).marked(there);
    }

    StageCursor sealed(Dialect.StageFinish finish, Instant at, @Nullable String reached) {
        return new StageCursor(
                plan,
                line,
                seen,
                read,
                dropped,
                rejected + finish.rejected(),
                finish.superseded(),
                at.toString(),
                null,
                null,
                reached);
    }

    String json() {
        return Json.write(this);
    }
}
