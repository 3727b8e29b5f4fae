package io.sluice.target.mysql;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/**
 * Compares old content with new: by key where rows have one, else as multisets; a row written again equal counts nowhere. Reads with locks:
 * a plain read would see rows as they were when the transaction began, not as it found them.
 */
final class MySqlMeasure {

    private static final String INSERTED = "from {1} b join {0} t on {2} where b.`_was` = 0";
    private static final String CHANGED =
            "from {1} b join {0} t on {2} where b.`_was` = 1 and not (b.`_old_hash` <=> {3})";
    private static final String DELETED = "from {1} b left join {0} t on {2} where b.`_was` = 1 and t.{4} is null";

    private final DSLContext db;

    MySqlMeasure(DSLContext db) {
        this.db = db;
    }

    TableEffect effect(Touched touch) {
        if (touch.created()) {
            var rows = number(db.fetchValue("select count(*) from {0}", touch.table.place()));
            return effect(touch, rows, 0, 0, MySqlSamples.inserted(db, touch.table, touch.table.place()));
        }
        if (touch.old != null) {
            return asMultisets(touch, touch.old);
        }
        if (touch.before == null) {
            return effect(touch, touch.inserted, 0, 0, touch.firstRows);
        }
        return byKey(touch, touch.before);
    }

    private TableEffect byKey(Touched touch, Before before) {
        var table = touch.table;
        var parts = new QueryPart[] {
            table.place(),
            before.name(),
            MySqlRow.sameKey(table, "b"),
            MySqlRow.hash(table),
            table.key().getFirst(),
            MySqlRow.json(table)
        };
        var samples = new ArrayList<Sample>();
        samples.addAll(samples("insert", "null, {5} " + INSERTED, parts));
        samples.addAll(samples("change", "b.`_old`, {5} " + CHANGED, parts));
        samples.addAll(samples("delete", "b.`_old`, null " + DELETED, parts));
        return effect(
                touch,
                count(INSERTED, parts),
                count(CHANGED, parts) + touch.changedByNewColumns,
                count(DELETED, parts),
                samples);
    }

    private long count(String from, QueryPart[] parts) {
        return number(db.fetchValue("select count(*) " + from + " lock in share mode", parts));
    }

    private List<Sample> samples(String kind, String what, QueryPart[] parts) {
        return db.fetch("select " + what + " limit " + SHOWN + " lock in share mode", parts)
                .map(row -> new Sample(kind, row.get(0, String.class), row.get(1, String.class), ""));
    }

    private TableEffect asMultisets(Touched touch, Name old) {
        var now = name("sluice_now");
        MySqlImages.contents(db, touch.table, now);
        var samples = new ArrayList<Sample>();
        surplus(now, old).forEach(row -> samples.add(new Sample("insert", null, row, "")));
        surplus(old, now).forEach(row -> samples.add(new Sample("delete", row, null, "")));
        return effect(touch, more(now, old), 0, more(old, now), samples);
    }

    /** How many rows one table holds beyond those of the other. */
    private long more(Name one, Name other) {
        return number(db.fetchValue(
                "select coalesce(sum(greatest(x.n - coalesce(y.n, 0), 0)), 0) from {0} x left join {1} y on y.h = x.h",
                one, other));
    }

    private List<String> surplus(Name one, Name other) {
        var rows = new ArrayList<String>();
        db.fetch("""
                        select x.r, x.n - coalesce(y.n, 0) from {0} x left join {1} y on y.h = x.h
                         where x.n > coalesce(y.n, 0) limit {2}""", one, other, inline(SHOWN)).forEach(row -> {
            for (long i = row.get(1, Long.class); i > 0 && rows.size() < SHOWN; i--) {
                rows.add(row.get(0, String.class));
            }
        });
        return rows;
    }

    private static TableEffect effect(Touched touch, long inserted, long changed, long deleted, List<Sample> samples) {
        return new TableEffect(
                touch.table.table().name(),
                touch.kind,
                touch.ours,
                inserted,
                changed,
                deleted,
                touch.dropped,
                touch.rejected,
                List.copyOf(touch.effects),
                List.copyOf(touch.notUndoable),
                samples,
                touch.columns);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
