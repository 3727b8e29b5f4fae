package io.sluice.target.mysql;

import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.TableName;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import io.sluice.target.mysql.MySqlTable.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Looks at a table in the transaction that is about to change it. */
final class MySqlLook {

    private static final String TABLE = """
            select engine, cast(create_time as char) as made from information_schema.tables
             where table_schema = ? and table_name = ? and table_type = 'BASE TABLE'""";

    private static final String COLUMNS = """
            select column_name, column_type, extra, character_set_name, collation_name from information_schema.columns
             where table_schema = ? and table_name = ? order by ordinal_position""";

    /** A prefix or an expression in a key names no row. */
    private static final String UNIQUES = """
            select index_name, column_name, nullable, sub_part from information_schema.statistics
             where table_schema = ? and table_name = ? and non_unique = 0
             order by index_name <> 'PRIMARY', index_name, seq_in_index""";

    private static final String TRIGGERS = """
            select concat('trigger ', trigger_name) from information_schema.triggers
             where event_object_schema = ? and event_object_table = ? order by trigger_name""";

    private static final String INBOUND = """
            select distinct concat('foreign key ', r.constraint_name, ' of ', r.table_name) as what,
                   r.delete_rule in ('CASCADE', 'SET NULL', 'SET DEFAULT')
                     or r.update_rule in ('CASCADE', 'SET NULL', 'SET DEFAULT') as cascades
              from information_schema.referential_constraints r
             where r.unique_constraint_schema = ? and r.referenced_table_name = ? order by 1""";

    private static final String JSON_CHECKS = """
            select check_clause from information_schema.check_constraints where constraint_schema = ? and table_name = ?""";

    private MySqlLook() {}

    static boolean exists(DSLContext db, TableName table) {
        return !db.fetch(
                        "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
                        table.schema(),
                        table.table())
                .isEmpty();
    }

    /** The columns of a table of the connection's own database. */
    static List<String> columns(DSLContext db, String table) {
        return db.fetch(
                        "select column_name from information_schema.columns where table_schema = database() and table_name = ?",
                        table)
                .map(row -> row.get(0, String.class));
    }

    static Optional<MySqlTable> at(DSLContext db, TableName table) {
        return at(db, table, table.schema(), table.table());
    }

    /** A table that stands somewhere else until it is renamed. */
    static Optional<MySqlTable> standIn(DSLContext db, TableName table, Name place) {
        var schema = String.valueOf(db.fetchValue("select database()"));
        return at(db, table, schema, place.last());
    }

    private static Optional<MySqlTable> at(DSLContext db, TableName table, String schema, String place) {
        return db.fetchOptional(TABLE, schema, place).map(found -> read(db, table, schema, place, found));
    }

    private static MySqlTable read(DSLContext db, TableName table, String schema, String place, Record found) {
        var columns = new ArrayList<TargetColumn>();
        var texts = new HashMap<String, Texts>();
        String counted = null;
        for (var row : db.fetch(COLUMNS, schema, place)) {
            var column = text(row, 0);
            var extra = text(row, 2).toUpperCase(Locale.ROOT);
            columns.add(new TargetColumn(
                    column, text(row, 1), extra.contains("GENERATED") && !extra.contains("DEFAULT_GENERATED")));
            if (row.get(3) != null) {
                texts.put(column, new Texts(text(row, 3), text(row, 4)));
            }
            counted = extra.contains("AUTO_INCREMENT") ? column : counted;
        }
        var uniques = uniques(db, schema, place);
        var inbound = db.fetch(INBOUND, schema, place);
        var cascades = inbound.stream()
                .filter(row -> row.get(1, Boolean.class))
                .map(row -> text(row, 0))
                .toList();
        var known = new TargetTable(
                table,
                String.valueOf(found.get("made")),
                columns,
                uniques.key,
                uniques.all,
                db.fetch(TRIGGERS, schema, place).map(row -> text(row, 0)),
                cascades);
        return new MySqlTable(
                known,
                name(schema, place),
                String.valueOf(found.get(0)),
                texts,
                inbound.map(row -> text(row, 0)),
                counted,
                json(db, schema, place, columns));
    }

    private record Uniques(List<String> key, List<List<String>> all) {}

    private static Uniques uniques(DSLContext db, String schema, String place) {
        Map<String, List<Record>> indexes = new LinkedHashMap<>();
        for (var row : db.fetch(UNIQUES, schema, place)) {
            indexes.computeIfAbsent(text(row, 0), index -> new ArrayList<>()).add(row);
        }
        var whole = indexes.values().stream()
                .filter(index -> index.stream().allMatch(part -> part.get(1) != null && part.get(3) == null))
                .toList();
        var key = whole.stream()
                .filter(index -> index.stream().noneMatch(part -> "YES".equals(part.get(2))))
                .findFirst()
                .map(MySqlLook::named)
                .orElse(List.of());
        return new Uniques(key, whole.stream().map(MySqlLook::named).toList());
    }

    private static List<String> named(List<Record> index) {
        return index.stream().map(part -> text(part, 1)).toList();
    }

    /** MariaDB's JSON is a long text with a check. */
    private static List<String> json(DSLContext db, String schema, String place, List<TargetColumn> columns) {
        var plain = columns.stream()
                .filter(column -> column.nativeType().equals("json"))
                .map(TargetColumn::name);
        if (columns.stream().noneMatch(column -> column.nativeType().equals("longtext"))
                || !MySqlVersion.of(db).mariaDb()) {
            return plain.toList();
        }
        var checks = db.fetch(JSON_CHECKS, schema, place).map(row -> text(row, 0));
        return columns.stream()
                .map(TargetColumn::name)
                .filter(column -> checks.contains("json_valid(`" + column.replace("`", "``") + "`)"))
                .toList();
    }

    private static String text(Record row, int field) {
        @Nullable Object value = row.get(field);
        return value instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                : String.valueOf(value);
    }
}
