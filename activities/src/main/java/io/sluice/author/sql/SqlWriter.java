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

    public SqlWriter(Dialect dialect, TableName table, List<Column> columns) {
        this.dialect = dialect;
        this.table = table;
        this.types = columns.stream().collect(Collectors.toMap(Column::name, Column::type));
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
        return switch (condition) {
            case Condition.Empty(var column) -> empty(column);
            case Condition.Compare(var column, var operator, var literal) ->
                dialect.name(column) + " " + operator.sign() + " " + dialect.literal(literal, type(column));
            case Condition.OneOf(var column, var literals) ->
                dialect.name(column) + " IN (" + listed(literals, literal -> dialect.literal(literal, type(column)))
                        + ")";
            case Condition.Like(var column, var pattern, var ignoreCase) -> like(column, pattern, ignoreCase);
            case Condition.Not(Condition.Empty(var column)) -> "NOT " + empty(column);
            case Condition.Not(var inner) -> "NOT (" + condition(inner) + ")";
            case Condition.All(var parts) -> joined(parts, " AND ");
            case Condition.Any(var parts) -> joined(parts, " OR ");
            case Condition.Malformed malformed ->
                throw new IllegalArgumentException("a typed column holds nothing malformed");
        };
    }

    private String empty(String column) {
        return dialect.missing(dialect.name(column), type(column));
    }

    /** With an escape sign of our own, because backslashes mean different things in different settings. */
    private String like(String column, String pattern, boolean ignoreCase) {
        var text = type(column).equals(ColumnType.TEXT) ? dialect.name(column) : dialect.text(dialect.name(column));
        var escaped = pattern.replace("!", "!!")
                .replace("\\%", "!%")
                .replace("\\_", "!_")
                .replace("\\\\", "\\");
        return text + " " + dialect.like(ignoreCase) + " " + dialect.quoted(escaped)
                + (escaped.contains("!") ? " ESCAPE '!'" : "");
    }

    private String joined(List<Condition> parts, String by) {
        return "(" + parts.stream().map(this::condition).collect(Collectors.joining(by)) + ")";
    }

    private ColumnType type(String column) {
        return types.getOrDefault(column, ColumnType.TEXT);
    }

    private static <T> String listed(List<T> parts, Function<T, String> text) {
        return parts.stream().map(text).collect(Collectors.joining(", "));
    }
}
