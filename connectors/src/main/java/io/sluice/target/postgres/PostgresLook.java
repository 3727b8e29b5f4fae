package io.sluice.target.postgres;

import io.sluice.pipeline.TableName;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Looks at a table in the transaction that is about to change it. */
final class PostgresLook {

    /** The name as an expression: of a plain column jOOQ would ask the driver, and that the server, which table it is from. */
    private static final String COLUMNS = """
            select attname::text as attname, format_type(atttypid, atttypmod) as type, attgenerated <> '' as generated
              from pg_attribute where attrelid = ?::oid and attnum > 0 and not attisdropped order by attnum""";

    /** The primary key first; {@code named} says that no column of it can be NULL, so that it names a row. */
    private static final String UNIQUES = """
            select (select array_agg(a.attname::text order by k.n)
                      from unnest(i.indkey[0 : (i.indnkeyatts - 1)]) with ordinality k(att, n)
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.att) as columns,
                   not exists (select 1 from unnest(i.indkey[0 : (i.indnkeyatts - 1)]) k(att)
                                 join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.att
                                where not a.attnotnull) as named
              from pg_index i
             where i.indrelid = ?::oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
             order by i.indisprimary desc, i.indexrelid""";

    private static final String TRIGGERS = """
            select 'trigger ' || tgname from pg_trigger where tgrelid = ?::oid and not tgisinternal and tgenabled <> 'D'
            union all
            select 'rule ' || rulename from pg_rewrite where ev_class = ?::oid and ev_enabled <> 'D'""";

    private static final String CASCADES = """
            select 'foreign key ' || conname || ' of ' || conrelid::regclass
              from pg_constraint
             where confrelid = ?::oid and contype = 'f' and (confdeltype in ('c', 'n', 'd') or confupdtype in ('c', 'n', 'd'))""";

    private PostgresLook() {}

    static boolean exists(DSLContext db, TableName name) {
        return oid(db, name).isPresent();
    }

    private static Optional<String> oid(DSLContext db, TableName name) {
        return db.fetchOptional(
                        "select to_regclass(format('%I.%I', ?::text, ?::text))::oid::text", name.schema(), name.table())
                .map(row -> (String) row.get(0));
    }

    static Optional<TargetTable> at(DSLContext db, TableName name) {
        return oid(db, name).map(oid -> table(db, name, oid));
    }

    private static TargetTable table(DSLContext db, TableName name, String oid) {
        var columns = db.fetch(COLUMNS, oid)
                .map(row -> new TargetColumn(
                        row.get("attname", String.class),
                        row.get("type", String.class),
                        row.get("generated", Boolean.class)));
        var uniques = db.fetch(UNIQUES, oid);
        var key = uniques.stream()
                .filter(row -> row.get("named", Boolean.class))
                .map(row -> columns(row.get("columns", String[].class)))
                .findFirst()
                .orElse(List.of());
        return new TargetTable(
                name,
                oid,
                columns,
                key,
                uniques.map(row -> columns(row.get("columns", String[].class))),
                db.fetch(TRIGGERS, oid, oid).map(row -> row.get(0, String.class)),
                db.fetch(CASCADES, oid).map(row -> row.get(0, String.class)));
    }

    private static List<String> columns(String[] names) {
        return Arrays.asList(names);
    }
}
