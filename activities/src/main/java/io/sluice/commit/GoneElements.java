package io.sluice.commit;

import io.sluice.connector.database.Engine;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.ListSet;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.target.Dialect.Compared;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.TargetSession;
import io.sluice.target.Work.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The elements that a table still holds of records which have come again, and which are in no list of theirs any more; of a mirror's records
 * also those of records that have not come. Where a list, or an element of it, was kept out, nothing says what is gone: all that was there of
 * that record stays.
 */
public record GoneElements(Engine engine, Load load, ListSet set, Read records, Read elements) {

    /** Where rows lie, and how their keys are compared with those of the table, {@code s} being the row; {@code json}: lists lie there as such. */
    public record Read(String place, List<String> keys, boolean json) {}

    /** Of rows that are staged. */
    static GoneElements staged(
            Engine engine, Load load, ListSet set, TargetSession session, StageTable records, StageTable elements) {
        var hung = set.hung();
        return new GoneElements(
                engine,
                load,
                set,
                read(engine, load, session, records, set.lists().key(), hung, set.lists()),
                read(engine, load, session, elements, load.key(), load.key(), set.lists()));
    }

    private static Read read(
            Engine engine,
            Load load,
            TargetSession session,
            StageTable stage,
            List<String> columns,
            List<String> with,
            Source.Lists lists) {
        var values = IntStream.range(0, columns.size())
                .mapToObj(i -> new Compared(column(stage, columns.get(i)), with.get(i)))
                .toList();
        var place = Stream.of(stage.name().getName()).map(engine::quote).collect(Collectors.joining("."));
        var json = stage.columns().stream()
                .anyMatch(column ->
                        column.name().equals(lists.column()) && column.type().equals(ColumnType.JSON));
        return new Read(place, session.dialect().compared(session.db(), table(load), values), json);
    }

    private static StageColumn column(StageTable stage, String name) {
        return stage.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TableName table(Load load) {
        return ((Destination.Table) load.destination()).name();
    }

    /** MariaDB's DELETE knows an alias only where it names the table that it deletes from. */
    Statement statement() {
        var table = table(load);
        return new Statement(Statement.Kind.DELETE, sql(), table, "c", from());
    }

    /** As it is run, and shown. */
    public String sql() {
        return (engine.mysqlFamily() ? "DELETE c " : "DELETE ") + from();
    }

    private String from() {
        var table = table(load);
        return "FROM " + engine.quote(table.schema()) + "." + engine.quote(table.table()) + " c WHERE " + condition();
    }

    /** Each engine is asked in the way in which it makes one pass of it. */
    private String condition() {
        var hung = set.hung();
        var isGone = engine.mysqlFamily()
                ? "(" + list("c", load.key()) + ") NOT IN (SELECT " + String.join(", ", elements.keys) + " FROM "
                        + elements.place + " s)"
                : "NOT EXISTS (SELECT 1 FROM " + elements.place + " s WHERE " + same(elements.keys, load.key()) + ")";
        return isOf(hung) + " AND " + isGone;
    }

    private String isOf(List<String> hung) {
        var not = set.mirrored() ? "NOT " : "";
        var which = not + isWhole(hung);
        return engine.mysqlFamily()
                ? "(" + list("c", hung) + ") " + not + "IN (SELECT " + String.join(", ", records.keys) + " FROM "
                        + records.place + " s WHERE " + which + ")"
                : not + "EXISTS (SELECT 1 FROM " + records.place + " s WHERE " + same(records.keys, hung) + " AND "
                        + which + ")";
    }

    /** As many elements as the list has were read. */
    private String isWhole(List<String> hung) {
        if (!records.json) {
            return "(1 = 0)"; // whatever it holds by now, lists of objects are not all of it
        }
        var value = "s." + engine.quote(set.lists().column());
        var type = engine.mysqlFamily() ? "LOWER(JSON_TYPE(" + value + "))" : "jsonb_typeof(" + value + ")";
        var length = engine.mysqlFamily() ? "JSON_LENGTH(" + value + ")" : "jsonb_array_length(" + value + ")";
        var count = "CASE WHEN " + value + " IS NULL OR " + type + " = 'null' THEN 0 WHEN " + type + " = 'array' THEN "
                + length + " ELSE -1 END";
        return "(" + count + " = 0 OR (" + list("s", set.lists().key()) + ", " + count + ") IN (SELECT "
                + list("e", hung) + ", COUNT(*) FROM " + elements.place + " e GROUP BY " + list("e", hung) + "))";
    }

    private String list(String of, List<String> columns) {
        return columns.stream().map(column -> of + "." + engine.quote(column)).collect(Collectors.joining(", "));
    }

    private String same(List<String> values, List<String> ofTable) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) + " = c." + engine.quote(ofTable.get(i)))
                .collect(Collectors.joining(" AND "));
    }
}
