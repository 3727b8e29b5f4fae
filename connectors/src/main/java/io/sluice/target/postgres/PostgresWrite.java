package io.sluice.target.postgres;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** One load into a table that exists: {@code t} is the table, {@code s} the stage. */
final class PostgresWrite {

    private final DSLContext db;
    private final Staged staged;
    private final Touched touch;
    private final PostgresImages images;
    private final PostgresValues values;

    PostgresWrite(DSLContext db, String request, Staged staged, Touched touch) {
        this.db = db;
        this.staged = staged;
        this.touch = touch;
        this.images = new PostgresImages(db, request, touch);
        this.values = new PostgresValues(touch.table);
    }

    void run() {
        switch (staged.load().mode()) {
            case APPEND -> insert(DSL.noCondition(), "");
            case REPLACE -> {
                images.everything();
                db.execute("delete from {0}", table());
                insert(DSL.noCondition(), "");
            }
            case UPSERT -> upsert();
            case INSERT_NEW -> insertNew();
            case MIRROR -> {
                var gone = condition("not exists (select 1 from {0} s where {1})", stage(), sameKey());
                images.of(gone);
                db.execute("delete from {0} t where {1}", table(), gone);
                upsert();
            }
        }
    }

    private void upsert() {
        var differs = and(sameKey(), differs());
        images.of(condition("exists (select 1 from {0} s where {1})", stage(), differs));
        if (!changing().isEmpty()) {
            db.execute("update {0} t set {1} from {2} s where {3}", table(), list(assignments()), stage(), differs);
        }
        insertNew();
    }

    /** With a unique key, a row that somebody else adds meanwhile is a reason to begin again, not an error. */
    private void insertNew() {
        var isNew = condition("not exists (select 1 from {0} t where {1})", table(), sameKey());
        var conflict = touch.table.unique(staged.load().key())
                ? "on conflict (" + db.render(list(names(staged.load().key()))) + ") do nothing"
                : "";
        insert(isNew, conflict);
    }

    private void insert(Condition which, String conflict) {
        var columns = staged.table().columns();
        touch.inserted += db.execute(
                "insert into {0} ({1}) select {2} from {3} s where {4} {5}",
                table(),
                list(columns.stream().map(StageColumn::quoted).toList()),
                list(columns.stream().map(this::value).toList()),
                stage(),
                which,
                raw(conflict));
    }

    private Condition sameKey() {
        return and(column(staged.load().key()).stream()
                .map(column -> condition("t.{0} = {1}", column.quoted(), value(column)))
                .toList());
    }

    private Condition differs() {
        return or(changing().stream()
                .map(column -> condition(
                        "{0} is distinct from {1}",
                        comparable(sql("t.{0}", column.quoted()), column), comparable(value(column), column)))
                .toList());
    }

    private List<QueryPart> assignments() {
        return changing().stream()
                .map(column -> (QueryPart) sql("{0} = {1}", column.quoted(), value(column)))
                .toList();
    }

    private List<StageColumn> changing() {
        return staged.table().columns().stream()
                .filter(column -> !staged.load().key().contains(column.name()))
                .toList();
    }

    private List<StageColumn> column(List<String> names) {
        return staged.table().columns().stream()
                .filter(column -> names.contains(column.name()))
                .toList();
    }

    private QueryPart value(StageColumn column) {
        return values.of(column);
    }

    private QueryPart comparable(QueryPart value, StageColumn column) {
        return PostgresTypes.comparable(value, values.nativeType(column));
    }

    private Name table() {
        return touch.table.quoted();
    }

    private Name stage() {
        return staged.table().name();
    }

    private static List<Name> names(List<String> columns) {
        return columns.stream().map(DSL::name).toList();
    }
}
