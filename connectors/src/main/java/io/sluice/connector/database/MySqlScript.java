package io.sluice.connector.database;

import io.sluice.connector.database.SchemaScript.Table;
import io.sluice.pipeline.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the script of MySQL and MariaDB tables with the server's own SHOW CREATE TABLE; views become tables. */
final class MySqlScript {

    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = database()";

    private static final String COLUMNS = """
            select column_name, column_type, extra like '%GENERATED%' and extra not like '%DEFAULT_GENERATED%' or extra like '%PERSISTENT%'
              from information_schema.columns where table_schema = database() and table_name = ? order by ordinal_position
            """;

    private static final String TRIGGERS = """
            select concat('trigger ', trigger_name, ' of ', event_object_table) from information_schema.triggers
             where event_object_schema = database() and event_object_table = ? order by 1
            """;

    private MySqlScript() {}

    static SchemaScript read(Connection session, List<TableName> names) throws SQLException {
        var tables = new ArrayList<Table>();
        var left = new ArrayList<SchemaScript.Left>();
        for (var name : existing(session, names)) {
            tables.add(table(session, name));
            Query.each(
                    session,
                    TRIGGERS,
                    row -> left.add(new SchemaScript.Left(name.schema() + "." + name.table(), row.getString(1))),
                    name.table());
        }
        return new SchemaScript(List.of(), tables, List.of(), left);
    }

    private static List<TableName> existing(Connection session, List<TableName> names) throws SQLException {
        var there = Query.list(session, TABLES, row -> row.getString(1));
        return names.stream().filter(name -> there.contains(name.table())).toList();
    }

    private static Table table(Connection session, TableName name) throws SQLException {
        record Made(String name, String type, boolean generated) {}
        var columns = Query.list(
                session,
                COLUMNS,
                row -> new Made(Engine.MYSQL.quote(row.getString(1)), row.getString(2), row.getBoolean(3)),
                name.table());
        var quoted = Engine.MYSQL.quote(name.table());
        var plain = "create table " + quoted + " ("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> column.name + " " + column.type)
                                .toList()) + ")";
        var shown = Query.list(session, "show create table " + quoted, row -> row.getString(2))
                .getFirst();
        var exact = shown.startsWith("CREATE TABLE") ? shown : plain;
        return new Table(
                name.schema(),
                name.table(),
                quoted,
                exact,
                plain,
                columns.stream()
                        .filter(column -> !column.generated)
                        .map(Made::name)
                        .toList());
    }
}
