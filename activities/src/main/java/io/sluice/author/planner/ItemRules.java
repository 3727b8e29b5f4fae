package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.sql.Query.Aggregate;
import io.sluice.author.sql.Query.Field;
import io.sluice.author.sql.Query.Function;
import io.sluice.author.sql.Query.Item;
import io.sluice.author.sql.Query.Order;
import io.sluice.pipeline.ColumnType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns, aggregates, groups and orders of a question. */
final class ItemRules {

    private static final Set<ColumnType.Kind> ADDABLE =
            Set.of(ColumnType.Kind.INT64, ColumnType.Kind.DECIMAL, ColumnType.Kind.FLOAT64);

    private ItemRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.rule("items", "{columns}", (scope, slots) -> slots.<ColumnList>the("columns").names().stream()
                        .<Item>map(Field::new)
                        .toList())
                .rule(
                        "items",
                        "(everything|all columns|all fields|all details|all the details|the details|all information|details|information)",
                        (scope, slots) -> scope.columns().stream()
                                .<Item>map(column -> new Field(column.name()))
                                .toList());
        aggregates(grammar);
        groups(grammar);
        orders(grammar);
    }

    private static void aggregates(Grammar<Scope> grammar) {
        function(grammar, Function.AVG, "average|mean|avg");
        function(grammar, Function.SUM, "total|sum|sum of|total sum|summed|overall|total of|combined");
        function(grammar, Function.MIN, "minimum|min|lowest|smallest|earliest|least");
        function(grammar, Function.MAX, "maximum|max|highest|largest|biggest|greatest|latest|most recent");
        grammar.rule("functions", "[the] {function}", (scope, slots) -> List.of(slots.<Function>the("function")))
                .rule(
                        "functions",
                        "[the] {function} (,|and|, and|as well as) {functions}",
                        (scope, slots) -> listed(slots.<Function>the("function"), slots.the("functions")))
                .rule(
                        "aggregate",
                        "{functions} [of|of the|value of] {measured}",
                        (scope, slots) -> aggregated(scope, slots.the("functions"), slots.the("measured")))
                .rule(
                        "aggregate",
                        "[the] {measured} (total|sum)",
                        (scope, slots) -> aggregated(scope, List.of(Function.SUM), slots.the("measured")))
                .rule("aggregates", "{aggregate}", (scope, slots) -> slots.the("aggregate"))
                .rule(
                        "aggregates",
                        "{aggregate} (,|and|, and|as well as) {aggregates}",
                        (scope, slots) -> concat(slots.the("aggregate"), slots.the("aggregates")));
    }

    private static void function(Grammar<Scope> grammar, Function function, String words) {
        grammar.rule("function", words, (scope, slots) -> function);
    }

    private static @Nullable List<Item> aggregated(Scope scope, List<Function> functions, String column) {
        var addable = scope.column(column)
                .map(known -> ADDABLE.contains(known.type().kind()))
                .orElse(false);
        var adds = functions.contains(Function.SUM) || functions.contains(Function.AVG);
        return adds && !addable
                ? null
                : functions.stream()
                        .<Item>map(function -> new Aggregate(function, column, false))
                        .toList();
    }

    private static void groups(Grammar<Scope> grammar) {
        grammar.rule(
                "groups",
                "(by|per|for each|for every|grouped by|group by|in each|of each|for all|in every|broken down by|split by|from each|by each|for each of the|within each) {columns}",
                (scope, slots) -> slots.<ColumnList>the("columns").joiner() == ColumnList.Joiner.OR
                        ? null
                        : slots.<ColumnList>the("columns").names());
    }

    private static void orders(Grammar<Scope> grammar) {
        grammar.rule(
                        "direction",
                        "descending|desc|in descending order|in decreasing order|from highest to lowest|from the highest to the lowest|from high to low|highest first|largest first|latest first|newest first|from largest to smallest|from newest to oldest|in reverse order|decreasingly|from z to a",
                        (scope, slots) -> true)
                .rule(
                        "direction",
                        "ascending|asc|in ascending order|in increasing order|from lowest to highest|from the lowest to the highest|from low to high|lowest first|smallest first|earliest first|oldest first|from smallest to largest|from oldest to newest|in alphabetical order|alphabetically|from a to z",
                        (scope, slots) -> false)
                .words(
                        "ordered",
                        "ordered by|sorted by|order by|sort by|sorted on|in order of|sort them by|order them by|ranked by|, by|arranged by|in the order of")
                .rule("ordering", "[and] {ordered} {orderings}", (scope, slots) -> slots.the("orderings"))
                .rule(
                        "ordering",
                        "[ordered|sorted] in (descending|decreasing) order of {column}",
                        (scope, slots) -> List.of(order(slots, true)))
                .rule(
                        "ordering",
                        "[ordered|sorted] in (ascending|increasing|alphabetical) order of {column}",
                        (scope, slots) -> List.of(order(slots, false)))
                .rule(
                        "orderings",
                        "{column} [[,] {direction}]",
                        (scope, slots) -> List.of(
                                order(slots, slots.<Boolean>maybe("direction").orElse(false))))
                .rule(
                        "orderings",
                        "{column} [{direction}] (,|and|, and|then by|, then by|and then by) {orderings}",
                        (scope, slots) -> listed(
                                order(slots, slots.<Boolean>maybe("direction").orElse(false)), slots.the("orderings")))
                .rule(
                        "limit",
                        "[,] [and] [show|return|take|keep|give] [me] [only] [the] (first|top|limit|limit to|limited to|only) {count} [{rows}|results|of them]",
                        (scope, slots) -> slots.the("count"))
                .rule(
                        "limit",
                        "[,] [and] [show|return|take|keep|give] [me] at most {count} ({rows}|results|of them)",
                        (scope, slots) -> slots.the("count"))
                .rule(
                        "limit",
                        "[,] [and] (show|return|take|keep|give) [me] at most {count}",
                        (scope, slots) -> slots.the("count"))
                .rule("rest", ", at most {count}", (scope, slots) -> slots.the("count"));
    }

    private static Order order(Captures slots, boolean descending) {
        return new Order(new Field(slots.the("column")), descending);
    }

    private static <T> List<T> listed(T first, List<T> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static List<Item> concat(List<Item> first, List<Item> rest) {
        return Stream.concat(first.stream(), rest.stream()).toList();
    }
}
