package io.sluice.target.mysql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.TargetTable.TargetColumn;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** A whole row {@code t} as one JSON text, and the hash of it. */
final class MySqlRow {

    private static final Pattern BINARY = Pattern.compile(
            "(?:(?:var)?binary\\b|(?:tiny|medium|long)?blob|bit\\b|geometry|point|linestring|polygon|multi|geomcollection).*");

    private MySqlRow() {}

    static QueryPart json(MySqlTable table) {
        var pairs = new ArrayList<QueryPart>();
        for (var column : table.table().columns()) {
            pairs.add(inline(column.name()));
            pairs.add(value(table, column, "t"));
        }
        return sql("json_object({0})", list(pairs));
    }

    static QueryPart hash(MySqlTable table) {
        return sql("unhex(sha2({0}, 256))", json(table));
    }

    /** The key of a row of {@code alias} alone; a value is written as {@link #json} writes it. */
    static QueryPart key(MySqlTable table, String alias) {
        var pairs = new ArrayList<QueryPart>();
        for (var column : table.key()) {
            pairs.add(inline(column.last()));
            pairs.add(value(table, table.table().column(column.last()).orElseThrow(), alias));
        }
        return sql("json_object({0})", list(pairs));
    }

    static boolean binary(TargetColumn column) {
        return BINARY.matcher(column.nativeType()).matches();
    }

    private static QueryPart value(MySqlTable table, TargetColumn column, String alias) {
        var value = sql("{0}", name(alias, column.name()));
        if (binary(column)) {
            return sql("concat(char(92), 'x', lower(hex({0})))", value);
        }
        if (table.json().contains(column.name())) {
            return sql("json_extract({0}, '$')", value);
        }
        if (column.nativeType().startsWith("tinyint(1)")) {
            return sql("json_extract(case {0} when 0 then 'false' when 1 then 'true' else {0} end, '$')", value);
        }
        return value;
    }

    /** That rows {@code t} and {@code other} have the same key; both columns are of the same type. */
    static Condition sameKey(MySqlTable table, String other) {
        return DSL.and(table.key().stream()
                .map(column -> condition("t.{0} = {1}", column, name(other, column.last())))
                .toList());
    }
}
