package io.sluice.author.movement;

import io.sluice.author.planner.NotSure;
import io.sluice.author.sql.ConditionWriter;
import io.sluice.author.sql.Dialect;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a load says of rows of a source, or of several that are joined, as the query that gives it these rows. */
final class RowsQuery {

    private final Joined rows;
    private final Step.Load load;
    private final Dialect dialect;
    private final Map<String, String> expressions;

    RowsQuery(Joined rows, Step.Load load, Dialect dialect) {
        this.rows = rows;
        this.load = load;
        this.dialect = dialect;
        this.expressions = rows.expressions(dialect);
    }

    /** Whether the rows of a single source go into the table as they are read. */
    boolean isAsItIs(Found source) {
        return load.dropWhen().isEmpty()
                && load.distinctOn().isEmpty()
                && load.columns()
                        .equals(source.sample().columns().stream()
                                .map(column -> LoadColumn.of(column.to(), column.type()))
                                .toList());
    }

    String text() {
        var read = "FROM " + rows.from(dialect) + (load.dropWhen().isEmpty() ? "" : "\nWHERE " + where());
        return "SELECT " + load.columns().stream().map(this::item).collect(Collectors.joining(", ")) + "\n"
                + (isDistinct() ? "FROM (SELECT DISTINCT " + all() + "\n" + read + ") s" : read);
    }

    /** Rows are the same where all their columns are, those too that are not loaded, and as they were before they are cleaned. */
    private String all() {
        return expressions.entrySet().stream()
                .map(column -> as(column.getValue(), column.getKey()))
                .collect(Collectors.joining(", "));
    }

    private String where() {
        load.dropWhen().stream().flatMap(RowsQuery::parts).forEach(part -> {
            if (part instanceof Condition.Malformed(var column)) {
                throw new NotSure(
                        "condition type",
                        column + " has a type where it comes from, so none of its values is malformed.",
                        List.of());
            }
        });
        return new ConditionWriter(dialect, rows.columns(), expressions::get).keeping(load.dropWhen());
    }

    private static Stream<Condition> parts(Condition condition) {
        return switch (condition) {
            case Condition.Not(var inner) -> parts(inner);
            case Condition.All(var parts) -> parts.stream().flatMap(RowsQuery::parts);
            case Condition.Any(var parts) -> parts.stream().flatMap(RowsQuery::parts);
            default -> Stream.of(condition);
        };
    }

    private boolean isDistinct() {
        var all = rows.columns().stream().map(Column::name).toList();
        if (!load.distinctOn().isEmpty() && !load.distinctOn().equals(all)) {
            throw new NotSure(
                    "duplicates",
                    "Rows of these sources can be told apart by all of their columns only. Load them first, without that part.",
                    List.of());
        }
        return !load.distinctOn().isEmpty();
    }

    private String item(LoadColumn column) {
        var expression = isDistinct() ? dialect.name(column.from()) : expressions.get(column.from());
        if (isMade() && !type(column.from()).equals(Optional.of(column.type()))) {
            throw asTheyAre(column);
        }
        for (var cleaning : column.cleanings()) {
            expression = cleaned(expression, cleaning, column);
        }
        return as(expression, column.to());
    }

    private String as(String expression, String name) {
        var same = dialect.name(name);
        return expression.equals(same) || expression.endsWith("." + same) ? expression : expression + " AS " + same;
    }

    private String cleaned(String expression, Cleaning cleaning, LoadColumn column) {
        return switch (cleaning) {
            case Cleaning.Trim trim -> "TRIM(" + expression + ")";
            case Cleaning.Upper upper -> "UPPER(" + expression + ")";
            case Cleaning.Lower lower -> "LOWER(" + expression + ")";
            case Cleaning.NullIf(var text) -> "NULLIF(" + expression + ", " + literal(text, column) + ")";
            case Cleaning.DefaultTo(var text) ->
                "COALESCE(" + filled(expression, column) + ", " + literal(text, column) + ")";
            default -> throw asTheyAre(column);
        };
    }

    private boolean isMade() {
        return load.destination() instanceof Destination.Table(var table, var create) && create;
    }

    private static NotSure asTheyAre(LoadColumn column) {
        return new NotSure(
                "cleaning",
                "What should become of " + column.from()
                        + " is done to columns of files only. Load it as it is, or export it and import the file.",
                List.of());
    }

    /** A blank text is none. */
    private String filled(String expression, LoadColumn column) {
        return type(column.from()).filter(ColumnType.TEXT::equals).isPresent()
                ? "NULLIF(TRIM(" + expression + "), '')"
                : expression;
    }

    private String literal(String text, LoadColumn column) {
        return dialect.written(text, type(column.from()).orElse(column.type()));
    }

    private Optional<ColumnType> type(String name) {
        return rows.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .findFirst();
    }
}
