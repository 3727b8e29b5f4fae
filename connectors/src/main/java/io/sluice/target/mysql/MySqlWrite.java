package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.sql;

import io.sluice.pipeline.WriteMode;
import io.sluice.target.Refused;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** One load into a table that exists: {@code t} is the table, {@code s} the stage. */
final class MySqlWrite {

    private final DSLContext db;
    private final Staged staged;
    private final Touched touch;
    private final MySqlImages images;
    private final MySqlNewcomers newcomers;
    private final MySqlValues values;

    MySqlWrite(DSLContext db, Staged staged, Touched touch, MySqlImages images) {
        this.db = db;
        this.staged = staged;
        this.touch = touch;
        this.images = images;
        this.values = new MySqlValues(touch.table);
        this.newcomers = new MySqlNewcomers(db, staged, touch, images, values);
    }

    void run() {
        if (staged.load().mode() != WriteMode.APPEND) {
            images.copyOnce();
        }
        switch (staged.load().mode()) {
            case APPEND -> insert(DSL.noCondition());
            case REPLACE -> replace();
            case UPSERT -> upsert();
            case INSERT_NEW -> insert(isNew());
            case MIRROR -> {
                deleteWhatIsGone();
                upsert();
            }
        }
    }

    private void replace() {
        refuseWhatWouldBeSetOff();
        images.everything();
        db.execute("delete from {0}", table());
        touch.inserted += insertRows(DSL.noCondition());
        if (touch.keyed() && !touch.created()) {
            images.allCame();
        }
    }

    private void refuseWhatWouldBeSetOff() {
        var set = new java.util.ArrayList<>(touch.table.table().triggers());
        set.addAll(touch.table.inbound());
        if (!set.isEmpty()) {
            throw new Refused(
                    staged.load().number(),
                    touch.name() + " cannot be replaced: emptying it would set off " + String.join(", ", set),
                    "Upsert by key, or append");
        }
    }

    private void upsert() {
        var differs = and(sameKey(), differs());
        images.of(sql("{0} s join {1} t on {2}", stage(), table(), differs));
        noteNewKeys(differs);
        if (!changing().isEmpty()) {
            db.execute("update {0} t join {1} s on {2} set {3}", table(), stage(), differs, list(assignments()));
        }
        insert(isNew());
    }

    /** Told apart by other columns, a row may get another key: it goes under the old one and comes under the new. */
    private void noteNewKeys(Condition differs) {
        var moved = changing().stream()
                .filter(column -> touch.table.table().key().contains(column.name()))
                .map(values::differs)
                .toList();
        if (!moved.isEmpty() && !touch.created()) {
            images.coming(sql(
                    "select {0} from {1} s join {2} t on {3}",
                    list(newKey()), stage(), table(), and(differs, or(moved))));
        }
    }

    private List<QueryPart> newKey() {
        return touch.table.key().stream()
                .map(key -> staged.table().columns().stream()
                        .filter(column -> column.name().equals(key.last()))
                        .findFirst()
                        .map(values::staged)
                        .orElseGet(() -> name("t", key.last())))
                .toList();
    }

    /** By a table of the keys that are still held, in the table's own types, so that its index serves. */
    private void deleteWhatIsGone() {
        var held = name("sluice_held");
        db.execute("drop temporary table if exists {0}", held);
        db.execute(
                "create temporary table {0} (key ({1})) engine = InnoDB select {2} from {3} s join {4} t on {5}",
                held,
                list(keyNames()),
                list(keyNames().stream()
                        .map(key -> (QueryPart) name("t", key.last()))
                        .toList()),
                stage(),
                table(),
                sameKey());
        var isHeld = and(
                keyNames().stream().map(key -> condition("h.{0} = t.{0}", key)).toList());
        images.of(sql("{0} t where not exists (select 1 from {1} h where {2})", table(), held, isHeld));
        db.execute("delete t from {0} t where not exists (select 1 from {1} h where {2})", table(), held, isHeld);
    }

    private void insert(Condition which) {
        newcomers.before(which);
        touch.inserted += insertRows(which);
        newcomers.after();
    }

    private long insertRows(Condition which) {
        var columns = staged.table().columns();
        return db.execute(
                "insert into {0} ({1}) select {2} from {3} s where {4}",
                table(),
                list(columns.stream().map(StageColumn::quoted).toList()),
                list(columns.stream().map(values::staged).toList()),
                stage(),
                which);
    }

    private Condition isNew() {
        return condition("not exists (select 1 from {0} t where {1})", table(), sameKey());
    }

    private Condition sameKey() {
        return and(staged.table().columns().stream()
                .filter(column -> staged.load().key().contains(column.name()))
                .map(column -> condition("t.{0} = {1}", column.quoted(), values.comparable(column)))
                .toList());
    }

    private Condition differs() {
        return or(changing().stream().map(values::differs).toList());
    }

    private List<QueryPart> assignments() {
        return changing().stream()
                .map(column -> (QueryPart) sql("t.{0} = {1}", column.quoted(), values.staged(column)))
                .toList();
    }

    private List<StageColumn> changing() {
        return staged.table().columns().stream()
                .filter(column -> !staged.load().key().contains(column.name()))
                .toList();
    }

    private List<Name> keyNames() {
        return staged.load().key().stream().map(DSL::name).toList();
    }

    private Name table() {
        return touch.table.place();
    }

    private Name stage() {
        return staged.table().name();
    }
}
