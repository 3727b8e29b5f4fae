package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;

/**
 * Rows of a table that the caller has locked, noted by where they lie until the transaction ends: by {@code part} and {@code place}, for in
 * another partition the same place is another row's.
 */
record Places(Name noted) {

    static Places none(DSLContext db, String noted) {
        db.execute("drop table if exists {0}", name("pg_temp", noted));
        db.execute("create temp table {0} (part oid, place tid) on commit drop", name(noted));
        return new Places(name("pg_temp", noted));
    }

    /** That a row {@code t} lies there. */
    Condition hold() {
        return condition("(t.tableoid, t.ctid) in (select part, place from {0})", noted);
    }
}
