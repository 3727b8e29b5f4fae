package io.sluice.target.postgres;

import static org.jooq.impl.DSL.val;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import java.util.Locale;
import org.jooq.DSLContext;

/** Writes what taking a change back needs: which transaction made it, how much it was, and why it cannot be undone if so. */
final class PostgresUndoBook {

    private final DSLContext db;
    private final String request;
    private int ordinal;

    PostgresUndoBook(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    void keep(Touched touch, TableEffect effect) {
        if (touch.imaged && touch.old == null) {
            PlainJoins.withoutLoops(db, () -> tidy(touch, effect));
        }
        db.execute(
                """
                insert into sluice.undo (request_id, ordinal, target, schema_name, table_name, table_id, kind, xid, total,
                                         inserted, changed, deleted, image, why_not)
                values (?, ?, ?, ?, ?, ?, ?, pg_current_xact_id()::xid::text, ?, ?, ?, ?, ?, ?)""",
                request,
                ++ordinal,
                touch.name(),
                touch.table.name().schema(),
                touch.table.name().table(),
                touch.table.id(),
                effect.kind().name().toLowerCase(Locale.ROOT),
                touch.kind == Kind.WRITTEN ? null : touch.inserted,
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

    private long tidy(Touched touch, TableEffect effect) {
        return (touch.images > effect.changed() + effect.deleted() ? forgetUnchanged(touch) : 0)
                + (effect.deleted() > 0 ? markGone(touch) : 0);
    }

    /** Rows that were in reach of a statement and were not written need no image; a row written again equal does, or it would pass as new. */
    private long forgetUnchanged(Touched touch) {
        return db.execute("""
                delete from sluice.undo_rows u using {0} t
                 where u.request_id = {1} and u.target = {2} and {3} and t.xmin <> pg_current_xact_id()::xid""", touch.table.quoted(), val(request), val(touch.name()), Before.sameRow(touch.table));
    }

    /** Tells rows that were deleted from those that changed: later on both may be missing. */
    private long markGone(Touched touch) {
        return db.execute("""
                update sluice.undo_rows u set gone = true
                 where u.request_id = {1} and u.target = {2} and not exists (select 1 from {0} t where {3})""", touch.table.quoted(), val(request), val(touch.name()), Before.sameRow(touch.table));
    }
}
