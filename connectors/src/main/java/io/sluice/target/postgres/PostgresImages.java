package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
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

    /**
     * Keeps the rows {@code t} that meet the condition and are older than this transaction. They need no lock: a row that somebody else changes
     * between this and the write that follows makes the write fail, for both see one instant.
     */
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
        touch.images += touch.images == 0
                ? keepThose(rows)
                : PlainJoins.withoutLoops(db, () -> keepThose(DSL.and(rows, notKept())));
        if (touch.images > MOST_ROWS) {
            touch.notUndoable.add("more than " + MOST_ROWS + " rows of " + touch.name() + " change");
        }
    }

    private long keepThose(Condition rows) {
        return db.execute("""
                insert into sluice.undo_rows (request_id, target, key, old)
                select {0}, {1}, {2}, to_jsonb(t) from {3} t where {4} and t.xmin <> pg_current_xact_id()::xid""", val(request), val(touch.name()), key(touch.table), touch.table.quoted(), rows);
    }

    /** A row may be in reach of one statement, which leaves it as it is, and of another after it. */
    private Condition notKept() {
        return condition(
                "not exists (select 1 from {0} u where {1})",
                Before.images(touch.table, request).rows(), Before.sameRow(touch.table));
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
