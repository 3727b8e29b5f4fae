package io.sluice.connector.database;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.catalog.TableMetadata.Kind;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The information schema of MySQL and MariaDB, one query a kind of thing, of the connection's own database. */
final class MySqlCatalog {

    private static final String TABLES = """
            select table_schema, table_name, table_type like '%VIEW', engine, coalesce(table_rows, -1), table_comment
              from information_schema.tables
             where table_schema = database() and table_name not like 'sluice\\_%' and table_type in ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
             order by table_name
            """;

    private static final String COLUMNS = """
            select table_name, column_name, column_type, is_nullable = 'YES', column_default, extra, collation_name, column_comment,
                   generation_expression
              from information_schema.columns where table_schema = database() order by table_name, ordinal_position
            """;

    /** A prefix or an expression in a key names no row. */
    private static final String KEYS = """
            select table_name, index_name, column_name, sub_part is not null or column_name is null
              from information_schema.statistics
             where table_schema = database() and non_unique = 0 order by table_name, index_name, seq_in_index
            """;

    private static final String FOREIGN_KEYS = """
            select k.table_schema, k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name,
                   k.referenced_column_name, r.delete_rule
              from information_schema.key_column_usage k
              join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name and r.table_name = k.table_name
             where k.referenced_table_name is not null and database() in (k.table_schema, k.referenced_table_schema)
             order by k.table_schema, k.table_name, k.constraint_name, k.ordinal_position
            """;

    private static final String CHECKS_MARIADB = """
            select table_name, check_clause from information_schema.check_constraints
             where constraint_schema = database() order by table_name, constraint_name
            """;

    private static final String CHECKS_MYSQL = """
            select t.table_name, c.check_clause from information_schema.check_constraints c
              join information_schema.table_constraints t
                on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name
             where c.constraint_schema = database() and t.constraint_type = 'CHECK' order by t.table_name, c.constraint_name
            """;

    private static final String TRIGGERS = """
            select event_object_table, trigger_name from information_schema.triggers
             where event_object_schema = database() order by event_object_table, trigger_name
            """;

    private final String connection;
    private final Connection session;
    private final Engine engine;
    private final @Nullable Set<String> only;
    private final Map<String, TableParts> tables = new LinkedHashMap<>();

    MySqlCatalog(String connection, Connection session, Engine engine, @Nullable List<TableName> only) {
        this.connection = connection;
        this.session = session;
        this.engine = engine;
        this.only = only == null ? null : only.stream().map(TableName::table).collect(Collectors.toSet());
    }

    /** Everything is read and what was not asked for is left aside: a filter would not spare the server the walk over its dictionary. */
    List<TableMetadata> read() throws SQLException {
        Query.each(session, TABLES, this::table);
        Query.each(session, engine == Engine.MARIADB ? CHECKS_MARIADB : CHECKS_MYSQL, this::check);
        Query.each(session, COLUMNS, this::column);
        keys();
        foreignKeys();
        Query.each(session, TRIGGERS, row -> {
            if (tables.containsKey(row.getString(1))) {
                tables.get(row.getString(1)).triggers.add(row.getString(2));
            }
        });
        return tables.values().stream().map(TableParts::build).toList();
    }

    private void table(ResultSet row) throws SQLException {
        var name = row.getString(2);
        if (only != null && !only.contains(name)) {
            return;
        }
        var view = row.getBoolean(3);
        tables.put(
                name,
                new TableParts(
                        new TableName(connection, row.getString(1), name),
                        view ? Kind.VIEW : Kind.TABLE,
                        row.getString(4),
                        row.getLong(5),
                        view ? null : row.getString(6)));
    }

    private void check(ResultSet row) throws SQLException {
        var parts = tables.get(row.getString(1));
        if (parts != null) {
            parts.checks.add("CHECK (" + row.getString(2) + ")");
        }
    }

    private void column(ResultSet row) throws SQLException {
        var parts = tables.get(row.getString(1));
        if (parts == null) {
            return;
        }
        var extra = row.getString(6).toUpperCase(Locale.ROOT);
        var generated = extra.contains("VIRTUAL GENERATED")
                || extra.contains("STORED GENERATED")
                || extra.contains("PERSISTENT");
        var nativeType = row.getString(3);
        parts.columns.add(new ColumnMetadata(
                row.getString(2),
                nativeType,
                type(row.getString(2), nativeType, parts.checks),
                row.getBoolean(4),
                generated ? row.getString(9) : defaultOf(row.getString(5), extra, nativeType),
                generated,
                extra.contains("AUTO_INCREMENT"),
                row.getString(7),
                row.getString(8).isEmpty() ? null : row.getString(8)));
    }

    /** MariaDB's JSON is a long text with a check. */
    private static ColumnType type(String column, String nativeType, List<String> checks) {
        var json = nativeType.equals("longtext") && checks.contains("CHECK (json_valid(`" + column + "`))");
        return json ? ColumnType.JSON : NativeTypes.mysql(nativeType);
    }

    /** MariaDB writes an expression, MySQL a bare literal unless it says that it is an expression. */
    private @Nullable String defaultOf(@Nullable String written, String extra, String nativeType) {
        if (written == null || (engine == Engine.MARIADB && written.equals("NULL"))) {
            return null;
        }
        var expression = engine == Engine.MARIADB
                || extra.contains("DEFAULT_GENERATED")
                || written.startsWith("CURRENT_TIMESTAMP");
        if (expression || NativeTypes.mysql(nativeType).equals(ColumnType.INT64) || written.startsWith("b'")) {
            return written;
        }
        return "'" + written.replace("'", "''") + "'";
    }

    private void keys() throws SQLException {
        record Part(String table, String key, @Nullable String column, boolean partial) {}
        var parts = Query.list(
                session,
                KEYS,
                row -> new Part(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
        var keys = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> List.of(part.table, part.key), LinkedHashMap::new, Collectors.toList()));
        keys.values().stream()
                .filter(key -> key.stream().noneMatch(Part::partial))
                .forEach(key -> {
                    var table = tables.get(key.getFirst().table);
                    if (table == null) {
                        return;
                    }
                    var columns = key.stream()
                            .map(part -> String.valueOf(part.column))
                            .toList();
                    if (key.getFirst().key.equals("PRIMARY")) {
                        table.primaryKey.addAll(columns);
                    } else {
                        table.addUnique(key.getFirst().key, columns);
                    }
                });
    }

    private void foreignKeys() throws SQLException {
        record Part(TableName from, String key, String column, TableName to, String other, String onDelete) {}
        var parts = Query.list(
                session,
                FOREIGN_KEYS,
                row -> new Part(
                        new TableName(connection, row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        new TableName(connection, row.getString(5), row.getString(6)),
                        row.getString(7),
                        row.getString(8)));
        var keys = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> List.of(part.from, part.key), LinkedHashMap::new, Collectors.toList()));
        for (var key : keys.values()) {
            var first = key.getFirst();
            var columns = new ArrayList<String>();
            var others = new ArrayList<String>();
            key.forEach(part -> {
                columns.add(part.column);
                others.add(part.other);
            });
            add(
                    first.from,
                    owner -> owner.foreignKeys.add(
                            new ForeignKey(first.key, columns, first.to, others, first.onDelete)));
            add(
                    first.to,
                    owner -> owner.referencedBy.add(
                            new ForeignKey(first.key, columns, first.from, others, first.onDelete)));
        }
    }

    private void add(TableName table, Consumer<TableParts> addition) {
        var parts = tables.get(table.table());
        if (parts != null) {
            addition.accept(parts);
        }
    }
}
