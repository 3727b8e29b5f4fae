package io.sluice.commit;

import io.sluice.connector.database.Engine;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.target.Dialect.Compared;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import io.sluice.target.Work.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The elements that a table still holds of rows which have come again, and which are in no list of theirs any more. Where a list, or an element
 * of it, was kept out, nothing says what is gone: all that was there of that row stays.
 */
final class GoneElements {

    private final Engine engine;
    private final Load load;
    private final TableName table;
    private final Source.Lists lists;
    private final StageTable rows;
    private final StageTable elements;

    /** {@code read} are the elements, {@code rows} what they were read from. */
    GoneElements(Engine engine, Load load, StageTable rows, Staged read) {
        this.engine = engine;
        this.load = load;
        this.table = ((Destination.Table) load.destination()).name();
        this.lists = (Source.Lists) read.load().source();
        this.rows = rows;
        this.elements = read.table();
    }

    /** MariaDB's DELETE knows an alias only where it names the table that it deletes from. */
    Statement statement(TargetSession session) {
        var from = "FROM " + engine.quote(table.schema()) + "." + engine.quote(table.table()) + " c WHERE "
                + condition(session);
        return new Statement(
                Statement.Kind.DELETE, engine.mysqlFamily() ? "DELETE c " + from : "DELETE " + from, table, "c", from);
    }

    /** Each engine is asked in the way in which it makes one pass of it. */
    private String condition(TargetSession session) {
        var hung = load.key().subList(0, lists.key().size());
        var row = compared(session, rows, lists.key(), hung);
        var element = compared(session, elements, load.key(), load.key());
        if (engine.mysqlFamily()) {
            return "(" + list("c", hung) + ") IN (SELECT " + String.join(", ", row) + " FROM " + place(rows)
                    + " s WHERE " + isWhole(hung) + ") AND (" + list("c", load.key()) + ") NOT IN (SELECT "
                    + String.join(", ", element) + " FROM " + place(elements) + " s)";
        }
        return "EXISTS (SELECT 1 FROM " + place(rows) + " s WHERE " + same(row, hung) + " AND " + isWhole(hung)
                + ") AND NOT EXISTS (SELECT 1 FROM " + place(elements) + " s WHERE " + same(element, load.key()) + ")";
    }

    /** As many elements as the list has were read. */
    private String isWhole(List<String> hung) {
        var list = column(rows, lists.column());
        if (!list.type().equals(ColumnType.JSON)) {
            return "1 = 0"; // whatever it holds by now, lists of objects are not all of it
        }
        var value = "s." + engine.quote(list.name());
        var type = engine.mysqlFamily() ? "LOWER(JSON_TYPE(" + value + "))" : "jsonb_typeof(" + value + ")";
        var length = engine.mysqlFamily() ? "JSON_LENGTH(" + value + ")" : "jsonb_array_length(" + value + ")";
        var count = "CASE WHEN " + value + " IS NULL OR " + type + " = 'null' THEN 0 WHEN " + type + " = 'array' THEN "
                + length + " ELSE -1 END";
        return "(" + count + " = 0 OR (" + list("s", lists.key()) + ", " + count + ") IN (SELECT " + list("e", hung)
                + ", COUNT(*) FROM " + place(elements) + " e GROUP BY " + list("e", hung) + "))";
    }

    private List<String> compared(TargetSession session, StageTable stage, List<String> columns, List<String> with) {
        var values = IntStream.range(0, columns.size())
                .mapToObj(i -> new Compared(column(stage, columns.get(i)), with.get(i)))
                .toList();
        return session.dialect().compared(session.db(), table, values);
    }

    private static StageColumn column(StageTable stage, String name) {
        return stage.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String list(String of, List<String> columns) {
        return columns.stream().map(column -> of + "." + engine.quote(column)).collect(Collectors.joining(", "));
    }

    private String same(List<String> values, List<String> ofTable) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) + " = c." + engine.quote(ofTable.get(i)))
                .collect(Collectors.joining(" AND "));
    }

    private String place(StageTable stage) {
        return Stream.of(stage.name().getName()).map(engine::quote).collect(Collectors.joining("."));
    }
}
