package io.sluice.store;

import static io.sluice.store.jooq.Tables.SCHEMA_SNAPSHOTS;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;

/** What really was there when a draft was looked at: tables and files, as JSON. */
public final class Snapshots {

    private final DSLContext db;

    Snapshots(DSLContext db) {
        this.db = db;
    }

    /** The latest snapshot of a request. */
    public record Snapshot(String dbStructure, String fileList, Instant takenAt) {}

    public void save(String request, String dbStructureJson, String fileListJson) {
        db.insertInto(SCHEMA_SNAPSHOTS)
                .set(SCHEMA_SNAPSHOTS.PIPELINE_ID, Owner.of(request))
                .set(SCHEMA_SNAPSHOTS.DB_STRUCTURE, Json.raw(dbStructureJson))
                .set(SCHEMA_SNAPSHOTS.FILE_LIST, Json.raw(fileListJson))
                .execute();
    }

    /** Takes down what became known of the latest since; of two who do so at once, the second builds on the first. */
    public void amend(String request, UnaryOperator<String> dbStructureJson) {
        db.transaction(transaction -> {
            var tx = new Snapshots(transaction.dsl());
            Owner.lock(transaction.dsl(), request);
            var latest = tx.latest(request).orElseThrow();
            tx.save(request, dbStructureJson.apply(latest.dbStructure()), latest.fileList());
        });
    }

    public Optional<Snapshot> latest(String request) {
        return db.selectFrom(SCHEMA_SNAPSHOTS)
                .where(SCHEMA_SNAPSHOTS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(SCHEMA_SNAPSHOTS.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Snapshot(
                        row.get(SCHEMA_SNAPSHOTS.DB_STRUCTURE).data(),
                        row.get(SCHEMA_SNAPSHOTS.FILE_LIST).data(),
                        row.get(SCHEMA_SNAPSHOTS.SNAPSHOT_TIME)));
    }
}
