package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Record;

/**
 * Rows that cannot simply be changed back, for another row holds a unique value that they had: they go out before others are changed, and in
 * again after. Nobody may notice: of a table with triggers, or to which a foreign key of its own or by more than its key refers, there are none.
 */
final class WanderingRows {

    private static final String REFERRED = """
            select table_schema, table_name, referenced_column_name from information_schema.key_column_usage
             where referenced_table_schema = ? and referenced_table_name = ?""";

    /** The unique values that rows had, as the table's own types; a temporary table cannot be read twice by one statement. */
    private static final Name HAD = name("sluice_had");

    private final DSLContext db;
    private final MySqlTable table;
    private final UndoImages images;

    WanderingRows(DSLContext db, MySqlTable table) {
        this.db = db;
        this.table = table;
        this.images = new UndoImages(db, table);
    }

    /** {@code pairs}: images {@code u} beside their rows {@code t}, of which those that meet the condition are to be put back. */
    long takeOut(QueryPart pairs, Condition wanted) {
        var uniques = table.table().uniques().stream()
                .filter(unique -> !table.table().key().containsAll(unique))
                .toList();
        if (uniques.isEmpty() || !table.table().triggers().isEmpty() || noticed()) {
            return 0;
        }
        if (keepMoved(pairs, wanted, columnsOf(uniques)) == 0) {
            return 0;
        }
        var rows = uniques.stream().mapToLong(this::markHeld).sum();
        if (rows > 0) {
            withoutForeignKeys(() -> db.execute(
                    "delete t from {0} t join {1} w on {2} where w.`_wanders` = 1", table.place(), HAD, sameKey("t")));
        }
        return rows;
    }

    void putIn() {
        db.execute(
                "insert into {0} ({1}) select {2} from {3} u join {4} w on {5} where w.`_wanders` = 1",
                table.place(), list(images.columns()), list(images.values()), UndoImages.PLACE, HAD, sameKey("u"));
    }

    private List<String> columnsOf(List<List<String>> uniques) {
        return uniques.stream()
                .flatMap(List::stream)
                .distinct()
                .filter(column -> !table.table().key().contains(column))
                .toList();
    }

    private int keepMoved(QueryPart pairs, Condition wanted, List<String> columns) {
        var all = new ArrayList<QueryPart>(table.key());
        columns.forEach(column -> all.add(name(column)));
        var values = new ArrayList<QueryPart>();
        table.key().forEach(key -> values.add(name("u", key.last())));
        columns.forEach(column -> values.add(images.old(column)));
        db.execute("drop temporary table if exists {0}", HAD);
        db.execute(
                "create temporary table {0} (`_wanders` tinyint not null default 0, primary key ({1})) engine = InnoDB select {2} from {3} where false",
                HAD, list(table.key()), list(all), table.place());
        var moved = columns.stream()
                .map(column -> condition("not (t.{0} <=> {1})", name(column), images.old(column)))
                .toList();
        return db.execute(
                "insert into {0} ({1}) select {2} from {3} where {4} and {5}",
                HAD, list(all), list(values), pairs, wanted, or(moved));
    }

    private long markHeld(List<String> unique) {
        var same = unique.stream()
                .map(column -> condition("o.{0} = w.{0}", name(column)))
                .toList();
        return db.execute(
                "update {0} w join {1} o on {2} and {3} set w.`_wanders` = 1 where w.`_wanders` = 0",
                HAD, table.place(), and(same), not(sameKey("o")));
    }

    private Condition sameKey(String row) {
        return and(table.key().stream()
                .map(column -> condition("{0} = {1}", name(row, column.last()), name("w", column.last())))
                .toList());
    }

    private boolean noticed() {
        var named = table.table().name();
        return !table.inbound().isEmpty()
                && db.fetch(REFERRED, named.schema(), named.table()).stream().anyMatch(this::notices);
    }

    private boolean notices(Record referrer) {
        var named = table.table().name();
        var itself = named.schema().equalsIgnoreCase(referrer.get(0, String.class))
                && named.table().equalsIgnoreCase(referrer.get(1, String.class));
        return itself || !table.table().key().contains(referrer.get(2, String.class));
    }

    /** Each row is back under its key when the undo is done. */
    private void withoutForeignKeys(Runnable work) {
        db.execute("set foreign_key_checks = 0");
        try {
            work.run();
        } finally {
            db.execute("set foreign_key_checks = 1");
        }
    }
}
