package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TargetTable;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Takes out of a stage the rows that the last reading brought already: of equal rows as many as the table holds in the window that is read
 * again. The rest are rows of their own, however alike.
 */
final class PostgresOverlap {

    private static final String PRESENT = """
            delete from {0} s using (
                select x.r, x.h, row_number() over (partition by x.h order by x.r) n
                  from (select s._row r, md5(row({1})::text) h from {0} s) x) d
              join (select md5(row({2})::text) h, count(*) n from {3} t where {4} group by 1) o on o.h = d.h
             where s._row = d.r and d.n <= o.n""";

    private final DSLContext db;
    private final Staged staged;
    private final TargetTable table;

    PostgresOverlap(DSLContext db, Staged staged, TargetTable table) {
        this.db = db;
        this.staged = staged;
        this.table = table;
    }

    Staged takenOut() {
        var values = new PostgresValues(table);
        var columns = staged.table().columns();
        return staged.without(db.execute(
                PRESENT,
                staged.table().name(),
                list(columns.stream().map(values::of).toList()),
                list(columns.stream()
                        .map(column -> (QueryPart) sql("t.{0}", column.quoted()))
                        .toList()),
                table.quoted(),
                window(values)));
    }

    private Condition window(PostgresValues values) {
        return staged.table().columns().stream()
                .filter(this::isCursor)
                .findFirst()
                .map(column -> condition(
                        "(t.{0} >= (select min({1}) from {2} s) or t.{0} is null)",
                        name(column.name()), values.of(column), staged.table().name()))
                .orElse(noCondition());
    }

    private boolean isCursor(StageColumn column) {
        var newness = staged.load().newness();
        return newness != null && column.name().equals(newness.cursor());
    }
}
