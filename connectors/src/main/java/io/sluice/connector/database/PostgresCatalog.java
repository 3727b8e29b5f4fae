package io.sluice.connector.database;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.catalog.TableMetadata.Kind;
import io.sluice.pipeline.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's catalog, one query a kind of thing. */
final class PostgresCatalog {

    /** System schemas, temporary tables, Sluice's ledger and its stages are nobody's data. */
    private static final String OURS = """
            (n.nspname in ('pg_catalog', 'information_schema', 'sluice') or n.nspname like 'pg\\_%' or n.nspname ~ '^sluice_r[0-9a-f]{16}$')
            """;

    private static final String WANTED =
            " not " + OURS + " and (?::text[] is null or n.nspname || '.' || c.relname = any (?::text[])) ";

    private static final String TABLES = """
            select c.oid, n.nspname, c.relname, c.relkind in ('v', 'm'), am.amname, c.reltuples::bigint, obj_description(c.oid, 'pg_class')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am am on am.oid = c.relam
             where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
               and has_schema_privilege(n.oid, 'USAGE') and
            """ + WANTED + " order by n.nspname, c.relname";

    private static final String COLUMNS = """
            select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod),
                   format_type(coalesce(nullif(t.typbasetype, 0), t.oid), case when t.typbasetype = 0 then a.atttypmod else t.typtypmod end),
                   not a.attnotnull and not t.typnotnull, pg_get_expr(d.adbin, d.adrelid), a.attgenerated <> '', a.attidentity <> '',
                   case when a.attcollation <> t.typcollation then l.collname end, col_description(a.attrelid, a.attnum)
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              left join pg_collation l on l.oid = a.attcollation
             where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f') and
            """ + WANTED + " order by a.attrelid, a.attnum";

    /** Keys and checks of the tables, and the foreign keys that lead to them. */
    private static final String CONSTRAINTS = """
            select k.conrelid, k.confrelid, k.contype::text, k.conname, columns.names, n.nspname, c.relname,
                   fn.nspname, fc.relname, others.names, k.confdeltype::text, pg_get_constraintdef(k.oid)
              from pg_constraint k
              join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
              left join pg_class fc on fc.oid = k.confrelid left join pg_namespace fn on fn.oid = fc.relnamespace
              left join lateral (select array_agg(a.attname::text order by i.n) as names from unnest(k.conkey) with ordinality i(key, n)
                         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = i.key) columns on true
              left join lateral (select array_agg(a.attname::text order by i.n) as names from unnest(k.confkey) with ordinality i(key, n)
                         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = i.key) others on true
             where k.contype in ('p', 'u', 'f', 'c') and not c.relispartition and (k.contype <> 'f' or k.conparentid = 0)
             order by k.conrelid, k.conname
            """;

    /** Unique indexes that are no constraint; those over expressions or a part of the rows name no row. */
    private static final String INDEXES = """
            select i.indrelid, x.relname, (select array_agg(a.attname::text order by k.n) from unnest(i.indkey::int2[]) with ordinality k(key, n)
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.key where k.n <= i.indnkeyatts)
              from pg_index i join pg_class x on x.oid = i.indexrelid
              join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
             where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
               and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')) and
            """ + WANTED + " order by i.indrelid, x.relname";

    private static final String TRIGGERS = """
            select t.tgrelid, t.tgname from pg_trigger t
              join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
             where not t.tgisinternal and t.tgenabled <> 'D' and %1$s
            union all
            select r.ev_class, 'rule ' || r.rulename from pg_rewrite r
              join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
             where r.rulename <> '_RETURN' and r.ev_enabled <> 'D' and %1$s
             order by 1, 2
            """.formatted(WANTED);

    private final String connection;
    private final Connection session;
    private final String @Nullable [] only;
    private final Map<Long, TableParts> tables = new LinkedHashMap<>();

    PostgresCatalog(String connection, Connection session, @Nullable List<TableName> only) {
        this.connection = connection;
        this.session = session;
        this.only =
                only == null ? null : only.stream().map(TableName::qualified).toArray(String[]::new);
    }

    List<TableMetadata> read() throws SQLException {
        Query.each(session, TABLES, this::table, only, only);
        Query.each(session, COLUMNS, row -> of(row, 1, parts -> parts.columns.add(column(row))), only, only);
        Query.each(session, CONSTRAINTS, this::constraint);
        Query.each(session, INDEXES, this::index, only, only);
        Query.each(session, TRIGGERS, this::trigger, only, only, only, only);
        return tables.values().stream().map(TableParts::build).toList();
    }

    @FunctionalInterface
    private interface Addition {
        void to(TableParts parts) throws SQLException;
    }

    private void of(ResultSet row, int oid, Addition addition) throws SQLException {
        var parts = tables.get(row.getLong(oid));
        if (parts != null) {
            addition.to(parts);
        }
    }

    private void table(ResultSet row) throws SQLException {
        var name = new TableName(connection, row.getString(2), row.getString(3));
        var kind = row.getBoolean(4) ? Kind.VIEW : Kind.TABLE;
        tables.put(row.getLong(1), new TableParts(name, kind, row.getString(5), row.getLong(6), row.getString(7)));
    }

    private static ColumnMetadata column(ResultSet row) throws SQLException {
        var expression = row.getString(6);
        return new ColumnMetadata(
                row.getString(2),
                row.getString(3),
                NativeTypes.postgres(row.getString(4)),
                row.getBoolean(5),
                expression,
                row.getBoolean(7),
                row.getBoolean(8),
                row.getString(9),
                row.getString(10));
    }

    private void constraint(ResultSet row) throws SQLException {
        var name = row.getString(4);
        var columns = Query.texts(row, 5);
        switch (row.getString(3)) {
            case "p" -> of(row, 1, parts -> parts.primaryKey.addAll(columns));
            case "u" -> of(row, 1, parts -> parts.addUnique(name, columns));
            case "c" -> of(row, 1, parts -> parts.checks.add(row.getString(12)));
            default -> foreignKey(row, name, columns);
        }
    }

    private void foreignKey(ResultSet row, String name, List<String> columns) throws SQLException {
        var from = new TableName(connection, row.getString(6), row.getString(7));
        var to = new TableName(connection, row.getString(8), row.getString(9));
        var others = Query.texts(row, 10);
        var onDelete = onDelete(row.getString(11));
        of(row, 1, parts -> parts.foreignKeys.add(new ForeignKey(name, columns, to, others, onDelete)));
        of(row, 2, parts -> parts.referencedBy.add(new ForeignKey(name, columns, from, others, onDelete)));
    }

    private void index(ResultSet row) throws SQLException {
        var name = row.getString(2);
        var columns = Query.texts(row, 3);
        of(row, 1, parts -> parts.addUnique(name, columns));
    }

    private void trigger(ResultSet row) throws SQLException {
        of(row, 1, parts -> parts.triggers.add(row.getString(2)));
    }

    private static String onDelete(String letter) {
        return switch (letter) {
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            case "r" -> "RESTRICT";
            default -> "NO ACTION";
        };
    }
}
