package io.sluice.connector.database;

import io.sluice.connector.database.SchemaScript.Statement;
import io.sluice.connector.database.SchemaScript.Table;
import io.sluice.pipeline.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the script of PostgreSQL tables from the catalog's own texts of types, defaults, constraints and indexes; views become tables. */
final class PostgresScript {

    private static final Pattern SEQUENCE = Pattern.compile("nextval\\('((?:[^']|'')+)'::regclass\\)");

    private static final String TABLES = """
            select c.oid, n.nspname, c.relname, c.relkind in ('v', 'm'), c.relrowsecurity
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname || '.' || c.relname = any (?::text[]) order by 2, 3
            """;

    private static final String SCHEMAS = "select nspname from pg_namespace where nspname = any (?::text[])";

    private static final String COLUMNS = """
            select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
                   a.attgenerated::text, a.attidentity::text,
                   case when a.attcollation <> t.typcollation and ln.nspname = 'pg_catalog' then quote_ident(l.collname) end,
                   a.atttypid, coalesce(e.typnamespace, t.typnamespace) = 'pg_catalog'::regnamespace
              from pg_attribute a join pg_type t on t.oid = a.atttypid
              left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              left join pg_collation l on l.oid = a.attcollation left join pg_namespace ln on ln.oid = l.collnamespace
             where a.attrelid = any (?::oid[]) and a.attnum > 0 and not a.attisdropped order by a.attrelid, a.attnum
            """;

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
            select x.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class x on x.oid = i.indexrelid
             where i.indrelid = any (?::oid[]) and i.indisunique and i.indisvalid
               and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by 1
            """;

    private static final String TRIGGERS = """
            select 'trigger ' || tgname || ' of ' || tgrelid::regclass from pg_trigger
             where tgrelid = any (?::oid[]) and not tgisinternal and tgenabled <> 'D'
            union all
            select 'rule ' || rulename || ' of ' || ev_class::regclass from pg_rewrite
             where ev_class = any (?::oid[]) and rulename <> '_RETURN' order by 1
            """;

    private record Found(long oid, String schema, String name, boolean view, boolean policies) {
        String quoted() {
            return Engine.POSTGRESQL.quote(schema) + "." + Engine.POSTGRESQL.quote(name);
        }
    }

    private record Made(
            String name,
            String type,
            boolean required,
            @Nullable String expression,
            String generated,
            String identity,
            @Nullable String collation,
            boolean systemType) {}

    private final Connection session;
    private final List<Statement> before = new ArrayList<>();
    private final List<Statement> after = new ArrayList<>();
    private final List<String> notProven = new ArrayList<>();
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
        schemas.forEach(schema -> before.add(
                new Statement("schema " + schema, "create schema if not exists " + Engine.POSTGRESQL.quote(schema))));
        before.addAll(types);
        var made = tables(oids);
        constraints(oids);
        Query.each(
                session,
                INDEXES,
                row -> after.add(new Statement("unique index " + row.getString(1), row.getString(2))),
                (Object) oids);
        Query.each(session, TRIGGERS, row -> notProven.add(row.getString(1)), oids, oids);
        tables.values().stream()
                .filter(Found::policies)
                .forEach(table -> notProven.add("row policies of " + table.quoted()));
        return new SchemaScript(before, made, after, notProven);
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
                            "type " + name,
                            row.getString(3).equals("e")
                                    ? "create type " + name + " as enum (" + row.getString(4) + ")"
                                    : "create domain " + name + " as " + row.getString(5)
                                            + (row.getBoolean(6) ? " not null" : "") + check));
                },
                (Object) oids);
        return types;
    }

    private List<Table> tables(Long[] oids) throws SQLException {
        var columns = new LinkedHashMap<Long, List<Made>>();
        Query.each(
                session,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>())
                        .add(new Made(
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getBoolean(10))),
                (Object) oids);
        var made = new ArrayList<Table>();
        tables.forEach((oid, table) -> made.add(table(table, columns.getOrDefault(oid, List.of()))));
        return made;
    }

    private Table table(Found table, List<Made> columns) {
        var exact = new ArrayList<String>();
        var plain = new ArrayList<String>();
        for (var column : columns) {
            sequence(table, column);
            exact.add(exact(column, table.view));
            plain.add(Engine.POSTGRESQL.quote(column.name) + " " + (column.systemType ? column.type : "text"));
        }
        var holding = columns.stream()
                .filter(column -> column.generated.isEmpty())
                .map(column -> Engine.POSTGRESQL.quote(column.name))
                .toList();
        var create = "create table " + table.quoted() + " (";
        return new Table(
                table.schema,
                table.name,
                table.quoted(),
                create + String.join(", ", exact) + ")",
                create + String.join(", ", plain) + ")",
                holding);
    }

    private static String exact(Made column, boolean view) {
        var text = new StringBuilder(Engine.POSTGRESQL.quote(column.name))
                .append(' ')
                .append(column.type);
        if (column.collation != null) {
            text.append(" collate ").append(column.collation);
        }
        if (view) {
            return text.toString();
        }
        if (!column.generated.isEmpty()) {
            text.append(" generated always as (")
                    .append(column.expression)
                    .append(column.generated.equals("v") ? ") virtual" : ") stored");
        } else if (!column.identity.isEmpty()) {
            text.append(
                    column.identity.equals("a")
                            ? " generated always as identity"
                            : " generated by default as identity");
        } else if (column.expression != null) {
            text.append(" default ").append(column.expression);
        }
        return text.append(column.required ? " not null" : "").toString();
    }

    /** A number that the database gives goes on behind the rows that were copied. */
    private void sequence(Found table, Made column) {
        var quoted = Engine.POSTGRESQL.quote(column.name);
        var next = ", coalesce((select max(" + quoted + ") from " + table.quoted() + "), 0) + 1, false)";
        if (!column.identity.isEmpty()) {
            var owner = "pg_get_serial_sequence('" + table.quoted().replace("'", "''") + "', '"
                    + column.name.replace("'", "''") + "')";
            after.add(new Statement("numbering of " + column.name, "select setval(" + owner + next));
        } else if (column.expression != null) {
            var match = SEQUENCE.matcher(column.expression);
            if (match.find()) {
                before.add(new Statement(
                        "sequence " + match.group(1),
                        "create sequence if not exists " + match.group(1).replace("''", "'")));
                after.add(
                        new Statement("numbering of " + column.name, "select setval('" + match.group(1) + "'" + next));
            }
        }
    }

    private void constraints(Long[] oids) throws SQLException {
        Query.each(
                session,
                CONSTRAINTS,
                row -> {
                    var table = tables.get(row.getLong(1));
                    var what = row.getString(2) + " of " + table.quoted();
                    if (row.getString(3).equals("f") && !tables.containsKey(row.getLong(5))) {
                        notProven.add("foreign key " + what);
                        return;
                    }
                    after.add(new Statement(
                            "constraint " + what,
                            "alter table " + table.quoted() + " add constraint "
                                    + Engine.POSTGRESQL.quote(row.getString(2)) + " " + row.getString(4)));
                },
                (Object) oids);
    }
}
