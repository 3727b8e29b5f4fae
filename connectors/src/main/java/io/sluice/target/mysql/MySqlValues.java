package io.sluice.target.mysql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.target.StageTable.StageColumn;
import org.jooq.Condition;
import org.jooq.QueryPart;

/** Staged values {@code s} as the table's columns {@code t} see them; that they fit was seen when the stage was finished. */
final class MySqlValues {

    private final MySqlTable table;

    MySqlValues(MySqlTable table) {
        this.table = table;
    }

    /** For an assignment: strict mode refuses what does not convert. */
    QueryPart staged(StageColumn column) {
        return sql("s.{0}", column.quoted());
    }

    /** For a comparison with the column: texts compare as the column's own do. */
    QueryPart comparable(StageColumn column) {
        return comparable(column, column.name());
    }

    /** For a comparison with a column of another name: a text that is compared with a whole number would be rounded with it. */
    QueryPart comparable(StageColumn column, String name) {
        var texts = table.texts(name);
        if (texts.isEmpty()
                && column.type().kind() == Kind.TEXT
                && table.nativeType(name).contains("int")) {
            return sql("cast({0} as decimal(65, 0))", staged(column));
        }
        return texts.isEmpty()
                ? staged(column)
                : sql(
                        "convert({0} using {1}) collate {2}",
                        staged(column),
                        raw(texts.get().charset()),
                        raw(texts.get().collation()));
    }

    /** That table and stage hold different values; texts that only sort alike differ. */
    Condition differs(StageColumn column) {
        var texts = table.texts(column.name());
        return texts.isEmpty()
                ? condition("not (t.{0} <=> {1})", column.quoted(), staged(column))
                : condition(
                        "not (cast(t.{0} as binary) <=> cast(convert({1} using {2}) as binary))",
                        column.quoted(), staged(column), raw(texts.get().charset()));
    }
}
