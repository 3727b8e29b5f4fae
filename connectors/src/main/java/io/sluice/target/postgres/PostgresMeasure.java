package io.sluice.target.postgres;

import static io.sluice.target.Application.SHOWN;

import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import io.sluice.target.TableEffect.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Compares old content with new: by key where rows have one, else as multisets; a row written again equal counts nowhere. */
final class PostgresMeasure {

    private static final String CHANGED = "from {1} u join {0} t on {2} where {3}";
    private static final String DELETED = "from {1} u where not exists (select 1 from {0} t where {2})";
    private static final String INSERTED = "from {0} t where {4} and not exists (select 1 from {1} u where {2})";

    private final DSLContext db;
    private final boolean showing;

    /** {@code showing}: with some of the rows, for people. */
    PostgresMeasure(DSLContext db, boolean showing) {
        this.db = db;
        this.showing = showing;
    }

    /** {@code counted}: what its loads say they did is all that was done. */
    TableEffect effect(Touched touch, boolean counted) {
        if (touch.again && touch.kind != Kind.WRITTEN) {
            touch.inserted = count("from {0} t", new QueryPart[] {touch.table.quoted()});
        }
        if (touch.foreseen != null) {
            return effect(touch, touch.inserted, touch.updated, 0, touch.foreseen);
        }
        if (touch.onlyGrew()) {
            return effect(touch, touch.inserted, 0, 0, touch.toBeShown() ? written(touch) : touch.firstRows);
        }
        if (touch.table.key().isEmpty()) {
            return asMultisets(touch);
        }
        return byKey(
                touch,
                touch.old == null ? Before.images(touch.kept) : Before.copy(touch.table, touch.old),
                counted && touch.old == null);
    }

    private List<Sample> written(Touched touch) {
        var what = "null, row_to_json(t.*)::text from {0} t where t.xmin = pg_current_xact_id()::xid";
        return samples(touch.inserted, "insert", what, new QueryPart[] {touch.table.quoted()});
    }

    private TableEffect byKey(Touched touch, Before before, boolean counted) {
        var parts = new QueryPart[] {
            touch.table.quoted(), before.rows(), before.same(), before.differs(), before.fresh(), before.shown()
        };
        var samples = new ArrayList<Sample>();
        var inserted = PlainJoins.withoutLoops(db, () -> {
            var came = counted ? touch.inserted : count(INSERTED, parts);
            samples.addAll(samples(came, "insert", "null, row_to_json(t.*)::text " + INSERTED, parts));
            return came;
        });
        var changed = counted ? touch.updated : count(CHANGED, parts);
        samples.addAll(samples(changed, "change", "({5})::text, row_to_json(t.*)::text " + CHANGED, parts));
        var deleted = counted ? 0 : count(DELETED, parts);
        samples.addAll(samples(deleted, "delete", "({5})::text, null " + DELETED, parts));
        return effect(touch, inserted, changed, deleted, samples);
    }

    private TableEffect asMultisets(Touched touch) {
        var difference = PostgresDifference.of(db, touch);
        var samples = new ArrayList<Sample>();
        difference.came().forEach(row -> samples.add(new Sample("insert", null, row, "")));
        difference.went().forEach(row -> samples.add(new Sample("delete", row, null, "")));
        return effect(touch, difference.inserted(), 0, difference.deleted(), samples);
    }

    private long count(String from, QueryPart[] parts) {
        return number(db.fetchValue("select count(*) " + from, parts));
    }

    private List<Sample> samples(long rows, String kind, String what, QueryPart[] parts) {
        return showing && rows > 0
                ? db.fetch("select " + what + " limit " + SHOWN, parts)
                        .map(row -> new Sample(kind, row.get(0, String.class), row.get(1, String.class), ""))
                : List.of();
    }

    static TableEffect effect(Touched touch, long inserted, long changed, long deleted, List<Sample> samples) {
        return new TableEffect(
                touch.table.name(),
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
