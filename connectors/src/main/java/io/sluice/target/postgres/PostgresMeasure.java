package io.sluice.target.postgres;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Compares old content with new: by key where rows have one, else as multisets; a row written again equal counts nowhere. */
final class PostgresMeasure {

    private static final String CHANGED =
            "from sluice.undo_rows u join {0} t on {1} where u.request_id = {2} and u.target = {3} and to_jsonb(t) <> u.old";
    private static final String DELETED =
            "from sluice.undo_rows u where u.request_id = {2} and u.target = {3} and not exists (select 1 from {0} t where {1})";
    private static final String INSERTED = """
            from {0} t where t.xmin = pg_current_xact_id()::xid and not exists (
              select 1 from sluice.undo_rows u where u.request_id = {2} and u.target = {3} and {1})""";
    private static final String MULTISET = """
            from (select r, count(*) as n from (select to_jsonb(t) as r from {0} t) a group by r) x
            full join (select r, count(*) as n from (select to_jsonb(t) as r from {1} t) b group by r) y using (r)""";

    private final DSLContext db;
    private final String request;

    PostgresMeasure(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    TableEffect effect(Touched touch) {
        if (touch.onlyGrew()) {
            return effect(touch, touch.inserted, 0, 0, touch.firstRows);
        }
        return touch.old == null ? byKey(touch) : asMultisets(touch);
    }

    private TableEffect byKey(Touched touch) {
        var samples = new ArrayList<Sample>();
        samples.addAll(samples("insert", "null, to_jsonb(t)::text " + INSERTED, touch));
        samples.addAll(samples("change", "u.old::text, to_jsonb(t)::text " + CHANGED, touch));
        samples.addAll(samples("delete", "u.old::text, null " + DELETED, touch));
        return effect(touch, count(INSERTED, touch), count(CHANGED, touch), count(DELETED, touch), samples);
    }

    private TableEffect asMultisets(Touched touch) {
        var came = "greatest(coalesce(x.n, 0) - coalesce(y.n, 0), 0)";
        var went = "greatest(coalesce(y.n, 0) - coalesce(x.n, 0), 0)";
        var samples = new ArrayList<>(touch.firstRows.stream().limit(SHOWN).toList());
        samples.addAll(differing(touch));
        return effect(touch, sum(came, touch), 0, sum(went, touch), samples);
    }

    private List<Sample> differing(Touched touch) {
        return db.fetch("""
                        select o.r::text from (
                          select to_jsonb(t) as r from {1} t except all select to_jsonb(t) from {0} t) o limit {2}""", touch.table.quoted(), touch.old, inline(SHOWN))
                .map(row -> new Sample("delete", row.get(0, String.class), null, ""));
    }

    private long count(String from, Touched touch) {
        return number(db.fetchValue("select count(*) " + from, parts(touch)));
    }

    private long sum(String what, Touched touch) {
        return number(
                db.fetchValue("select coalesce(sum(" + what + "), 0) " + MULTISET, touch.table.quoted(), touch.old));
    }

    private List<Sample> samples(String kind, String what, Touched touch) {
        return db.fetch("select " + what + " limit " + SHOWN, parts(touch))
                .map(row -> new Sample(kind, row.get(0, String.class), row.get(1, String.class), ""));
    }

    private QueryPart[] parts(Touched touch) {
        return new QueryPart[] {
            touch.table.quoted(), PostgresImages.sameRow(touch.table), val(request), val(touch.name())
        };
    }

    private static TableEffect effect(Touched touch, long inserted, long changed, long deleted, List<Sample> samples) {
        return new TableEffect(
                touch.table.name(),
                touch.created ? TableEffect.Kind.CREATED : TableEffect.Kind.WRITTEN,
                touch.ours,
                inserted,
                changed,
                deleted,
                touch.dropped,
                touch.rejected,
                List.copyOf(touch.notUndoable),
                samples);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
