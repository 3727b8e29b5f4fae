package io.sluice.target.postgres;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import java.util.Locale;
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
                insert into sluice.undo (request_id, target, kind, xid, inserted, changed, deleted, image, why_not)
                values (?, ?, ?, pg_current_xact_id()::xid::text, ?, ?, ?, ?, ?)""",
                request,
                touch.name(),
                effect.kind().name().toLowerCase(Locale.ROOT),
                effect.inserted(),
                effect.changed(),
                effect.deleted(),
                touch.kind == Kind.SWAPPED ? touch.old.last() : null,
                effect.notUndoable().isEmpty() ? null : String.join("; ", effect.notUndoable()));
        switch (touch.kind) {
            case CREATED -> PostgresMade.created(db, request, touch.table, effect.inserted());
            case SWAPPED -> PostgresMade.created(db, request, touch.table, touch.inserted);
            case WRITTEN -> PostgresMade.changed(db, touch.table, effect.inserted() - effect.deleted());
        }
    }
}
