package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.sql.Query;
import io.sluice.author.sql.Query.Aggregate;
import io.sluice.author.sql.Query.Field;
import io.sluice.author.sql.Query.Function;
import io.sluice.author.sql.Query.Item;
import io.sluice.author.sql.Query.Order;
import io.sluice.pipeline.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions about one table: counts, aggregates, groups, lists, the first so many. */
final class QuestionRules {

    private QuestionRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.words(
                        "asking",
                        "what is|what are|what were|what was|show|show me|list|give me|give|find|find me|tell me|return|display|get|get me|compute|calculate|report|print|fetch|select|tell me what is|i want to see|i want to know|let me see|let me know|see|how about|which are|output|provide|i would like to see|which|what")
                .words(
                        "existing",
                        "are there|do we have|exist|are in the table|there are|are in it|have we|are recorded|are stored|are listed|do you have|we have|in total")
                .rule(
                        "question",
                        "[{opening}] {answer} [{owned}] [{ending}]",
                        (scope, slots) -> new Intent.Ask(slots.the("answer")));
        counts(grammar);
        aggregates(grammar);
        lists(grammar);
        ItemRules.addTo(grammar);
    }

    private static void counts(Grammar<Scope> grammar) {
        grammar.words(
                        "howmany",
                        "[{asking}] how many|[{asking}] [the] [total|overall] (number|count) of|count [of] [the] [number of]|the (number|count) of|number of")
                .rule("answer", "{howmany} {which} [{existing}] [{groups}]", (scope, slots) -> counted(slots))
                .rule(
                        "answer",
                        "{howmany} {entity} [{existing}] {filtered} {condition} [{groups}]",
                        (scope, slots) -> counted(slots))
                .rule(
                        "answer",
                        "how many {rows} (does|do) {entity} (have|contain|hold)",
                        (scope, slots) -> counted(slots))
                .rule("answer", "{groups} [,] {howmany} {which} [{existing}]", (scope, slots) -> counted(slots))
                .rule(
                        "answer",
                        "{howmany} (different|distinct|unique) {column} [{existing}|do the|does the] [(in|of|among|for|across|do|does|have|from|are in) {which}] [have|has|exist|are there|appear]",
                        (scope, slots) ->
                                query(List.of(new Aggregate(Function.COUNT, slots.the("column"), true)), slots));
    }

    private static void aggregates(Grammar<Scope> grammar) {
        grammar.words("among", "of|for|across|among|over|in|from|of all|for all|of the|by")
                .rule(
                        "answer",
                        "[{asking}] {aggregates} {among} {which} [{groups}]",
                        (scope, slots) -> query(slots.the("aggregates"), slots))
                .rule(
                        "answer",
                        "[{asking}] {aggregates} {groups} {among} {which}",
                        (scope, slots) -> query(slots.the("aggregates"), slots))
                .rule(
                        "answer",
                        "[{asking}] {groups} [,] [{asking}] {aggregates} {among} {which}",
                        (scope, slots) -> query(slots.the("aggregates"), slots))
                .rule(
                        "answer",
                        "how much {measured} [do we have|is there] {among} {which} [{groups}]",
                        (scope, slots) ->
                                query(List.of(new Aggregate(Function.SUM, slots.the("measured"), false)), slots));
    }

    private static void lists(Grammar<Scope> grammar) {
        grammar.rule(
                        "answer",
                        "{asking} {which} [{limit}|{ordering} [{limit}|{rest:limit}]]",
                        (scope, slots) -> list(scope, everything(scope), slots))
                .rule(
                        "answer",
                        "{asking} {items} (of|for|from|in|about|on) {which} [{limit}|[,] {ordering} [{limit}|{rest:limit}]]",
                        (scope, slots) -> list(scope, slots.the("items"), slots))
                .rule(
                        "answer",
                        "[{asking}] [the|all|all the] (distinct|different|unique) {items} (of|for|from|in|among) {which} [[,] {ordering}]",
                        (scope, slots) -> distinct(list(scope, slots.the("items"), slots)))
                .rule(
                        "answer",
                        "(which|what) {which} [{ordering}]",
                        1,
                        (scope, slots) ->
                                slots.<Optional<Condition>>the("which").isPresent()
                                        ? list(scope, everything(scope), slots)
                                        : null)
                .rule(
                        "answer",
                        "(which|what) {entity} {filtered} {condition} [{ordering}]",
                        1,
                        (scope, slots) -> list(scope, everything(scope), slots))
                .rule(
                        "answer",
                        "[{asking}] {first} {which} {ordering}",
                        (scope, slots) -> list(scope, everything(scope), slots))
                .rule(
                        "answer",
                        "[{asking}] {first} {which} by {measured}",
                        (scope, slots) -> top(everything(scope), slots, true))
                .rule(
                        "answer",
                        "(which|what|who) [is|are] [{first}] [the] {entity} (has|have|with|had) [the] {most} {measured}",
                        (scope, slots) -> top(everything(scope), slots, slots.the("most")))
                .rule(
                        "answer",
                        "[{asking}] [the] [{count}] {entity} with [the] {most} {measured}",
                        (scope, slots) -> top(everything(scope), slots, slots.the("most")))
                .rule(
                        "answer",
                        "[{asking}] {items} of [the] [{count}] {which} with [the] {most} {measured}",
                        (scope, slots) -> top(slots.the("items"), slots, slots.the("most")))
                .rule("first", "[the] (top|first) {count}", (scope, slots) -> slots.the("count"))
                .rule(
                        "most",
                        "highest|largest|biggest|greatest|most|maximum|top|latest|most recent|longest|best",
                        (scope, slots) -> true)
                .rule(
                        "most",
                        "lowest|smallest|least|minimum|fewest|earliest|oldest|shortest|cheapest|worst",
                        (scope, slots) -> false)
                .rule(
                        "count",
                        "{number}",
                        (scope, slots) -> slots.<String>the("number").matches("[1-9]\\d{0,6}")
                                ? Long.valueOf(slots.<String>the("number"))
                                : null);
    }

    private static List<Item> everything(Scope scope) {
        return scope.columns().stream()
                .<Item>map(column -> new Field(column.name()))
                .toList();
    }

    private static Query counted(Captures slots) {
        return query(List.of(new Aggregate(Function.COUNT, null, false)), slots);
    }

    /** Groups lead, as people read them. */
    private static Query query(List<Item> items, Captures slots) {
        var groups = slots.<List<String>>maybe("groups").orElse(List.of());
        var all = Stream.concat(groups.stream().<Item>map(Field::new), items.stream())
                .toList();
        var orders =
                groups.stream().map(group -> new Order(new Field(group), false)).toList();
        return new Query(all, false, where(slots), groups, orders, Optional.empty());
    }

    private static Optional<Condition> where(Captures slots) {
        return slots.<Condition>maybe("condition")
                .or(() -> slots.<Optional<Condition>>maybe("which").flatMap(which -> which));
    }

    private static Query distinct(Query query) {
        return new Query(query.items(), true, query.where(), query.groupBy(), query.orders(), query.limit());
    }

    private static Query list(Scope scope, List<Item> items, Captures slots) {
        var count = slots.<Long>maybe("limit").or(() -> slots.maybe("first"));
        return new Query(
                items,
                false,
                where(slots),
                List.of(),
                slots.<List<Order>>maybe("ordering").orElse(List.of()),
                count);
    }

    private static Query top(List<Item> items, Captures slots, boolean descending) {
        var count = slots.<Long>maybe("count").or(() -> slots.maybe("first")).orElse(1L);
        var by = new Order(new Field(slots.the("measured")), descending);
        return new Query(items, false, where(slots), List.of(), List.of(by), Optional.of(count));
    }
}
