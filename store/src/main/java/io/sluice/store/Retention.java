package io.sluice.store;

import static io.sluice.store.jooq.Tables.ANSWERS;
import static io.sluice.store.jooq.Tables.DIFF_ROWS;
import static io.sluice.store.jooq.Tables.EVENTS;
import static io.sluice.store.jooq.Tables.PIPELINES;
import static io.sluice.store.jooq.Tables.PROGRESS;
import static io.sluice.store.jooq.Tables.PROOFS;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** How long data is kept. What a request was, did and cost stays for ever; the rows it showed go. */
public final class Retention {

    /** Rows of a change, rows of an answer, the live timeline. */
    public static final Duration ROWS = Duration.ofDays(30);

    /** What an undo needs; it lies in the target. */
    public static final Duration UNDO_IMAGES = Duration.ofDays(30);

    private final DSLContext db;

    Retention(DSLContext db) {
        this.db = db;
    }

    /** Deletes the rows and timelines of requests that ended before {@code then}; says how many rows went. */
    public int sweep(Instant then) {
        var proofs = DSL.select(PROOFS.HASH).from(PROOFS).where(PROOFS.PIPELINE_ID.in(ended(then)));
        return db.deleteFrom(DIFF_ROWS).where(DIFF_ROWS.PROOF.in(proofs)).execute()
                + db.deleteFrom(ANSWERS)
                        .where(ANSWERS.PIPELINE_ID.in(ended(then)))
                        .execute()
                + db.deleteFrom(EVENTS)
                        .where(EVENTS.PIPELINE_ID.in(ended(then)))
                        .execute()
                + db.deleteFrom(PROGRESS)
                        .where(PROGRESS.PIPELINE_ID.in(ended(then)))
                        .execute();
    }

    private static Select<Record1<Integer>> ended(Instant then) {
        return DSL.select(PIPELINES.ID)
                .from(PIPELINES)
                .where(PIPELINES.OUTCOME.notIn("running", "asked", "awaiting_approval"))
                .and(DSL.coalesce(PIPELINES.UPDATED_AT, PIPELINES.CREATED_AT).lt(then));
    }
}
