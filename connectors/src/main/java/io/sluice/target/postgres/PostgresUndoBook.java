package io.sluice.target.postgres;

import io.sluice.target.TableEffect;
import org.jooq.DSLContext;

/** Writes what taking a change back needs: which transaction made it, how much it was, and why it cannot be undone if so. */
final class PostgresUndoBook {

    private final DSLContext db;
    private final String request;

    PostgresUndoBook(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    void keep(Touched touch, TableEffect effect) {
        db.execute(
                """
                insert into sluice.undo (request_id, target, kind, xid, inserted, changed, deleted, why_not)
                values (?, ?, ?, pg_current_xact_id()::xid::text, ?, ?, ?, ?)""",
                request,
                touch.name(),
                effect.kind().name().toLowerCase(java.util.Locale.ROOT),
                effect.inserted(),
                effect.changed(),
                effect.deleted(),
                effect.notUndoable().isEmpty() ? null : String.join("; ", effect.notUndoable()));
        if (touch.created) {
            PostgresMade.created(db, request, touch.table, effect.inserted());
        } else {
            PostgresMade.changed(db, touch.table, effect.inserted() - effect.deleted());
        }
    }
}
