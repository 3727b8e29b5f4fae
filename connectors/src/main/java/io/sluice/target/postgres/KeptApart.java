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

    /**
     * Makes their table with the first of them, as {@link #keep} would keep them: a table is filled quicker as it is made, and the server
     * looks for its rows with all processors where the transaction's number is no function.
     */
    long begin(DSLContext db, Condition rows) {
        var mine = db.fetchValue("select pg_current_xact_id()::xid::text");
        return db.execute(
                "create table {0} as select t.*, false as {1} from {2} t where {3} and t.xmin <> {4}::xid",
                own, name(GONE), table.quoted(), rows, inline(mine));
    }

    @Override
    public long keep(DSLContext db, Condition rows) {
        return db.execute("""
                insert into {0} select t.*, false from {1} t
                 where {2} and t.xmin <> pg_current_xact_id()::xid""", own, table.quoted(), rows);
    }

    @Override
    public void drop(DSLContext db) {
        db.execute("drop table {0}", own);
    }

    @Override
    public QueryPart rows() {
        return sql(
                "(select {0} as key, to_jsonb(u.*) - {1} as old, u.{2} as gone from {3} u)",
                Before.keyOf(table, "u"), val(GONE), name(GONE), own);
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
}
