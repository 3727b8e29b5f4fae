package io.sluice.target.postgres;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** Many kept rows, typed and in a table of their own, which is written in a fraction of the time. */
record KeptApart(TargetTable table, Name own) implements KeptRows {

    private static final String GONE = "sluice_gone";
    private static final String WRITER = "sluice_writer";

    /**
     * Makes their table with the first of them, as {@link #keep} would keep them: a table is filled quicker as it is made, and the server
     * looks for its rows with all processors where the transaction's number is no function.
     */
    long begin(DSLContext db, Condition rows) {
        var mine = db.fetchValue("select pg_current_xact_id()::xid::text");
        return db.execute(
                "create table {0} as select t.*, false as {1}, t.xmin as {2} from {3} t where {4} and t.xmin <> {5}::xid",
                own, name(GONE), name(WRITER), table.quoted(), rows, inline(mine));
    }

    @Override
    public long keep(DSLContext db, Condition rows) {
        return db.execute("""
                insert into {0} select t.*, false, t.xmin from {1} t
                 where {2} and t.xmin <> pg_current_xact_id()::xid""", own, table.quoted(), rows);
    }

    @Override
    public void drop(DSLContext db) {
        db.execute("drop table {0}", own);
    }

    @Override
    public QueryPart rows() {
        return sql(
                "(select {0} as key, to_jsonb(u.*) - {1} - {2} as old, u.{3} as gone, {4} as writer from {5} u)",
                key(), val(GONE), val(WRITER), name(GONE), writer(), own);
    }

    @Override
    public QueryPart place() {
        return own;
    }

    @Override
    public Condition inPlace() {
        return trueCondition();
    }

    @Override
    public Condition sameInPlace() {
        return Before.sameKey(table);
    }

    @Override
    public Name gone() {
        return name(GONE);
    }

    @Override
    public QueryPart key() {
        return Before.keyOf(table, "u");
    }

    /** By way of JSON, for a table of an earlier version has no such column. */
    @Override
    public QueryPart writer() {
        return sql("(to_jsonb(u.*) ->> {0})", val(WRITER));
    }

    @Override
    public QueryPart writerSet(QueryPart writer) {
        return sql("{0} = ({1})::xid", name(WRITER), writer);
    }
}
