package io.sluice.store;

import static io.sluice.store.jooq.Tables.DRAFTS;
import static io.sluice.store.jooq.Tables.PIPELINES;
import static io.sluice.store.jooq.Tables.PROOFS;

import io.sluice.pipeline.Change;
import io.sluice.request.DraftRef;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The proofs, each under its hash. */
public final class Proofs {

    private final DSLContext db;

    Proofs(DSLContext db) {
        this.db = db;
    }

    /** Saving a proof again changes nothing: its hash says it is the same. */
    public void save(Proof proof) {
        db.insertInto(PROOFS)
                .set(PROOFS.HASH, proof.hash())
                .set(PROOFS.PIPELINE_ID, Owner.of(proof.draft().request()))
                .set(PROOFS.DRAFT_VERSION, proof.draft().version())
                .set(PROOFS.BASIS, proof.basis())
                .set(PROOFS.PREDICTED, Json.column(proof.predicted()))
                .set(PROOFS.CLAIMS, Json.column(proof.claims()))
                .set(PROOFS.WAITS_BECAUSE, Json.column(proof.waitsBecause()))
                .set(PROOFS.NOT_PROVEN, Json.column(proof.notProven()))
                .set(PROOFS.NOT_UNDOABLE, Json.column(proof.notUndoable()))
                .set(PROOFS.BUDGET, Json.raw(proof.budget()))
                .set(PROOFS.SEALED, Json.raw(proof.sealed()))
                .onConflict(PROOFS.HASH)
                .doNothing()
                .execute();
    }

    public Proof load(String hash) {
        return find(PROOFS.HASH.eq(hash)).orElseThrow(() -> new IllegalArgumentException("there is no proof " + hash));
    }

    public Optional<Proof> latest(String request) {
        return find(PIPELINES.REQUEST_ID.eq(request));
    }

    private Optional<Proof> find(Condition which) {
        return db.select()
                .from(PROOFS)
                .join(PIPELINES)
                .on(PIPELINES.ID.eq(PROOFS.PIPELINE_ID))
                .join(DRAFTS)
                .on(DRAFTS.PIPELINE_ID.eq(PROOFS.PIPELINE_ID), DRAFTS.VERSION.eq(PROOFS.DRAFT_VERSION))
                .where(which)
                .orderBy(PROOFS.CREATED_AT.desc())
                .limit(1)
                .fetchOptional(Proofs::stored);
    }

    private static Proof stored(Record row) {
        return new Proof(
                row.get(PROOFS.HASH),
                new DraftRef(row.get(PIPELINES.REQUEST_ID), row.get(DRAFTS.VERSION), row.get(DRAFTS.HASH)),
                row.get(PROOFS.BASIS),
                Json.read(row.get(PROOFS.PREDICTED), Change.class),
                Json.readList(row.get(PROOFS.CLAIMS), Proof.ClaimResult.class),
                Json.readList(row.get(PROOFS.WAITS_BECAUSE), String.class),
                Json.readList(row.get(PROOFS.NOT_PROVEN), String.class),
                Json.readList(row.get(PROOFS.NOT_UNDOABLE), String.class),
                row.get(PROOFS.BUDGET).data(),
                row.get(PROOFS.SEALED).data());
    }
}
