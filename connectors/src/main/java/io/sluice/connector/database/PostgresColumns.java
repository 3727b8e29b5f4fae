package io.sluice.connector.database;

import io.sluice.connector.database.SchemaScript.Statement;
import io.sluice.connector.database.SchemaScript.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of PostgreSQL tables as a script makes them, with the sequences that number their rows. */
final class PostgresColumns {

    private static final Pattern SEQUENCE = Pattern.compile("nextval\\('((?:[^']|'')+)'::regclass\\)");

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
    private final Map<Long, PostgresScript.Found> tables;
    private final List<Statement> before = new ArrayList<>();
    private final List<Statement> after = new ArrayList<>();

    PostgresColumns(Connection session, Map<Long, PostgresScript.Found> tables) {
        this.session = session;
        this.tables = tables;
    }

    /** What the tables stand on. */
    List<Statement> before() {
        return before;
    }

    /** What is set when their rows are in. */
    List<Statement> after() {
        return after;
    }

    List<Table> tables() throws SQLException {
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
                (Object) tables.keySet().toArray(Long[]::new));
        var made = new ArrayList<Table>();
        tables.forEach((oid, table) -> made.add(table(table, columns.getOrDefault(oid, List.of()))));
        return made;
    }

    private Table table(PostgresScript.Found table, List<Made> columns) {
        var exact = new ArrayList<String>();
        var plain = new ArrayList<String>();
        for (var column : columns) {
            sequence(table, column);
            exact.add(exact(column, table.view()));
            plain.add(Engine.POSTGRESQL.quote(column.name) + " " + (column.systemType ? column.type : "text"));
        }
        var holding = columns.stream()
                .filter(column -> column.generated.isEmpty())
                .map(column -> Engine.POSTGRESQL.quote(column.name))
                .toList();
        var create = "create table " + table.quoted() + " (";
        return new Table(
                table.schema(),
                table.name(),
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
    private void sequence(PostgresScript.Found table, Made column) {
        var quoted = Engine.POSTGRESQL.quote(column.name);
        var next = ", coalesce((select max(" + quoted + ") from " + table.quoted() + "), 0) + 1, false)";
        if (!column.identity.isEmpty()) {
            var owner = "pg_get_serial_sequence('" + table.quoted().replace("'", "''") + "', '"
                    + column.name.replace("'", "''") + "')";
            after.add(new Statement(table.qualified(), "numbering of " + column.name, "select setval(" + owner + next));
        } else if (column.expression != null) {
            var match = SEQUENCE.matcher(column.expression);
            if (match.find()) {
                before.add(new Statement(
                        table.qualified(),
                        "sequence " + match.group(1),
                        "create sequence if not exists " + match.group(1).replace("''", "'")));
                after.add(new Statement(
                        table.qualified(),
                        "numbering of " + column.name,
                        "select setval('" + match.group(1) + "'" + next));
            }
        }
    }
}
