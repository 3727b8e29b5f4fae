package io.sluice.target.mysql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import io.sluice.target.TargetTable.TargetColumn;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** Reads kept images back: in a temporary table whose key columns are of the table's own types, values out of their JSON. */
final class UndoImages {

    static final Name PLACE = name("sluice_images");

    private final DSLContext db;
    private final MySqlTable table;

    UndoImages(DSLContext db, MySqlTable table) {
        this.db = db;
        this.table = table;
    }

    Name load(String request, String target) {
        var images = PLACE;
        db.execute("drop temporary table if exists {0}", images);
        db.execute("""
                create temporary table {0} (
                  `old` longtext character set utf8mb4 null, `new_hash` binary(32) null, primary key ({1})) engine = InnoDB
                select {1} from {2} t where false""", images, list(table.key()), table.place());
        db.execute(
                "insert into {0} ({1}, `old`, `new_hash`) select {2}, u.old, u.new_hash from sluice_undo_rows u where request_id = {3} and target = {4}",
                images,
                list(table.key()),
                list(table.key().stream().map(key -> value(column(key), "key")).toList()),
                val(request),
                val(target));
        return images;
    }

    /** The columns that can be written. */
    List<Name> columns() {
        return writable().stream().map(column -> name(column.name())).toList();
    }

    List<QueryPart> values() {
        return writable().stream().map(column -> value(column, "old")).toList();
    }

    List<QueryPart> assignments() {
        return writable().stream()
                .filter(column -> !table.table().key().contains(column.name()))
                .map(column -> (QueryPart) sql("t.{0} = {1}", name(column.name()), value(column, "old")))
                .toList();
    }

    QueryPart old(String column) {
        return value(column(name(column)), "old");
    }

    private List<TargetColumn> writable() {
        return table.table().columns().stream()
                .filter(column -> !column.generated())
                .toList();
    }

    private TargetColumn column(Name key) {
        return table.table().column(key.last()).orElseThrow();
    }

    /** What {@link MySqlRow#json} wrote, as the column takes it. */
    private QueryPart value(TargetColumn column, String json) {
        var path = "$.\"" + column.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        var element = sql("json_extract(u.{0}, {1})", name(json), inline(path));
        var text = sql("json_unquote({0})", element);
        var present = MySqlRow.binary(column)
                ? sql("unhex(substr({0}, 3))", text)
                : table.json().contains(column.name())
                        ? element
                        : column.nativeType().startsWith("tinyint(1)")
                                ? sql("case {0} when 'true' then 1 when 'false' then 0 else {0} end", text)
                                : text;
        return sql("if(json_type({0}) = 'NULL', null, {1})", element, present);
    }
}
