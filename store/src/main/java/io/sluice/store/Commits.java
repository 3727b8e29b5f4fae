package io.sluice.store;

import static io.sluice.store.jooq.Tables.COMMITS;

import io.sluice.pipeline.Change;
import java.util.Optional;
import org.jooq.DSLContext;

/** The commits, at most one a request; the ledger in the target is their master. */
public final class Commits {

    private final DSLContext db;

    Commits(DSLContext db) {
        this.db = db;
    }

    public void save(CommitRecord commit) {
        db.insertInto(COMMITS)
                .set(COMMITS.PIPELINE_ID, Owner.of(commit.request()))
                .set(COMMITS.PROOF, commit.proof())
                .set(COMMITS.ACTUAL, Json.column(commit.actual()))
                .set(COMMITS.COMMITTED_AT, commit.at())
                .set(COMMITS.RECEIPTS, Json.raw(commit.receipts()))
                .onConflict(COMMITS.PIPELINE_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public Optional<CommitRecord> of(String request) {
        return db.selectFrom(COMMITS)
                .where(COMMITS.PIPELINE_ID.eq(Owner.of(request)))
                .fetchOptional(row -> new CommitRecord(
                        request,
                        row.get(COMMITS.PROOF),
                        Json.read(row.get(COMMITS.ACTUAL), Change.class),
                        row.get(COMMITS.COMMITTED_AT),
                        row.get(COMMITS.RECEIPTS).data()));
    }
}
