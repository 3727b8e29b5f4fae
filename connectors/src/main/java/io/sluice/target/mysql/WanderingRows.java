package io.sluice.target.mysql;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.or;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Puts rows back whose unique values came from other rows, or went to them: an update would meet its own rows, so the old ones go in when
 * all the new ones are out.
 */
final class WanderingRows {

    private static final String REFERRED = """
            select referenced_column_name from information_schema.key_column_usage
             where referenced_table_schema = ? and referenced_table_name = ?""";

    private final DSLContext db;
    private final MySqlTable table;
    private final UndoImages images;

    WanderingRows(DSLContext db, MySqlTable table) {
        this.db = db;
        this.table = table;
        this.images = new UndoImages(db, table);
    }

    /**
     * {@code pairs}: images {@code u} beside their rows {@code t}, of which those that meet the condition are to be put back. Where others
     * would see the rows go, by a trigger or a foreign key that refers to more than their key, which they keep, none is.
     */
    long restore(QueryPart pairs, Condition wanted) {
        var moved = images.moved();
        if (moved.isEmpty() || !table.table().triggers().isEmpty() || refersElsewhere()) {
            return 0;
        }
        long rows = db.execute("update {0} set u.`_wanders` = 1 where {1} and {2}", pairs, wanted, or(moved));
        if (rows > 0) {
            withoutForeignKeys(() -> db.execute("delete t from {0} where u.`_wanders` = 1", pairs));
            db.execute(
                    "insert into {0} ({1}) select {2} from {3} u where u.`_wanders` = 1",
                    table.place(), list(images.columns()), list(images.values()), UndoImages.PLACE);
        }
        return rows;
    }

    private boolean refersElsewhere() {
        var named = table.table().name();
        return !table.inbound().isEmpty()
                && db.fetch(REFERRED, named.schema(), named.table()).stream()
                        .anyMatch(row -> !table.table().key().contains(row.get(0, String.class)));
    }

    /** Each row is back under its key with the next statement. */
    private void withoutForeignKeys(Runnable work) {
        db.execute("set foreign_key_checks = 0");
        try {
            work.run();
        } finally {
            db.execute("set foreign_key_checks = 1");
        }
    }
}
