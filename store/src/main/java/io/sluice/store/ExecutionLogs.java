package io.sluice.store;

import static io.sluice.store.jooq.Tables.EXECUTION_LOGS;
import static io.sluice.store.jooq.Tables.PIPELINE_STEPS;

import io.sluice.request.DraftRef;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Every step of every attempt, written as it ends; an attempt that is repeated overwrites its own rows. */
public final class ExecutionLogs {

    private final DSLContext db;
    private final EventFeed feed;

    ExecutionLogs(DSLContext db, EventFeed feed) {
        this.db = db;
        this.feed = feed;
    }

    private record StepEnded(int attempt, int step, boolean successful, int ms) {}

    /** A step's log with the attempt it belongs to and the key of its step. */
    public record AttemptLog(int attempt, int stepId, String type, StepLog log) {}

    /** {@code attempt} counts the repairs before it: 0 is the first run. Whoever follows the request is told. */
    public void write(DraftRef draft, int attempt, StepLog log) {
        var ended = Json.write(new StepEnded(attempt, log.step(), log.successful(), log.ms()));
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            new Events(tx, feed).append(draft.request(), "", attempt * 1000 + log.step(), "step", ended);
            insert(tx, draft, attempt, log);
        });
    }

    private static void insert(DSLContext tx, DraftRef draft, int attempt, StepLog log) {
        tx.insertInto(EXECUTION_LOGS)
                .set(EXECUTION_LOGS.PIPELINE_ID, Owner.of(draft.request()))
                .set(EXECUTION_LOGS.ATTEMPT, attempt)
                .set(EXECUTION_LOGS.STEP_NUMBER, log.step())
                .set(EXECUTION_LOGS.STEP_ID, stepId(draft, log.step()))
                .set(EXECUTION_LOGS.RUN_TIME, log.startedAt())
                .set(EXECUTION_LOGS.IS_SUCCESSFUL, log.successful())
                .set(EXECUTION_LOGS.STDOUT, Text.storableOrNull(log.stdout()))
                .set(EXECUTION_LOGS.STDERR, Text.storableOrNull(log.stderr()))
                .set(EXECUTION_LOGS.EXIT_CODE, log.exitCode())
                .set(EXECUTION_LOGS.EXECUTION_TIME_MS, log.ms())
                .onConflict(EXECUTION_LOGS.PIPELINE_ID, EXECUTION_LOGS.ATTEMPT, EXECUTION_LOGS.STEP_NUMBER)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static Field<Integer> stepId(DraftRef draft, int step) {
        return DSL.field(DSL.select(PIPELINE_STEPS.ID)
                .from(PIPELINE_STEPS)
                .where(
                        PIPELINE_STEPS.PIPELINE_ID.eq(Owner.of(draft.request())),
                        PIPELINE_STEPS.DRAFT_VERSION.eq(draft.version()),
                        PIPELINE_STEPS.STEP_NUMBER.eq(step)));
    }

    /** All logs of a request, attempt by attempt in the order the steps ran. */
    public List<AttemptLog> of(String request) {
        return db.select()
                .from(EXECUTION_LOGS)
                .join(PIPELINE_STEPS)
                .on(PIPELINE_STEPS.ID.eq(EXECUTION_LOGS.STEP_ID))
                .where(EXECUTION_LOGS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(EXECUTION_LOGS.ATTEMPT, EXECUTION_LOGS.RUN_TIME, EXECUTION_LOGS.STEP_NUMBER)
                .fetch(row -> new AttemptLog(
                        row.get(EXECUTION_LOGS.ATTEMPT),
                        row.get(EXECUTION_LOGS.STEP_ID),
                        row.get(PIPELINE_STEPS.CODE_TYPE),
                        new StepLog(
                                row.get(EXECUTION_LOGS.STEP_NUMBER),
                                row.get(EXECUTION_LOGS.RUN_TIME),
                                row.get(EXECUTION_LOGS.IS_SUCCESSFUL),
                                row.get(EXECUTION_LOGS.STDOUT),
                                row.get(EXECUTION_LOGS.STDERR),
                                row.get(EXECUTION_LOGS.EXIT_CODE),
                                row.get(EXECUTION_LOGS.EXECUTION_TIME_MS))));
    }
}
