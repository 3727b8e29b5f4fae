package io.sluice.target.mysql;

import static org.jooq.impl.DSL.val;

import io.sluice.target.TableEffect;
import java.util.Locale;
import org.jooq.DSLContext;

/** Writes what taking a change back needs: the rows as they were, the hash of what they became, and why it cannot be undone if so. */
final class MySqlUndoBook {

    private final DSLContext db;
    private final String request;
    private int ordinal;

    MySqlUndoBook(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    /** Before the effect is told: too many images are a reason why it cannot be undone. */
    void weigh(Touched touch) {
        if (touch.before == null) {
            return;
        }
        var size = db.fetchOne(
                "select count(*), coalesce(sum(length(`_old`)), 0), coalesce(sum(`_was` = 1 and `_old` is null), 0) from {0}",
                touch.before.name());
        if (size.get(0, Long.class) > MySqlImages.MOST_ROWS || size.get(1, Long.class) > MySqlImages.MOST_BYTES) {
            touch.notUndoable.add("more rows of " + touch.name() + " change than are kept for undo");
        }
        if (size.get(2, Long.class) > 0) {
            touch.notUndoable.add("a row of " + touch.name() + " is larger than the server's max_allowed_packet");
        }
    }

    void keep(Touched touch, TableEffect effect) {
        var digest = touch.created() ? MySqlMade.checksum(db, touch.table.place()) : null;
        db.execute(
                """
                insert into sluice_undo (request_id, ordinal, target, schema_name, table_name, kind, inserted, changed, deleted,
                                         digest, why_not)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                request,
                ++ordinal,
                touch.name(),
                touch.table.table().name().schema(),
                touch.table.table().name().table(),
                effect.kind().name().toLowerCase(Locale.ROOT),
                effect.inserted(),
                effect.changed(),
                effect.deleted(),
                digest,
                effect.notUndoable().isEmpty() ? null : String.join("; ", effect.notUndoable()));
        if (digest != null) {
            MySqlMade.created(db, request, touch.table, digest);
        } else if (touch.ours) {
            MySqlMade.changed(db, touch.table);
        }
        if (touch.before != null && effect.notUndoable().isEmpty()) {
            keepRows(touch, touch.before);
        }
    }

    /** Rows that were written again equal need no image. */
    private void keepRows(Touched touch, Before before) {
        var table = touch.table;
        db.execute(
                """
                insert into sluice_undo_rows (request_id, target, key_hash, `key`, old, new_hash)
                select {0}, {1}, unhex(sha2({2}, 256)), {2}, b.`_old`, if(t.{3} is null, null, {4})
                  from {5} b left join {6} t on {7}
                 where (b.`_was` = 0 and t.{3} is not null)
                    or (b.`_was` = 1 and (t.{3} is null or not (b.`_old_hash` <=> {4})))""",
                val(request),
                val(touch.name()),
                MySqlRow.key(table, "b"),
                table.key().getFirst(),
                MySqlRow.hash(table),
                before.name(),
                table.place(),
                MySqlRow.sameKey(table, "b"));
    }
}
