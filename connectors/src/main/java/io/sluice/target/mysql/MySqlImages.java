package io.sluice.target.mysql;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Keeps rows as they were before this transaction: by key, else as a copy of the whole table counted by content. */
final class MySqlImages {

    static final long MOST_ROWS = 1_000_000;
    static final long MOST_BYTES = 1_000_000_000;

    private final DSLContext db;
    private final Touched touch;
    private final int number;

    /** {@code number} tells the temporary tables of one transaction apart. */
    MySqlImages(DSLContext db, Touched touch, int number) {
        this.db = db;
        this.touch = touch;
        this.number = number;
    }

    /** {@code rows} is what follows FROM, with the table as {@code t}. */
    void of(QueryPart rows) {
        if (touch.created()) {
            return;
        }
        touch.rewritten();
        if (touch.keyed()) {
            before().keep(rows);
        } else {
            copyOnce();
        }
    }

    void everything() {
        of(sql("{0} t", touch.table.place()));
    }

    /** Without a key the old content can only be told before the first row comes or goes. */
    void copyOnce() {
        if (touch.keyed() || touch.created() || touch.old != null) {
            return;
        }
        touch.notUndoable.add(touch.name() + " has no key by which its rows could be put back");
        var old = name("sluice_old_" + number);
        db.fetchValue("select count(*) from {0} t for update", touch.table.place());
        contents(db, touch.table, old);
        touch.old = old;
    }

    /** A temporary table of the table's distinct rows by hash, with how often each is there. */
    static void contents(DSLContext db, MySqlTable table, org.jooq.Name into) {
        db.execute("drop temporary table if exists {0}", into);
        db.execute("""
                create temporary table {0} (primary key (h)) engine = InnoDB
                select h, count(*) as n, min(r) as r from (select {1} as h, {2} as r from {3} t) rows_of group by h""", into, MySqlRow.hash(table), MySqlRow.json(table), table.place());
    }

    /** Notes the keys of rows that are about to come. */
    void coming(QueryPart query) {
        before().coming(query);
    }

    /** All rows that are there came with this transaction, but for those that were kept. */
    void allCame() {
        var before = before();
        before.coming(sql("select {0} from {1} t", list(before.ofTable()), touch.table.place()));
    }

    private Before before() {
        if (touch.before == null) {
            touch.before = Before.of(db, touch.table, number);
        }
        return touch.before;
    }

    List<QueryPart> keyOfTable() {
        return before().ofTable();
    }
}
