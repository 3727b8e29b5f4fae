package io.sluice.target.postgres;

import static org.jooq.impl.DSL.inline;

import io.sluice.target.TargetTable;
import org.jooq.DSLContext;

/**
 * Remembers which tables Sluice made, and tells whether anybody else has written to them since: every row must stem from the making or from
 * one of our later transactions, and none may be missing.
 */
final class PostgresMade {

    private static final String WRITERS = "select xids, rows from sluice.made where target = ? and id = ?";

    private static final String ROWS_OF_OURS = """
            select count(*), count(*) filter (where age(t.xmin) >= age({0}::xid) or t.xmin::text = any ({1})) from {2} t""";

    private PostgresMade() {}

    static boolean untouched(DSLContext db, TargetTable table) {
        return db.fetchOptional(WRITERS, table.name().qualified(), table.id())
                .filter(made -> {
                    var xids = made.get(0, String[].class);
                    var found = db.fetchSingle(ROWS_OF_OURS, inline(xids[0]), inline(xids), table.quoted());
                    long rows = made.get(1, long.class);
                    return rows == found.get(0, long.class) && rows == found.get(1, long.class);
                })
                .isPresent();
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
