package io.sluice.commit;

import io.sluice.connector.database.Engine;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.Work.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The elements that a table still holds of rows which have come again, and which are in no list of theirs any more. */
final class GoneElements {

    private final Engine engine;
    private final Source.Lists lists;
    private final Load load;
    private final TableRef rows;
    private final TableRef elements;

    /** {@code outputs} says where what was read is staged. */
    GoneElements(Engine engine, Source.Lists lists, Load load, Map<String, TableRef> outputs) {
        this.engine = engine;
        this.lists = lists;
        this.load = load;
        this.rows = outputs.get(lists.output());
        this.elements = outputs.get(((Source.Output) load.source()).name());
    }

    /** MariaDB's DELETE knows an alias only where it names the table that it deletes from. */
    Statement statement() {
        var table = ((Destination.Table) load.destination()).name();
        var from =
                "FROM " + engine.quote(table.schema()) + "." + engine.quote(table.table()) + " c WHERE " + condition();
        return new Statement(
                Statement.Kind.DELETE, engine.mysqlFamily() ? "DELETE c " + from : "DELETE " + from, table, "c", from);
    }

    /** Each engine is asked in the way in which it makes one pass of it. */
    private String condition() {
        var hung = load.key().subList(0, lists.key().size());
        if (engine.mysqlFamily()) {
            return "(" + list("c", hung) + ") IN (SELECT " + list("p", lists.key()) + " FROM " + place(rows)
                    + " p) AND ("
                    + list("c", load.key()) + ") NOT IN (SELECT " + list("s", load.key()) + " FROM " + place(elements)
                    + " s)";
        }
        return "EXISTS (SELECT 1 FROM " + place(rows) + " p WHERE " + same("p", lists.key(), hung)
                + ") AND NOT EXISTS (SELECT 1 FROM " + place(elements) + " s WHERE "
                + same("s", load.key(), load.key()) + ")";
    }

    private String list(String of, List<String> columns) {
        return columns.stream().map(column -> of + "." + engine.quote(column)).collect(Collectors.joining(", "));
    }

    private String same(String of, List<String> columns, List<String> ofTable) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> of + "." + engine.quote(columns.get(i)) + " = c." + engine.quote(ofTable.get(i)))
                .collect(Collectors.joining(" AND "));
    }

    private String place(TableRef table) {
        return (table.schema() == null ? "" : engine.quote(table.schema()) + ".") + engine.quote(table.name());
    }
}
