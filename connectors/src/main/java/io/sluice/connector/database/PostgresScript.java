package io.sluice.connector.database;

import io.sluice.connector.database.SchemaScript.Left;
import io.sluice.connector.database.SchemaScript.Statement;
import io.sluice.pipeline.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes the script of PostgreSQL tables from the catalog's own texts of types, defaults, constraints and indexes; views become tables. */
final class PostgresScript {

    private static final String TABLES = """
            select c.oid, n.nspname, c.relname, c.relkind in ('v', 'm'), c.relrowsecurity
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname || '.' || c.relname = any (?::text[]) order by 2, 3
            """;

    private static final String SCHEMAS = "select nspname from pg_namespace where nspname = any (?::text[])";

    /** Enumerations and domains that the columns use, also inside arrays. */
    private static final String TYPES = """
            select format_type(t.oid, null), n.nspname, t.typtype::text,
                   (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
                   format_type(t.typbasetype, t.typtypmod), t.typnotnull,
                   (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k where k.contypid = t.oid and k.contype = 'c')
              from pg_type t join pg_namespace n on n.oid = t.typnamespace
             where t.typtype in ('e', 'd') and n.nspname not in ('pg_catalog', 'information_schema')
               and t.oid in (select coalesce(nullif(x.typelem, 0), x.oid) from pg_attribute a join pg_type x on x.oid = a.atttypid
                              where a.attrelid = any (?::oid[]) and a.attnum > 0)
            """;

    private static final String CONSTRAINTS = """
            select k.conrelid, k.conname, k.contype::text, pg_get_constraintdef(k.oid), k.confrelid
              from pg_constraint k where k.conrelid = any (?::oid[]) and k.contype in ('p', 'u', 'c', 'x', 'f')
             order by array_position(array['p', 'u', 'c', 'x', 'f'], k.contype::text), k.conname
            """;

    private static final String INDEXES = """
            select i.indrelid, x.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class x on x.oid = i.indexrelid
             where i.indrelid = any (?::oid[]) and i.indisunique and i.indisvalid
               and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by 2
            """;

    private static final String TRIGGERS = """
            select tgrelid, 'trigger ' || tgname || ' of ' || tgrelid::regclass from pg_trigger
             where tgrelid = any (?::oid[]) and not tgisinternal and tgenabled <> 'D'
            union all
            select ev_class, 'rule ' || rulename || ' of ' || ev_class::regclass from pg_rewrite
             where ev_class = any (?::oid[]) and rulename <> '_RETURN' order by 2
            """;

    record Found(long oid, String schema, String name, boolean view, boolean policies) {
        String quoted() {
            return Engine.POSTGRESQL.quote(schema) + "." + Engine.POSTGRESQL.quote(name);
        }

        String qualified() {
            return schema + "." + name;
        }
    }

    private final Connection session;
    private final List<Statement> before = new ArrayList<>();
    private final List<Statement> after = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final Map<Long, Found> tables = new LinkedHashMap<>();

    private PostgresScript(Connection session) {
        this.session = session;
    }

    static SchemaScript read(Connection session, List<TableName> names) throws SQLException {
        return new PostgresScript(session).read(names);
    }

    private SchemaScript read(List<TableName> names) throws SQLException {
        var wanted = names.stream().map(TableName::qualified).toArray(String[]::new);
        Query.each(
                session,
                TABLES,
                row -> tables.put(
                        row.getLong(1),
                        new Found(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5))),
                (Object) wanted);
        var oids = tables.keySet().toArray(Long[]::new);
        var schemas = new TreeSet<String>();
        var named = names.stream().map(TableName::schema).distinct().toArray(String[]::new);
        Query.each(session, SCHEMAS, row -> schemas.add(row.getString(1)), (Object) named);
        var types = types(oids, schemas);
        schemas.forEach(schema -> before.add(new Statement(
                "", "schema " + schema, "create schema if not exists " + Engine.POSTGRESQL.quote(schema))));
        before.addAll(types);
        var columns = new PostgresColumns(session, tables);
        var made = columns.tables();
        before.addAll(columns.before());
        after.addAll(columns.after());
        constraints(oids);
        Query.each(
                session,
                INDEXES,
                row -> after.add(new Statement(
                        tables.get(row.getLong(1)).qualified(), "unique index " + row.getString(2), row.getString(3))),
                (Object) oids);
        Query.each(
                session,
                TRIGGERS,
                row -> left.add(new Left(tables.get(row.getLong(1)).qualified(), row.getString(2))),
                oids,
                oids);
        tables.values().stream()
                .filter(Found::policies)
                .forEach(table -> left.add(new Left(table.qualified(), "row policies of " + table.quoted())));
        return new SchemaScript(before, made, after, left);
    }

    private List<Statement> types(Long[] oids, TreeSet<String> schemas) throws SQLException {
        var types = new ArrayList<Statement>();
        Query.each(
                session,
                TYPES,
                row -> {
                    schemas.add(row.getString(2));
                    var name = row.getString(1);
                    var check = row.getString(7) == null ? "" : " " + row.getString(7);
                    types.add(new Statement(
                            "",
                            "type " + name,
                            row.getString(3).equals("e")
                                    ? "create type " + name + " as enum (" + row.getString(4) + ")"
                                    : "create domain " + name + " as " + row.getString(5)
                                            + (row.getBoolean(6) ? " not null" : "") + check));
                },
                (Object) oids);
        return types;
    }

    private void constraints(Long[] oids) throws SQLException {
        Query.each(
                session,
                CONSTRAINTS,
                row -> {
                    var table = tables.get(row.getLong(1));
                    var what = row.getString(2) + " of " + table.quoted();
                    if (row.getString(3).equals("f") && !tables.containsKey(row.getLong(5))) {
                        left.add(new Left(table.qualified(), "foreign key " + what));
                        return;
                    }
                    after.add(new Statement(
                            table.qualified(),
                            "constraint " + what,
                            "alter table " + table.quoted() + " add constraint "
                                    + Engine.POSTGRESQL.quote(row.getString(2)) + " " + row.getString(4)));
                },
                (Object) oids);
    }
}
