package io.sluice.target.postgres;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.WriteMode;
import io.sluice.target.Digests;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect.Kind;
import io.sluice.target.TargetTable.TargetColumn;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;

/**
 * Replaces a table of Sluice's own by its stage: nothing is written twice, and the old table itself, moved aside, is the undo image. Only
 * where nothing else hangs on the old table: no view, index, trigger, right or policy that would stay behind with it.
 */
final class PostgresSwap {

    private static final String PLAIN = """
            select c.relacl is null and c.relkind = 'r' and not c.relispartition and not c.relrowsecurity
                   and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attacl is not null)
                   and not exists (
                     select 1 from pg_depend d
                      where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.deptype in ('n', 'a')
                        and not (d.classid = 'pg_constraint'::regclass and d.objid in (
                              select k.oid from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'n'))))
              from pg_class c where c.oid = ?::oid""";

    private final DSLContext db;
    private final String request;
    private final Staged staged;
    private final Touched touch;

    PostgresSwap(DSLContext db, String request, Staged staged, Touched touch) {
        this.db = db;
        this.request = request;
        this.staged = staged;
        this.touch = touch;
    }

    boolean possible() {
        return staged.load().mode() == WriteMode.REPLACE
                && touch.ours
                && PostgresNewTable.movable(staged)
                && sameColumns()
                && Boolean.TRUE.equals(db.fetchValue(PLAIN, touch.table.id()));
    }

    private boolean sameColumns() {
        var now = touch.table.columns().stream()
                .map(column -> List.of(column.name(), column.nativeType()))
                .toList();
        var then = staged.table().columns().stream()
                .map(column -> List.of(column.name(), PostgresTypes.named(column.type())))
                .toList();
        return now.equals(then) && touch.table.columns().stream().noneMatch(TargetColumn::generated);
    }

    Touched run() {
        var table = touch.table;
        var aside = aside(request, staged.load().number());
        db.execute("alter table {0} rename to {1}", table.quoted(), name(aside.last()));
        renameKey(name(table.name().schema(), aside.last()), aside.last() + "_pkey");
        db.execute("alter table {0} set schema sluice", name(table.name().schema(), aside.last()));
        PostgresNewTable.inPlace(db, staged, table.name());
        if (!table.key().isEmpty()) {
            db.execute("alter table {0} add primary key ({1})", table.quoted(), list(keys()));
        }
        var swapped = new Touched(request, PostgresLook.at(db, table.name()).orElseThrow(), Kind.SWAPPED, true);
        swapped.old = aside;
        swapped.contents = staged.digest().isEmpty()
                ? null
                : Digests.of(table.id(), swapped.table.id(), staged.digest(), String.join("\n", table.key()));
        swapped.inserted = staged.rows();
        return swapped;
    }

    /** Where the rows that a load replaces are put aside. */
    static Name aside(String request, int load) {
        return name("sluice", "undo_" + Digests.requestMark(request) + "_" + load);
    }

    /** The index of a key moves with its table, and would meet there that of the table put aside before. */
    private void renameKey(Name table, String to) {
        for (var key : db.fetchValues(
                "select conname::text from pg_constraint where conrelid = ?::oid and contype = 'p'",
                touch.table.id())) {
            db.execute("alter table {0} rename constraint {1} to {2}", table, name(String.valueOf(key)), name(to));
        }
    }

    /** The old tables and rows that a request's loads put aside. */
    static void dropAside(DSLContext db, String request) {
        for (var image :
                db.fetchValues("select image from sluice.undo where request_id = ? and image is not null", request)) {
            db.execute("drop table if exists {0}", name("sluice", String.valueOf(image)));
        }
    }

    private List<Name> keys() {
        return touch.table.key().stream().map(DSL::name).toList();
    }
}
