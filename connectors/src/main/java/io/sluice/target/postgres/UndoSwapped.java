package io.sluice.target.postgres;

import static org.jooq.impl.DSL.name;

import io.sluice.target.TargetTable;
import io.sluice.target.UndoEffect;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Puts a table back that gave way to a new one, unless anybody has written to the new one since. */
final class UndoSwapped {

    private final DSLContext db;
    private final String request;
    private final UndoHeader header;

    UndoSwapped(DSLContext db, String request, UndoHeader header) {
        this.db = db;
        this.request = request;
        this.header = header;
    }

    UndoEffect run(Optional<TargetTable> table) {
        if (table.isEmpty()) {
            return UndoEffect.overtaken(
                    header.table(), header.table().qualified() + " is gone, or another table by now");
        }
        var now = table.get().quoted();
        db.execute("lock table {0} in access exclusive mode", now);
        var all = count("select count(*) from {0} t", now);
        var written = TakenBack.of(db, table.get(), request).written(header::isOursOrSooner);
        var ours = count("select count(*) from {0} t where {1}", now, written);
        if (all != ours || ours != header.total()) {
            return effect(0, 0, 0, all - ours + (header.total() - ours));
        }
        db.execute("drop table {0}", now);
        db.execute(
                "alter table {0} rename to {1}",
                name("sluice", header.image()), name(header.table().table()));
        db.execute(
                "alter table {0} set schema {1}",
                name("sluice", header.table().table()), name(header.table().schema()));
        var back = PostgresLook.at(db, header.table()).orElseThrow();
        PostgresMade.created(db, request, back, count("select count(*) from {0} t", back.quoted()));
        return effect(header.inserted(), header.changed(), header.deleted(), 0);
    }

    private long count(String sql, QueryPart... parts) {
        return ((Number) db.fetchValue(sql, parts)).longValue();
    }

    private UndoEffect effect(long removed, long restored, long returned, long conflicts) {
        return new UndoEffect(header.table(), removed, restored, returned, false, conflicts, List.of(), null);
    }
}
