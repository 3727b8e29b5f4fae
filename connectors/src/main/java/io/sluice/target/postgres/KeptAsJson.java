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

/** Kept rows among those of all requests. */
record KeptAsJson(TargetTable table, String request) implements KeptRows {

    @Override
    public @Nullable Name own() {
        return null;
    }

    @Override
    public long keep(DSLContext db, Condition rows) {
        return db.execute("""
                insert into sluice.undo_rows (request_id, target, key, old)
                select {0}, {1}, {2}, to_jsonb(t.*) from {3} t where {4} and t.xmin <> pg_current_xact_id()::xid""", val(request), val(target()), Before.keyOf(table, "t"), table.quoted(), rows);
    }

    @Override
    public void drop(DSLContext db) {
        db.execute("delete from {0} u where {1}", place(), inPlace());
    }

    @Override
    public QueryPart rows() {
        return sql(
                "(select key, old, gone from sluice.undo_rows where request_id = {0} and target = {1})",
                val(request), val(target()));
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

    private String target() {
        return table.name().qualified();
    }
}
