package io.sluice.store;

import static io.sluice.store.jooq.Tables.SCRIPTS;

import io.sluice.request.DraftRef;
import java.util.List;
import org.jooq.DSLContext;

/** A draft's steps as files that can be run by hand. */
public final class Scripts {

    private final DSLContext db;

    Scripts(DSLContext db) {
        this.db = db;
    }

    /** One file, by its name in the folder it is written to. */
    public record Script(String name, String content, boolean executable) {}

    /** Replaces the scripts of a draft. */
    public void save(DraftRef draft, List<Script> scripts) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            tx.deleteFrom(SCRIPTS)
                    .where(SCRIPTS.PIPELINE_ID.eq(Owner.of(draft.request())), SCRIPTS.DRAFT_VERSION.eq(draft.version()))
                    .execute();
            scripts.forEach(script -> tx.insertInto(SCRIPTS)
                    .set(SCRIPTS.PIPELINE_ID, Owner.of(draft.request()))
                    .set(SCRIPTS.DRAFT_VERSION, draft.version())
                    .set(SCRIPTS.NAME, script.name())
                    .set(SCRIPTS.CONTENT, Text.storable(script.content()))
                    .set(SCRIPTS.EXECUTABLE, script.executable())
                    .execute());
        });
    }

    /** By name; empty when none were written for this draft. */
    public List<Script> of(DraftRef draft) {
        return db.selectFrom(SCRIPTS)
                .where(SCRIPTS.PIPELINE_ID.eq(Owner.of(draft.request())), SCRIPTS.DRAFT_VERSION.eq(draft.version()))
                .orderBy(SCRIPTS.NAME)
                .fetch(row -> new Script(row.get(SCRIPTS.NAME), row.get(SCRIPTS.CONTENT), row.get(SCRIPTS.EXECUTABLE)));
    }
}
