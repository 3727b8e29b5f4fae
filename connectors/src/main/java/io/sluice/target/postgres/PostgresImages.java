package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import io.sluice.target.TableEffect.Kind;
import org.jooq.Condition;
import org.jooq.DSLContext;
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
     * Keeps the rows {@code t} that meet the condition. They need no lock: a row that somebody else changes between this and the write that
     * follows makes the write fail, for both see one instant.
     */
    void of(Condition rows) {
        touch.rewritten();
        if (touch.kind != Kind.WRITTEN) {
            return; // a table of this transaction is taken back as a whole
        }
        if (touch.table.key().isEmpty()) {
            touch.notUndoable.add(touch.name() + " has no key by which its rows could be put back");
            copyOnce();
        } else {
            keep(rows);
        }
    }

    /** The same of rows that may be many, for a load of that number: in a table of their own, where the role may make one. */
    void ofMany(Condition rows, int load) {
        if (touch.kind == Kind.WRITTEN
                && touch.images == 0
                && touch.kept.own() == null
                && !touch.table.key().isEmpty()
                && Boolean.TRUE.equals(db.fetchValue("select has_schema_privilege('sluice', 'CREATE')"))) {
            var apart = new KeptApart(touch.table, PostgresSwap.aside(request, load));
            touch.rewritten();
            touch.kept = apart;
            kept(apart.begin(db, rows));
        } else {
            of(rows);
        }
    }

    void everything() {
        touch.rewritten();
        if (touch.kind != Kind.WRITTEN) {
            return;
        }
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
        kept(
                touch.images == 0
                        ? touch.kept.keep(db, rows)
                        : PlainJoins.withoutLoops(db, () -> touch.kept.keep(db, DSL.and(rows, notKept()))));
    }

    private void kept(long more) {
        touch.imaged = true;
        touch.images += more;
        if (touch.images > MOST_ROWS) {
            touch.notUndoable.add("more than " + MOST_ROWS + " rows of " + touch.name() + " change");
        }
    }

    /** A row may be in reach of one statement, which leaves it as it is, and of another after it. */
    private Condition notKept() {
        return condition("not exists (select 1 from {0} u where {1})", touch.kept.rows(), touch.kept.same());
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
}
