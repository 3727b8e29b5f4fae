package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/** A FROM clause that grows as tables are needed. */
final class FromClause {

    private final SqlNames sql;
    private final Map<TableMetadata, String> names = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    FromClause(SqlNames sql, TableMetadata root) {
        this.sql = sql;
        var alias = sql.alias();
        names.put(root, alias);
        text.append(sql.table(root)).append(" ").append(alias);
    }

    TableMetadata root() {
        return names.keySet().iterator().next();
    }

    String of(TableMetadata table) {
        if (!names.containsKey(table)) {
            var at = root();
            for (var link : sql.schema().path(at, table).orElseThrow()) {
                join(at, link);
                at = link.other(at);
            }
        }
        return names.get(table);
    }

    void join(TableMetadata at, Link link) {
        var next = link.other(at);
        if (!names.containsKey(next)) {
            var alias = sql.alias();
            names.put(next, alias);
            text.append("\nJOIN ")
                    .append(sql.table(next))
                    .append(" ")
                    .append(alias)
                    .append(" ON ")
                    .append(sql.same(link, at, names.get(at), alias));
        }
    }

    String column(Col col) {
        return of(col.table()) + "." + sql.column(col);
    }

    boolean holds(TableMetadata table) {
        return names.containsKey(table);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
