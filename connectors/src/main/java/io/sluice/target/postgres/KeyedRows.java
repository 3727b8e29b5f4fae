package io.sluice.target.postgres;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect.Sample;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** The rows {@code s} of a stage beside the rows {@code t} of a table that have the same key. */
record KeyedRows(Staged staged, TargetTable table, List<String> key, PostgresValues values) {

    /** By the key of the load. */
    static KeyedRows of(Staged staged, TargetTable table) {
        return of(staged, table, staged.load().key());
    }

    static KeyedRows of(Staged staged, TargetTable table, List<String> key) {
        return new KeyedRows(staged, table, key, new PostgresValues(table));
    }

    Condition sameKey() {
        return and(staged.table().columns().stream()
                .filter(this::isKey)
                .map(column -> condition("t.{0} = {1}", column.quoted(), values.of(column)))
                .toList());
    }

    /** That a row of the table is not what the stage says of it. */
    Condition differs() {
        return or(changing().stream()
                .map(column -> condition(
                        "{0} is distinct from {1}",
                        comparable(sql("t.{0}", column.quoted()), column), comparable(values.of(column), column)))
                .toList());
    }

    Condition isNew() {
        return condition("not exists (select 1 from {0} t where {1})", table.quoted(), sameKey());
    }

    /** The columns that a row with a known key may bring anew. */
    List<StageColumn> changing() {
        return staged.table().columns().stream()
                .filter(column -> !isKey(column))
                .toList();
    }

    Name stage() {
        return staged.table().name();
    }

    /** How many rows of the stage are new to the table, and how many rows of the table they change. */
    record Counts(long fresh, long changed) {}

    /** By a key that names one row at most. */
    Counts count(DSLContext db) {
        var found = db.fetchSingle("""
                select count(*) filter (where t.ctid is null), count(*) filter (where t.ctid is not null and ({0}))
                  from {1} s left join {2} t on {3}""", differs(), stage(), table.quoted(), sameKey());
        return new Counts(found.get(0, long.class), found.get(1, long.class));
    }

    /** Some of the rows that will come in, as they will stand in the table. */
    List<Sample> newRows(DSLContext db) {
        return db.fetch(
                        "select row_to_json(r.*)::text from (select {0} from {1} s where {2} limit {3}) r",
                        row(column -> sql("null::{0}", raw(column.nativeType()))), stage(), isNew(), inline(SHOWN))
                .map(row -> new Sample("insert", null, row.get(0, String.class), ""));
    }

    /** Some of the rows that will change, before and after. */
    List<Sample> changedRows(DSLContext db) {
        return db.fetch(
                        """
                        select row_to_json(t.*)::text, (select row_to_json(r.*)::text from (select {0}) r)
                          from {1} s join {2} t on {3} where {4} limit {5}""",
                        row(column -> sql("t.{0}", name(column.name()))),
                        stage(),
                        table.quoted(),
                        sameKey(),
                        differs(),
                        inline(SHOWN))
                .map(row -> new Sample("change", row.get(0, String.class), row.get(1, String.class), ""));
    }

    /** The table's columns as the stage gives them, and otherwise. */
    private QueryPart row(Function<TargetColumn, QueryPart> otherwise) {
        return list(table.columns().stream()
                .map(column -> sql(
                        "{0} as {1}",
                        staged.table().columns().stream()
                                .filter(given -> given.name().equals(column.name()))
                                .findFirst()
                                .map(values::of)
                                .orElseGet(() -> otherwise.apply(column)),
                        name(column.name())))
                .toList());
    }

    private boolean isKey(StageColumn column) {
        return key.contains(column.name());
    }

    private QueryPart comparable(QueryPart value, StageColumn column) {
        return PostgresTypes.comparable(value, values.nativeType(column));
    }
}
