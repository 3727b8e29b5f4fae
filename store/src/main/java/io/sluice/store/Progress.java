package io.sluice.store;

import static io.sluice.store.jooq.Tables.PROGRESS;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** How far the step that is running has come: the latest word only, no history. */
public final class Progress {

    private final DSLContext db;

    Progress(DSLContext db) {
        this.db = db;
    }

    /** {@code totalBytes} is −1 where nobody knows it. */
    public record StepProgress(int step, long rows, long bytes, long totalBytes) {}

    /** Call it about once a second. */
    public void put(String request, int step, long rows, long bytes, long totalBytes) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            tx.insertInto(PROGRESS)
                    .set(PROGRESS.PIPELINE_ID, Owner.of(request))
                    .set(PROGRESS.STEP, step)
                    .set(PROGRESS.ROWS, rows)
                    .set(PROGRESS.BYTES, bytes)
                    .set(PROGRESS.TOTAL_BYTES, totalBytes)
                    .onConflict(PROGRESS.PIPELINE_ID, PROGRESS.STEP)
                    .doUpdate()
                    .setAllToExcluded()
                    .set(PROGRESS.AT, DSL.field("clock_timestamp()", Instant.class))
                    .execute();
            EventFeed.wake(tx, request);
        });
    }

    public List<StepProgress> of(String request) {
        return db.selectFrom(PROGRESS)
                .where(PROGRESS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(PROGRESS.STEP)
                .fetch(row -> new StepProgress(
                        row.get(PROGRESS.STEP),
                        row.get(PROGRESS.ROWS),
                        row.get(PROGRESS.BYTES),
                        row.get(PROGRESS.TOTAL_BYTES)));
    }
}
