package io.sluice.target.postgres;

import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import io.sluice.target.UndoEffect;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Takes a table back that a commit made: it goes only if it holds just our rows; with others' rows in it, ours go and it stays. */
final class UndoCreated {

    private static final String DEPENDENTS = """
            select pg_describe_object(classid, objid, objsubid) from pg_depend
             where refclassid = 'pg_class'::regclass and refobjid = ?::oid and deptype = 'n'
               and not (classid = 'pg_constraint'::regclass
                        and objid in (select oid from pg_constraint where conrelid = refobjid))""";

    private final DSLContext db;
    private final String request;
    private final UndoHeader header;

    UndoCreated(DSLContext db, String request, UndoHeader header) {
        this.db = db;
        this.request = request;
        this.header = header;
    }

    UndoEffect run(boolean there, Optional<TargetTable> table) {
        if (table.isEmpty()) {
            // Somebody dropped it, and perhaps made another of that name: there is nothing of ours to take back.
            return effect(0, false, there ? header.inserted() : 0);
        }
        var name = table.get().quoted();
        db.execute("lock table {0} in access exclusive mode", name);
        var all = count("select count(*) from {0} t", name);
        var written = TakenBack.of(db, table.get(), request).written(header::isOursOrSooner);
        var ours = count("select count(*) from {0} t where {1}", name, written);
        if (all == ours && ours == header.inserted()) {
            var dependents = db.fetchValues(DEPENDENTS, header.id());
            if (!dependents.isEmpty()) {
                return UndoEffect.never(header.table(), dependents.getFirst() + " depends on it");
            }
            db.execute("drop table {0}", name);
            db.execute("delete from sluice.made where id = {0}", val(header.id()));
            return effect(ours, true, 0);
        }
        db.execute("delete from {0} t where {1}", name, written);
        return effect(ours, false, all - ours + (header.inserted() - ours));
    }

    private long count(String sql, QueryPart... parts) {
        return ((Number) db.fetchValue(sql, parts)).longValue();
    }

    private UndoEffect effect(long removed, boolean dropped, long conflicts) {
        return new UndoEffect(header.table(), removed, 0, 0, dropped, conflicts, List.of(), null);
    }
}
