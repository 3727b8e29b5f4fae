package io.sluice.store;

import static io.sluice.store.jooq.Tables.UNDO_PLANS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What an undo would put back and what stands in its way, each plan under the hash that seals it. */
public final class UndoPlans {

    private final DSLContext db;

    UndoPlans(DSLContext db) {
        this.db = db;
    }

    /** A plan as JSON of who undoes. */
    public record UndoPlan(String hash, String json) {}

    /** The same plan made again becomes the latest. */
    public void save(String request, UndoPlan plan) {
        db.insertInto(UNDO_PLANS)
                .set(UNDO_PLANS.HASH, plan.hash())
                .set(UNDO_PLANS.PIPELINE_ID, Owner.of(request))
                .set(UNDO_PLANS.PLAN, Json.raw(plan.json()))
                .onConflict(UNDO_PLANS.HASH)
                .doUpdate()
                .set(UNDO_PLANS.CREATED_AT, DSL.field("clock_timestamp()", Instant.class))
                .execute();
    }

    public UndoPlan load(String hash) {
        return db.selectFrom(UNDO_PLANS)
                .where(UNDO_PLANS.HASH.eq(hash))
                .fetchOptional(
                        row -> new UndoPlan(hash, row.get(UNDO_PLANS.PLAN).data()))
                .orElseThrow(() -> new IllegalArgumentException("there is no undo plan " + hash));
    }

    public Optional<UndoPlan> latest(String request) {
        return db.selectFrom(UNDO_PLANS)
                .where(UNDO_PLANS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(UNDO_PLANS.CREATED_AT.desc())
                .limit(1)
                .fetchOptional(row -> new UndoPlan(
                        row.get(UNDO_PLANS.HASH), row.get(UNDO_PLANS.PLAN).data()));
    }
}
