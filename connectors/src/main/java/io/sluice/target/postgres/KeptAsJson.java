package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/** Kept rows among those of all requests; who had written a row stands in it under the one name that no column can have. */
record KeptAsJson(TargetTable table, String request) implements KeptRows {

    private static final String WRITER = "";

    @Override
    public @Nullable Name own() {
        return null;
    }

    @Override
    public long keep(DSLContext db, Condition rows) {
        return db.execute(
                """
                insert into sluice.undo_rows (request_id, target, key, old)
                select {0}, {1}, {2}, to_jsonb(t.*) || jsonb_build_object({3}, t.xmin::text) from {4} t
                 where {5} and t.xmin <> pg_current_xact_id()::xid""", val(request), val(target()), Before.keyOf(table, "t"), val(WRITER), table.quoted(), rows);
    }

    @Override
    public void drop(DSLContext db) {
        db.execute("delete from {0} u where {1}", place(), inPlace());
    }

    @Override
    public QueryPart rows() {
        return sql(
                "(select key, old - {0} as old, gone, old ->> {0} as writer from sluice.undo_rows where request_id = {1} and target = {2})",
                val(WRITER), val(request), val(target()));
    }

    @Override
    public QueryPart place() {
        return name("sluice", "undo_rows");
    }

    @Override
    public Condition inPlace() {
        return condition("u.request_id = {0} and u.target = {1}", val(request), val(target()));
    }

    @Override
    public Condition sameInPlace() {
        return inPlace().and(same());
    }

    @Override
    public Name gone() {
        return name("gone");
    }

    @Override
    public QueryPart key() {
        return sql("u.key");
    }

    @Override
    public QueryPart writer() {
        return sql("(u.old ->> {0})", val(WRITER));
    }

    @Override
    public QueryPart writerSet(QueryPart writer) {
        return sql("old = u.old || jsonb_build_object({0}, {1})", val(WRITER), writer);
    }

    private String target() {
        return table.name().qualified();
    }
}
