package io.sluice.connector.database;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.catalog.TableMetadata.Kind;
import io.sluice.pipeline.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQLite's own tables and table-valued pragmas; checks are read from the text of CREATE TABLE, the only place where they are. */
final class SqliteCatalog {

    private static final String TABLES = """
            select name, type = 'view', sql from sqlite_master
             where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name
            """;

    private static final String COLUMNS = """
            select m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
              from sqlite_master m, pragma_table_xinfo(m.name) c
             where m.type = ? and (? is null or m.name = ?) and c.hidden <> 1 order by m.name, c.cid
            """;

    private static final String KEYS = """
            select m.name, i.name, k.name, i.partial or k.name is null
              from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) k
             where m.type = 'table' and i."unique" and i.origin <> 'pk' order by m.name, i.name, k.seqno
            """;

    private static final String FOREIGN_KEYS = """
            select m.name, f.id, f."from", f."table", f."to", f.on_delete
              from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' order by m.name, f.id, f.seq
            """;

    private static final String TRIGGERS =
            "select tbl_name, name from sqlite_master where type = 'trigger' order by 1, 2";

    private static final String STATISTICS = "select tbl, max(cast(stat as integer)) from sqlite_stat1 group by tbl";

    private final String connection;
    private final Connection session;
    private final @Nullable Set<String> only;
    private final Map<String, TableParts> tables = new LinkedHashMap<>();

    SqliteCatalog(String connection, Connection session, @Nullable List<TableName> only) {
        this.connection = connection;
        this.session = session;
        this.only = only == null ? null : only.stream().map(TableName::table).collect(Collectors.toSet());
    }

    List<TableMetadata> read() throws SQLException {
        var rows = estimates();
        Query.each(session, TABLES, row -> table(row, rows));
        columns("table", null);
        views();
        keys();
        foreignKeys();
        Query.each(session, TRIGGERS, row -> {
            var parts = tables.get(row.getString(1));
            if (parts != null) {
                parts.triggers.add(row.getString(2));
            }
        });
        return tables.values().stream()
                .map(TableParts::build)
                .filter(table -> only == null || only.contains(table.name().table()))
                .toList();
    }

    private Map<String, Long> estimates() throws SQLException {
        var estimates = new HashMap<String, Long>();
        var analyzed = Query.list(session, "select 1 from sqlite_master where name = 'sqlite_stat1'", row -> 1);
        if (!analyzed.isEmpty()) {
            Query.each(session, STATISTICS, row -> estimates.put(row.getString(1), row.getLong(2)));
        }
        return estimates;
    }

    private void table(ResultSet row, Map<String, Long> estimates) throws SQLException {
        var name = row.getString(1);
        var kind = row.getBoolean(2) ? Kind.VIEW : Kind.TABLE;
        var parts = new TableParts(
                new TableName(connection, "main", name), kind, "sqlite", estimates.getOrDefault(name, -1L), null);
        if (kind == Kind.TABLE && row.getString(3) != null) {
            parts.checks.addAll(CheckClauses.in(row.getString(3)));
        }
        tables.put(name, parts);
    }

    /** One by one: a view over something that was dropped cannot be described, and would take the others with it. */
    private void views() throws SQLException {
        for (var view :
                Query.list(session, "select name from sqlite_master where type = 'view'", row -> row.getString(1))) {
            try {
                columns("view", view);
            } catch (SQLException broken) {
                tables.remove(view);
            }
        }
    }

    private void columns(String type, @Nullable String table) throws SQLException {
        record Part(
                String table,
                String name,
                String type,
                boolean nullable,
                @Nullable String expression,
                int key,
                int hidden) {}
        var parts = Query.list(
                session,
                COLUMNS,
                row -> new Part(
                        row.getString(1),
                        row.getString(2),
                        declared(type, row.getString(3)),
                        !row.getBoolean(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7)),
                type,
                table,
                table);
        var byTable = parts.stream().collect(Collectors.groupingBy(Part::table));
        byTable.forEach((name, all) -> {
            var owner = tables.get(name);
            if (owner == null) {
                return;
            }
            var key = all.stream()
                    .filter(c -> c.key > 0)
                    .sorted(Comparator.comparingInt(Part::key))
                    .map(Part::name)
                    .toList();
            owner.primaryKey.addAll(key);
            for (var column : all) {
                // The one INTEGER column of a primary key is the row's number: never NULL, given by SQLite.
                var rowNumber = key.equals(List.of(column.name))
                        && column.type.toUpperCase(Locale.ROOT).equals("INTEGER");
                owner.columns.add(new ColumnMetadata(
                        column.name,
                        column.type,
                        NativeTypes.sqlite(column.type),
                        column.nullable && !rowNumber,
                        column.expression,
                        column.hidden > 1,
                        rowNumber,
                        null,
                        null));
            }
        });
    }

    /** SQLite says BLOB of a view's column whose type it does not know. */
    private static String declared(String owner, @Nullable String written) {
        return written == null || (owner.equals("view") && written.equals("BLOB")) ? "" : written;
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
                    if (table != null) {
                        table.addUnique(
                                key.getFirst().key,
                                key.stream()
                                        .map(part -> String.valueOf(part.column))
                                        .toList());
                    }
                });
    }

    private void foreignKeys() throws SQLException {
        record Part(
                String from,
                int id,
                String column,
                String to,
                @Nullable String other,
                String onDelete) {}
        var parts = Query.list(
                session,
                FOREIGN_KEYS,
                row -> new Part(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
        var keys = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> List.of(part.from, part.id), LinkedHashMap::new, Collectors.toList()));
        for (var key : keys.values()) {
            var first = key.getFirst();
            var from = tables.get(first.from);
            var to = tables.get(first.to);
            if (from == null || to == null) {
                continue; // a reference to a table that is not there holds nothing together
            }
            var columns = key.stream().map(Part::column).toList();
            var others = first.other == null
                    ? List.copyOf(to.primaryKey)
                    : new ArrayList<>(
                            key.stream().map(part -> String.valueOf(part.other)).toList());
            var name = "fk_" + first.id;
            from.foreignKeys.add(
                    new ForeignKey(name, columns, new TableName(connection, "main", first.to), others, first.onDelete));
            to.referencedBy.add(new ForeignKey(
                    name, columns, new TableName(connection, "main", first.from), others, first.onDelete));
        }
    }
}
