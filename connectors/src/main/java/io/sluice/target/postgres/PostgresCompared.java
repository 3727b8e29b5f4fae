package io.sluice.target.postgres;

import static org.jooq.impl.DSL.inline;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What a rehearsal found between a replaced table and the stage in its place, so that the commit need not compare the same contents a second
 * time. The new one is the same by the digest of its stage; the old one while it has as many rows and none that the rehearsal could not see.
 * See ADR 16.
 */
final class PostgresCompared {

    private static final String USABLE = """
            select case when to_regclass('sluice.compared') is null then false
                        else has_table_privilege('sluice.compared', 'SELECT, INSERT, UPDATE, DELETE') end""";

    private static final String KNOWN = """
            select inserted, changed, deleted, seen, rows from sluice.compared
             where request_id = ? and target = ? and contents = ?""";

    /** Whoever wrote a row later was at work then or had not begun. */
    private static final String UNCHANGED = """
            select count(*) = {0} and count(*) filter (where age(t.xmin) <= age({1}::xid)) = 0 from {2} t""";

    private static final String NOW =
            "select pg_snapshot_xmin(pg_current_snapshot())::xid::text, (select count(*) from {0})";

    private final DSLContext db;
    private final String request;
    private final List<Found> found = new ArrayList<>();

    PostgresCompared(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    private record Found(TableEffect effect, String contents, String seen, long rows) {}

    /** What became of the table, if it has been compared with these contents. */
    Optional<TableEffect> known(Touched touch) {
        if (!tells(touch) || !usable(db)) {
            return Optional.empty();
        }
        return db.fetchOptional(KNOWN, request, touch.name(), touch.contents)
                .filter(row -> Boolean.TRUE.equals(db.fetchValue(
                        UNCHANGED, inline(row.get(4, long.class)), inline(row.get(3, String.class)), touch.old)))
                .map(row -> PostgresMeasure.effect(
                        touch, row.get(0, long.class), row.get(1, long.class), row.get(2, long.class), List.of()));
    }

    /** In the transaction that compared them. */
    void found(Touched touch, TableEffect effect) {
        if (tells(touch) && usable(db)) {
            var now = db.fetchSingle(NOW, touch.old);
            found.add(new Found(
                    effect, Objects.requireNonNull(touch.contents), now.get(0, String.class), now.get(1, long.class)));
        }
    }

    /** For the commit; called when that transaction is over. */
    void keep() {
        for (var one : found) {
            var effect = one.effect;
            db.execute(
                    """
                    insert into sluice.compared (request_id, target, contents, seen, rows, inserted, changed, deleted)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (request_id, target) do update
                       set contents = excluded.contents, seen = excluded.seen, rows = excluded.rows,
                           inserted = excluded.inserted, changed = excluded.changed, deleted = excluded.deleted""",
                    request,
                    effect.table().qualified(),
                    one.contents,
                    one.seen,
                    one.rows,
                    effect.inserted(),
                    effect.changed(),
                    effect.deleted());
        }
    }

    /** Goes with the stages of its request. */
    static void forget(DSLContext db, String request) {
        if (usable(db)) {
            db.execute("delete from sluice.compared where request_id = ?", request);
        }
    }

    /** A target that was set up by a version before this one does without. */
    private static boolean usable(DSLContext db) {
        return Boolean.TRUE.equals(db.fetchValue(USABLE));
    }

    private static boolean tells(Touched touch) {
        return touch.kind == Kind.SWAPPED && !touch.again && touch.contents != null;
    }
}
