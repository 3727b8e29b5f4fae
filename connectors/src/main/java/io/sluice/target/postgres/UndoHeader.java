package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import io.sluice.pipeline.TableName;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What a commit noted about one table. {@code genuine}: the note still bears the transaction number that it names; in a database that was
 * restored from a dump numbers mean nothing, and no row may be recognised by them.
 */
record UndoHeader(
        TableName table,
        String id,
        String kind,
        String xid,
        long total,
        long inserted,
        long changed,
        long deleted,
        @Nullable String image,
        @Nullable String whyNot,
        boolean genuine) {

    /** Of a request, latest first. */
    static List<UndoHeader> of(DSLContext db, String connection, String request) {
        return db.fetch("""
                        select u.*, u.xmin::text = u.xid as genuine from sluice.undo u
                         where request_id = ? order by ordinal desc""", request).map(row -> of(connection, row));
    }

    /** That a transaction is ours or began sooner: the rows of a table that was made of its stage were written before the commit. */
    Condition isOursOrSooner(QueryPart xid) {
        return condition("age(({0})::xid) >= age({1}::xid)", xid, val(xid()));
    }

    private static UndoHeader of(String connection, Record row) {
        var total = row.get("total", Long.class);
        return new UndoHeader(
                new TableName(connection, row.get("schema_name", String.class), row.get("table_name", String.class)),
                row.get("table_id", String.class),
                row.get("kind", String.class),
                row.get("xid", String.class),
                total == null ? 0 : total,
                row.get("inserted", Long.class),
                row.get("changed", Long.class),
                row.get("deleted", Long.class),
                row.get("image", String.class),
                row.get("why_not", String.class),
                row.get("genuine", Boolean.class));
    }
}
