package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Where the rows {@code u} are that a transaction changed or deleted: {@code same} joins them to rows {@code t} by key, {@code
 * differs} is true of those whose content is another now, {@code shown} is the old content with its columns in the table's order, {@code
 * fresh} is true of the rows {@code t} that this transaction wrote.
 */
record Before(QueryPart rows, Condition same, Condition differs, QueryPart shown, Condition fresh) {

    /** By name and not as a record: not every type reads back what it wrote as JSON. */
    private static final String IN_ORDER = """
            (select json_object_agg(a.attname::text, u.old -> a.attname::text order by a.attnum)
               from pg_attribute a where a.attrelid = {0}::oid and a.attnum > 0 and not a.attisdropped)""";

    static Before images(KeptRows kept) {
        return new Before(
                kept.rows(),
                kept.same(),
                condition("to_jsonb(t.*) <> u.old"),
                sql(IN_ORDER, val(kept.table().id())),
                condition("t.xmin = pg_current_xact_id()::xid"));
    }

    static Before copy(TargetTable table, Name copy) {
        var differs = DSL.or(table.columns().stream()
                .filter(column -> !table.key().contains(column.name()))
                .map(column -> condition("{0} is distinct from {1}", comparable("t", column), comparable("u", column)))
                .toList());
        return new Before(sql("{0}", copy), sameKey(table), differs, sql("row_to_json(u.*)"), DSL.trueCondition());
    }

    private static QueryPart comparable(String row, TargetColumn column) {
        return PostgresTypes.comparable(sql(row + ".{0}", name(column.name())), column.nativeType());
    }

    /** That a row {@code t} is the one that a row {@code u} of the same columns was. */
    static Condition sameKey(TargetTable table) {
        return DSL.and(table.key().stream()
                .map(column -> condition("t.{0} = u.{0}", name(column)))
                .toList());
    }

    /** The key of a row, as an image has it. */
    static QueryPart keyOf(TargetTable table, String row) {
        List<QueryPart> pairs = table.key().stream()
                .map(column -> (QueryPart) sql("{0}::text, " + row + ".{1}", val(column), name(column)))
                .toList();
        return sql("jsonb_build_object({0})", list(pairs));
    }

    /** That a row {@code t} is the one an image {@code u} speaks of. */
    static Condition sameRow(TargetTable table) {
        return DSL.and(table.key().stream()
                .map(column -> condition(
                        "t.{0} = (u.key ->> {1})::{2}",
                        name(column),
                        val(column),
                        raw(table.column(column).orElseThrow().nativeType())))
                .toList());
    }
}
