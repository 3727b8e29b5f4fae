package io.sluice.target.mysql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;

/**
 * Takes out of a stage the rows that the last reading brought already: of equal rows as many as the table holds in the window that is read
 * again. The rest are rows of their own, however alike.
 */
final class MySqlOverlap {

    private static final Name COMING = name("sluice_coming");

    private static final String PRESENT = """
            delete s from {0} s
              join (select x.r, x.h, row_number() over (partition by x.h order by x.r) n
                      from (select t.`_row` r, {1} h from {2} t) x) d on d.r = s.`_row`
              join (select {1} h, count(*) n from {3} t where {4} group by 1) o on o.h = d.h
             where d.n <= o.n""";

    private final DSLContext db;
    private final Staged staged;
    private final MySqlTable table;

    MySqlOverlap(DSLContext db, Staged staged, MySqlTable table) {
        this.db = db;
        this.staged = staged;
        this.table = table.only(staged.load());
    }

    Staged takenOut() {
        inTheTypesOfTheTable();
        return staged.without(
                db.execute(PRESENT, staged.table().name(), MySqlRow.hash(table), COMING, table.place(), window()));
    }

    private void inTheTypesOfTheTable() {
        var columns =
                list(staged.table().columns().stream().map(StageColumn::quoted).toList());
        db.execute("drop temporary table if exists {0}", COMING);
        db.execute(
                "create temporary table {0} engine = InnoDB as select {1}, cast(0 as signed) `_row` from {2} limit 0",
                COMING, columns, table.place());
        db.execute(
                "insert into {0} ({1}, `_row`) select {1}, `_row` from {2}",
                COMING, columns, staged.table().name());
    }

    private Condition window() {
        return staged.table().columns().stream()
                .filter(this::isCursor)
                .findFirst()
                .map(column -> condition(
                        "(t.{0} >= (select min(c.{0}) from {1} c) or t.{0} is null)",
                        column.quoted(), staged.table().name()))
                .orElse(noCondition());
    }

    private boolean isCursor(StageColumn column) {
        var newness = staged.load().newness();
        return newness != null && column.name().equals(newness.cursor());
    }
}
