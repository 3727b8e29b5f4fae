package io.sluice.store;

import static io.sluice.store.jooq.Tables.REPAIR_LOGS;

import io.sluice.pipeline.Problem;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** One row a repair attempt, written when its retry is over. */
public final class RepairLogs {

    private final DSLContext db;

    RepairLogs(DSLContext db) {
        this.db = db;
    }

    /** A repair attempt and whether its retry ran through. */
    public record RepairLog(
            int attempt,
            Problem.Kind errorClass,
            String originalError,
            String reason,
            String patchedCode,
            Instant at,
            boolean successful) {}

    public void write(
            String request,
            int attempt,
            Problem.Kind errorClass,
            String originalError,
            String reason,
            String patchedCode,
            boolean successful) {
        db.insertInto(REPAIR_LOGS)
                .set(REPAIR_LOGS.PIPELINE_ID, Owner.of(request))
                .set(REPAIR_LOGS.ATTEMPT_NUMBER, attempt)
                .set(REPAIR_LOGS.ERROR_CLASS, errorClass.name())
                .set(REPAIR_LOGS.ORIGINAL_ERROR, Text.storable(originalError))
                .set(REPAIR_LOGS.AI_FIX_REASON, Text.storable(reason))
                .set(REPAIR_LOGS.PATCHED_CODE, Text.storable(patchedCode))
                .set(REPAIR_LOGS.REPAIR_SUCCESSFUL, successful)
                .onConflict(REPAIR_LOGS.PIPELINE_ID, REPAIR_LOGS.ATTEMPT_NUMBER)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public List<RepairLog> of(String request) {
        return db.selectFrom(REPAIR_LOGS)
                .where(REPAIR_LOGS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(REPAIR_LOGS.ATTEMPT_NUMBER)
                .fetch(row -> new RepairLog(
                        row.get(REPAIR_LOGS.ATTEMPT_NUMBER),
                        Problem.Kind.valueOf(row.get(REPAIR_LOGS.ERROR_CLASS)),
                        row.get(REPAIR_LOGS.ORIGINAL_ERROR),
                        row.get(REPAIR_LOGS.AI_FIX_REASON),
                        row.get(REPAIR_LOGS.PATCHED_CODE),
                        row.get(REPAIR_LOGS.REPAIR_TIME),
                        row.get(REPAIR_LOGS.REPAIR_SUCCESSFUL)));
    }
}
