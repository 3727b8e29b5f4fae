package io.sluice.target.postgres;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Rows that cannot simply be changed back, for another row holds a unique value that they had. They have to go out first, which nobody may
 * notice: of a table with triggers, or to which a foreign key refers that acts or refuses at once when rows go, there are none.
 */
final class WanderingRows {

    private static final String NOTICED = """
            select exists (
              select 1 from pg_constraint
               where contype = 'f' and (confdeltype <> 'a' or confupdtype in ('c', 'n', 'd'))
                 and confrelid in (select {0}::oid union all select relid from pg_partition_tree({0}::oid::regclass)))""";

    private final DSLContext db;
    private final TargetTable table;

    WanderingRows(DSLContext db, TargetTable table) {
        this.db = db;
        this.table = table;
    }

    /** That a row {@code t} is one of them, of those beside an image {@code u} that meet the condition. */
    Condition among(QueryPart images, Condition wanted) {
        var held = table.uniques().stream()
                .filter(unique -> !table.key().containsAll(unique))
                .map(this::held)
                .toList();
        if (held.isEmpty() || !table.triggers().isEmpty() || noticed()) {
            return falseCondition();
        }
        var places = Places.none(db, "sluice_wandering_" + table.id());
        var rows = db.execute("""
                insert into {0}
                select t.tableoid, t.ctid from {1} t, {2} u, lateral jsonb_populate_record(t.*, u.old) r where {3} and ({4})""", places.noted(), table.quoted(), images, wanted, or(held));
        return rows == 0 ? falseCondition() : places.hold();
    }

    /** That a row {@code t} has other values than it had as {@code r}, and another row has those. */
    private Condition held(List<String> unique) {
        var moved = unique.stream()
                .map(column -> condition("t.{0} is distinct from r.{0}", name(column)))
                .toList();
        var same = unique.stream()
                .map(column -> condition("o.{0} = r.{0}", name(column)))
                .toList();
        return condition(
                "(({0}) and exists (select 1 from {1} o where {2} and (o.tableoid, o.ctid) <> (t.tableoid, t.ctid)))",
                or(moved), table.quoted(), and(same));
    }

    private boolean noticed() {
        return db.fetchValue(NOTICED, val(table.id())).equals(true);
    }
}
