package io.sluice.target.postgres;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes what taking a change back needs: which transaction made it, how much it was, and why it cannot be undone if so. */
final class PostgresUndoBook {

    private final DSLContext db;
    private final String request;
    private int ordinal;

    PostgresUndoBook(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    /** At the time of writing: a transaction that began before another may have written after it. */
    void keep(Touched touch, TableEffect effect) {
        if (touch.imaged && touch.old == null) {
            PlainJoins.withoutLoops(db, () -> tidy(touch, effect));
        }
        if (touch.imaged && (touch.images == 0 || !effect.notUndoable().isEmpty())) {
            touch.kept.drop(db);
            touch.kept = new KeptAsJson(touch.table, request);
        }
        db.execute(
                """
                insert into sluice.undo (request_id, ordinal, target, schema_name, table_name, table_id, kind, xid, total,
                                         inserted, changed, deleted, image, why_not, created_at)
                values (?, ?, ?, ?, ?, ?, ?, pg_current_xact_id()::xid::text, ?, ?, ?, ?, ?, ?, clock_timestamp())""",
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
                image(touch),
                effect.notUndoable().isEmpty() ? null : String.join("; ", effect.notUndoable()));
        switch (touch.kind) {
            case CREATED -> PostgresMade.created(db, request, touch.table, effect.inserted());
            case SWAPPED -> PostgresMade.created(db, request, touch.table, touch.inserted);
            case WRITTEN -> PostgresMade.changed(db, touch.table, effect.inserted() - effect.deleted());
        }
    }

    private long tidy(Touched touch, TableEffect effect) {
        return (touch.images > effect.changed() + effect.deleted() ? touch.kept.forgetUnchanged(db) : 0)
                + (effect.deleted() > 0 ? touch.kept.markGone(db) : 0);
    }

    private static @Nullable String image(Touched touch) {
        var table = touch.kind == Kind.SWAPPED ? touch.old : touch.kept.own();
        return table == null ? null : table.last();
    }
}
