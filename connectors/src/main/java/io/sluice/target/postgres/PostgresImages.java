package io.sluice.target.postgres;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Keeps rows as they were before this transaction: by key as images, else as a copy of the whole table. */
final class PostgresImages {

    static final long MOST_ROWS = 1_000_000;
    static final long MOST_BYTES = 1_000_000_000;

    private final DSLContext db;
    private final String request;
    private final Touched touch;

    PostgresImages(DSLContext db, String request, Touched touch) {
        this.db = db;
        this.request = request;
        this.touch = touch;
    }

    /** Locks the rows {@code t} that meet the condition and keeps those that are older than this transaction. */
    void of(Condition rows) {
        touch.rewritten();
        if (touch.table.key().isEmpty()) {
            touch.notUndoable.add(touch.name() + " has no key by which its rows could be put back");
            copyOnce();
        } else {
            keep(rows);
            touch.imaged = true;
        }
    }

    void everything() {
        touch.rewritten();
        if (touch.table.key().isEmpty() || tooMany()) {
            touch.notUndoable.add(
                    touch.table.key().isEmpty()
                            ? touch.name() + " has no key by which its rows could be put back"
                            : touch.name() + " holds more rows than are kept for undo");
            copyOnce();
        } else {
            of(DSL.noCondition());
        }
    }

    private void keep(Condition rows) {
        var kept = db.execute("""
                with old as materialized (
                  select {0} as key, to_jsonb(t) as old from {1} t where {2} and t.xmin <> pg_current_xact_id()::xid for update of t)
                insert into sluice.undo_rows (request_id, target, key, old)
                select {3}, {4}, key, old from old on conflict do nothing""", key(touch.table), touch.table.quoted(), rows, val(request), val(touch.name()));
        touch.images += kept;
        if (touch.images > MOST_ROWS) {
            touch.notUndoable.add("more than " + MOST_ROWS + " rows of " + touch.name() + " change");
        }
    }

    private boolean tooMany() {
        var rows = db.fetchValue(
                "select count(*) from (select 1 from {0} limit {1}) r", touch.table.quoted(), inline(MOST_ROWS + 1));
        return ((Number) rows).longValue() > MOST_ROWS || size() > MOST_BYTES;
    }

    private long size() {
        return ((Number) db.fetchValue("select pg_relation_size(?::oid)", touch.table.id())).longValue();
    }

    private void copyOnce() {
        if (touch.old == null) {
            touch.old = name("pg_temp", "sluice_old_" + touch.table.id());
            db.execute(
                    "create temp table {0} on commit drop as select * from {1} t where t.xmin <> pg_current_xact_id()::xid",
                    name(touch.old.last()), touch.table.quoted());
        }
    }

    static QueryPart key(TargetTable table) {
        List<QueryPart> pairs = table.key().stream()
                .map(column -> (QueryPart) sql("{0}::text, t.{1}", val(column), name(column)))
                .toList();
        return sql("jsonb_build_object({0})", list(pairs));
    }
}
