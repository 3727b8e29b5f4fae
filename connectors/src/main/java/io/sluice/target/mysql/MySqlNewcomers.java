package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/** Notes the keys of the rows that an INSERT brings: the staged ones, and those that the engine counted up. */
final class MySqlNewcomers {

    private final DSLContext db;
    private final Staged staged;
    private final Touched touch;
    private final MySqlImages images;
    private final MySqlValues values;
    private @Nullable Object last;

    MySqlNewcomers(DSLContext db, Staged staged, Touched touch, MySqlImages images, MySqlValues values) {
        this.db = db;
        this.staged = staged;
        this.touch = touch;
        this.images = images;
        this.values = values;
    }

    void before(Condition which) {
        if (touch.created()) {
            return;
        }
        if (!touch.keyed()) {
            touch.notUndoable.add(touch.name() + " has no key by which its rows could be taken out again");
            return;
        }
        if (touch.table.countsUp()) {
            rememberLast();
        }
        var keys = stagedKeys();
        if (keys.isPresent()) {
            noteStaged(keys.get(), which);
        } else if (!touch.table.countsUp()) {
            touch.notUndoable.add("the key of new rows of " + touch.name() + " is made by the database");
        }
    }

    void after() {
        if (!touch.created() && touch.table.countsUp()) {
            var id = touch.table.key().getFirst();
            var newer = last == null ? condition("true") : condition("t.{0} > {1}", id, val(last));
            images.coming(sql("select t.{0} from {1} t where {2}", id, touch.table.place(), newer));
        }
    }

    /** Locked, with the gap behind it: what anybody else inserts meanwhile waits, so that what is above it is ours. */
    private void rememberLast() {
        Name id = touch.table.key().getFirst();
        last = db.fetchValue("select t.{0} from {1} t order by t.{0} desc limit 1 for update", id, touch.table.place());
    }

    private Optional<List<StageColumn>> stagedKeys() {
        var keys = touch.table.table().key().stream()
                .flatMap(key -> staged.table().columns().stream()
                        .filter(column -> column.name().equals(key)))
                .toList();
        return keys.size() == touch.table.key().size() ? Optional.of(keys) : Optional.empty();
    }

    private void noteStaged(List<StageColumn> keys, Condition which) {
        var given = and(keys.stream()
                .map(key -> condition("s.{0} is not null", key.quoted()))
                .toList());
        images.coming(sql(
                "select {0} from {1} s where {2} and {3}",
                list(keys.stream().map(key -> (QueryPart) values.staged(key)).toList()),
                staged.table().name(),
                given,
                which));
    }
}
