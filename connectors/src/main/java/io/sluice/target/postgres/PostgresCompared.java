package io.sluice.target.postgres;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What a rehearsal found between a replaced table and the stage in its place, so that the commit need not compare the same contents a second
 * time. The old table is the same while the transactions that made its rows are, all of which are ours; the new one by its stage's digest.
 */
final class PostgresCompared {

    private final DSLContext db;
    private final String request;
    private final List<TableEffect> found = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();

    PostgresCompared(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    /** What became of the table, if it has been compared with these contents. */
    Optional<TableEffect> known(Touched touch) {
        return tells(touch)
                ? db.fetchOptional(
                                "select inserted, changed, deleted from sluice.compared where request_id = ? and target = ? and contents = ?",
                                request,
                                touch.name(),
                                touch.contents)
                        .map(row -> PostgresMeasure.effect(
                                touch,
                                row.get(0, long.class),
                                row.get(1, long.class),
                                row.get(2, long.class),
                                List.of()))
                : Optional.empty();
    }

    void found(Touched touch, TableEffect effect) {
        if (tells(touch)) {
            found.add(effect);
            contents.add(Objects.requireNonNull(touch.contents));
        }
    }

    /** For the commit; called when the transaction that compared them is over. */
    void keep() {
        for (int i = 0; i < found.size(); i++) {
            var effect = found.get(i);
            db.execute(
                    """
                    insert into sluice.compared (request_id, target, contents, inserted, changed, deleted)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (request_id, target) do update
                       set contents = excluded.contents, inserted = excluded.inserted, changed = excluded.changed, deleted = excluded.deleted""",
                    request,
                    effect.table().qualified(),
                    contents.get(i),
                    effect.inserted(),
                    effect.changed(),
                    effect.deleted());
        }
    }

    private static boolean tells(Touched touch) {
        return touch.kind == Kind.SWAPPED && !touch.again && touch.contents != null;
    }
}
