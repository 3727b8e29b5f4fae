package io.sluice.target.postgres;

import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import org.jooq.DSLContext;

/**
 * Remembers which tables Sluice made, and tells whether anybody else has written to them since: every row must stem from the making or from
 * one of our later transactions, and none may be missing.
 */
final class PostgresMade {

    private static final String UNTOUCHED = """
            select m.rows = (select count(*) from {0})
               and m.rows = (select count(*) from {0} t where age(t.xmin) >= age(m.xids[1]::xid) or t.xmin::text = any (m.xids))
              from sluice.made m where m.target = {1} and m.id = {2}""";

    private PostgresMade() {}

    static boolean untouched(DSLContext db, TargetTable table) {
        var known = db.fetchOptional(
                "select 1 from sluice.made where target = ? and id = ?",
                table.name().qualified(),
                table.id());
        return known.isPresent()
                && Boolean.TRUE.equals(db.fetchValue(
                        UNTOUCHED, table.quoted(), val(table.name().qualified()), val(table.id())));
    }

    static void created(DSLContext db, String request, TargetTable table, long rows) {
        db.execute("""
                insert into sluice.made (target, id, request_id, xids, rows)
                values (?, ?, ?, array[pg_current_xact_id()::xid::text], ?)
                on conflict (target) do update
                   set id = excluded.id, request_id = excluded.request_id, xids = excluded.xids, rows = excluded.rows""", table.name().qualified(), table.id(), request, rows);
    }

    static void changed(DSLContext db, TargetTable table, long grown) {
        db.execute("""
                update sluice.made set xids = xids || pg_current_xact_id()::xid::text, rows = rows + ?
                 where target = ? and id = ?""", grown, table.name().qualified(), table.id());
    }
}
