package io.sluice.author.sql;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes statements on one table of known columns. */
public final class SqlWriter {

    private final Dialect dialect;
    private final TableName table;
    private final Map<String, ColumnType> types;
    private final ConditionWriter conditions;

    public SqlWriter(Dialect dialect, TableName table, List<Column> columns) {
        this.dialect = dialect;
        this.table = table;
        this.types = columns.stream().collect(Collectors.toMap(Column::name, Column::type));
        this.conditions = new ConditionWriter(dialect, columns, dialect::name);
    }

    public String select(Query query) {
        return Stream.of(
                        "SELECT " + (query.distinct() ? "DISTINCT " : "") + listed(query.items(), this::item),
                        "FROM " + name(),
                        query.where().map(where -> "WHERE " + condition(where)).orElse(""),
                        query.groupBy().isEmpty() ? "" : "GROUP BY " + listed(query.groupBy(), dialect::name),
                        query.orders().isEmpty() ? "" : "ORDER BY " + listed(query.orders(), this::order),
                        query.limit().map(limit -> "LIMIT " + limit).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    public String delete(Condition where) {
        return "DELETE FROM " + name() + "\nWHERE " + condition(where);
    }

    /** {@code values} are canonical texts by column, null for NULL, in the order of the map. */
    public String update(Map<String, java.util.Optional<String>> values, Condition where) {
        var settings = listed(
                List.copyOf(values.keySet()),
                column -> dialect.name(column) + " = "
                        + values.get(column)
                                .map(text -> dialect.literal(text, type(column)))
                                .orElse("NULL"));
        return "UPDATE " + name() + "\nSET " + settings + "\nWHERE " + condition(where);
    }

    private String name() {
        return dialect.name(table.schema()) + "." + dialect.name(table.table());
    }

    private String item(Query.Item item) {
        return switch (item) {
            case Query.Field(var column) -> dialect.name(column);
            case Query.Aggregate(var function, var column, var distinct) ->
                column == null
                        ? "COUNT(*)"
                        : function + "(" + (distinct ? "DISTINCT " : "") + dialect.name(column) + ")";
        };
    }

    /** Where nothing is known nothing leads: NULLs come last whatever the direction. */
    private String order(Query.Order order) {
        var direction = item(order.by()) + (order.descending() ? " DESC" : "");
        return dialect == Dialect.MYSQL
                ? (order.descending() ? "" : item(order.by()) + " IS NULL, ") + direction
                : direction + " NULLS LAST";
    }

    private String condition(Condition condition) {
        return conditions.of(condition);
    }

    private ColumnType type(String column) {
        return types.getOrDefault(column, ColumnType.TEXT);
    }

    private static <T> String listed(List<T> parts, Function<T, String> text) {
        return parts.stream().map(text).collect(Collectors.joining(", "));
    }
}
