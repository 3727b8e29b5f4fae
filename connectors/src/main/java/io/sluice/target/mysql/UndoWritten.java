package io.sluice.target.mysql;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.TableEffect.Sample;
import io.sluice.target.UndoEffect;
import io.sluice.target.mysql.MySqlUndo.Header;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Puts the rows of a table back by their images. A row whose content still has the hash that we left has not been touched since; every other
 * one that we wrote is a conflict and stays as it is, unless it is back to what it was already.
 */
final class UndoWritten {

    private static final String CAME = "u.old is null";
    private static final String GONE = "u.old is not null and u.new_hash is null";
    private static final String CHANGED = "u.old is not null and u.new_hash is not null";
    private static final String UNTOUCHED = "{2} = u.new_hash";

    private final DSLContext db;
    private final Header header;
    private final MySqlTable table;
    private final String request;
    private final List<QueryPart> parts = new ArrayList<>();

    UndoWritten(DSLContext db, String request, Header header, MySqlTable table) {
        this.db = db;
        this.request = request;
        this.header = header;
        this.table = table;
    }

    UndoEffect run() {
        var images = new UndoImages(db, table).load(request, header.table().qualified());
        parts.addAll(List.of(
                table.place(),
                sql("{0} u left join {1} t on {2}", images, table.place(), MySqlRow.sameKey(table, "u")),
                MySqlRow.hash(table),
                table.key().getFirst(),
                MySqlRow.json(table)));
        db.fetchValue("select count(t.{3}) from {1} for update", parts());
        var followers = new UndoFollowers(db, table).of(sql("{0} u", images), MySqlRow.sameKey(table, "u"));
        if (followers > 0) {
            return UndoEffect.never(
                    header.table(),
                    followers + " rows of other tables refer to rows that came in and would go with them");
        }
        var ours = MySqlMade.untouched(db, table);
        var samples = new ArrayList<Sample>(conflicting());
        var conflicts = count(touchedByOthers());
        samples.addAll(removedRows());
        var effect = new UndoEffect(header.table(), remove(), restore(), giveBack(), false, conflicts, samples, null);
        if (ours) {
            MySqlMade.changed(db, table);
        }
        return effect;
    }

    private long remove() {
        return db.execute("delete t from {1} where " + CAME + " and " + UNTOUCHED, parts());
    }

    private long restore() {
        var assignments = new UndoImages(db, table).assignments();
        if (assignments.isEmpty()) {
            return 0;
        }
        var wandering = new WanderingRows(db, table);
        var wandered = wandering.takeOut(parts.get(1), condition(CHANGED + " and " + UNTOUCHED, parts()));
        var rows = count(CHANGED + " and " + UNTOUCHED);
        var update = sql("update {1} set ", parts());
        db.execute("{0} {1} where {2}", update, list(assignments), sql(CHANGED + " and " + UNTOUCHED, parts()));
        if (wandered > 0) {
            wandering.putIn();
        }
        return wandered + rows;
    }

    private long giveBack() {
        var images = new UndoImages(db, table);
        return db.execute(
                "insert into {0} ({1}) select {2} from {3} where {4}",
                table.place(),
                list(images.columns()),
                list(images.values()),
                parts.get(1),
                sql(GONE + " and t.{3} is null", parts()));
    }

    /** Also a row that came in and is gone: somebody took it out before us. */
    private static String touchedByOthers() {
        var back = "{2} = unhex(sha2(u.old, 256))";
        return "(" + CAME + " and (t.{3} is null or " + UNTOUCHED.replace("=", "<>") + "))"
                + " or (" + CHANGED + " and (t.{3} is null or not (" + UNTOUCHED + ") and not (" + back + ")))"
                + " or (" + GONE + " and t.{3} is not null and not (" + back + "))";
    }

    private List<Sample> conflicting() {
        return db.fetch(
                        "select u.old, if(t.{3} is null, null, {4}) from {1} where " + touchedByOthers() + " limit "
                                + SHOWN + " for update",
                        parts())
                .map(row ->
                        new Sample("conflict", row.get(0, String.class), row.get(1, String.class), "touched since"));
    }

    private List<Sample> removedRows() {
        return db.fetch(
                        "select {4} from {1} where " + CAME + " and " + UNTOUCHED + " limit " + SHOWN + " for update",
                        parts())
                .map(row -> new Sample("delete", row.get(0, String.class), null, ""));
    }

    private long count(String which) {
        return ((Number) db.fetchValue("select count(*) from {1} where " + which + " for update", parts())).longValue();
    }

    private QueryPart[] parts() {
        return parts.toArray(QueryPart[]::new);
    }
}
