package io.sluice.author.sql;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes conditions on columns of known types. */
public final class ConditionWriter {

    private final Dialect dialect;
    private final Map<String, ColumnType> types;
    private final UnaryOperator<String> named;

    /** {@code named} gives what stands for a column in the statement. */
    public ConditionWriter(Dialect dialect, List<Column> columns, UnaryOperator<String> named) {
        this.dialect = dialect;
        this.types = columns.stream().collect(Collectors.toMap(Column::name, Column::type));
        this.named = named;
    }

    /** True of a row that none of these drops, as a load would: what is not known to be so is no reason to drop it, nor to keep it. */
    public String keeping(List<Condition> dropWhen) {
        return dropWhen.stream()
                .map(drop -> drop instanceof Condition.Not(var kept) ? of(kept) : "(" + of(drop) + ") IS NOT TRUE")
                .collect(Collectors.joining(" AND "));
    }

    public String of(Condition condition) {
        return switch (condition) {
            case Condition.Empty(var column) -> empty(column);
            case Condition.Compare(var column, var operator, var literal) ->
                named.apply(column) + " " + operator.sign() + " " + dialect.literal(literal, type(column));
            case Condition.OneOf(var column, var literals) ->
                named.apply(column) + " IN ("
                        + literals.stream()
                                .map(literal -> dialect.literal(literal, type(column)))
                                .collect(Collectors.joining(", "))
                        + ")";
            case Condition.Like(var column, var pattern, var ignoreCase) -> like(column, pattern, ignoreCase);
            case Condition.Not(Condition.Empty(var column)) -> "NOT " + empty(column);
            case Condition.Not(var inner) -> "NOT (" + of(inner) + ")";
            case Condition.All(var parts) -> joined(parts, " AND ");
            case Condition.Any(var parts) -> joined(parts, " OR ");
            case Condition.Malformed malformed ->
                throw new IllegalArgumentException("a typed column holds nothing malformed");
        };
    }

    private String empty(String column) {
        return dialect.missing(named.apply(column), type(column));
    }

    /** With an escape sign of our own, because backslashes mean different things in different settings. */
    private String like(String column, String pattern, boolean ignoreCase) {
        var text = type(column).equals(ColumnType.TEXT) ? named.apply(column) : dialect.text(named.apply(column));
        var escaped = pattern.replace("!", "!!")
                .replace("\\%", "!%")
                .replace("\\_", "!_")
                .replace("\\\\", "\\");
        return text + " " + dialect.like(ignoreCase) + " " + dialect.quoted(escaped)
                + (escaped.contains("!") ? " ESCAPE '!'" : "");
    }

    private String joined(List<Condition> parts, String by) {
        return "(" + parts.stream().map(this::of).collect(Collectors.joining(by)) + ")";
    }

    private ColumnType type(String column) {
        return types.getOrDefault(column, ColumnType.TEXT);
    }
}
