package io.sluice.target.mysql;

import static org.jooq.impl.DSL.list;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * The keys that a transaction touches in one table, in a temporary table with columns of the table's own types: {@code _was} tells rows that
 * were there, with their content, from those that came.
 */
final class Before {

    private final DSLContext db;
    private final MySqlTable table;
    private final Name keys;

    private Before(DSLContext db, MySqlTable table, Name keys) {
        this.db = db;
        this.table = table;
        this.keys = keys;
    }

    static Before of(DSLContext db, MySqlTable table, int number) {
        var keys = DSL.name("sluice_before_" + number);
        db.execute("drop temporary table if exists {0}", keys);
        db.execute("""
                create temporary table {0} (
                  `_was` tinyint not null default 0, `_old_hash` binary(32) null, `_old` longtext character set utf8mb4 null,
                  primary key ({1})) engine = InnoDB
                select {1} from {2} t where false""", keys, list(table.key()), table.place());
        return new Before(db, table, keys);
    }

    Name name() {
        return keys;
    }

    /** Locks rows {@code t} that are there and keeps them as they are; what this transaction brought or kept already stays as noted. */
    void keep(QueryPart rows) {
        db.execute("""
                insert into {0} ({1}, `_was`, `_old_hash`, `_old`)
                select {2}, 1, {3}, {4} from {5} for update on duplicate key update `_was` = {0}.`_was`""", keys, list(table.key()), list(ofTable()), MySqlRow.hash(table), MySqlRow.json(table), rows);
    }

    /** Notes the keys of rows that come; {@code query} selects them in the order of the key. */
    void coming(QueryPart query) {
        db.execute(
                "insert into {0} ({1}) {2} on duplicate key update `_was` = {0}.`_was`",
                keys, list(table.key()), query);
    }

    List<QueryPart> ofTable() {
        return table.key().stream()
                .map(column -> (QueryPart) DSL.name("t", column.last()))
                .toList();
    }
}
