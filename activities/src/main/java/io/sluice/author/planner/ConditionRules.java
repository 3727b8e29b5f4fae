package io.sluice.author.planner;

import io.sluice.author.Bounds;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.All;
import io.sluice.pipeline.Condition.Any;
import io.sluice.pipeline.Condition.Compare;
import io.sluice.pipeline.Condition.Empty;
import io.sluice.pipeline.Condition.Malformed;
import io.sluice.pipeline.Condition.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions on rows: empty and malformed fields, and their combination by and, or, not; {@link ComparisonRules} has the comparisons. */
final class ConditionRules {

    private ConditionRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.rule("condition", "{conjunction}", (scope, slots) -> slots.the("conjunction"))
                .rule(
                        "condition",
                        "{conjunction} [,] or [{again}] {condition}",
                        (scope, slots) -> any(slots.the("conjunction"), slots.the("condition")))
                .rule(
                        "condition",
                        "{conjunction} [,] (and|and also|as well as|, and) [{the}] {rows} [{where}] {condition}",
                        (scope, slots) -> any(slots.the("conjunction"), slots.the("condition")))
                .rule("conjunction", "[either] {atom}", (scope, slots) -> slots.the("atom"))
                .rule("conjunction", "[either] {nounatom}", (scope, slots) -> slots.the("nounatom"))
                .rule(
                        "conjunction",
                        "{atom} [,] (and|but) [{where}|also] {conjunction}",
                        (scope, slots) -> together(slots.the("atom"), slots.the("conjunction")))
                .rule(
                        "conjunction",
                        "{nounatom} [,] (and|but) [with|also|also with] {conjunction}",
                        (scope, slots) ->
                                new Several(List.of(slots.the("nounatom"), slots.the("conjunction"))).decided(scope))
                .words("again", "{where}|[the] rows {where}|also|rows with")
                .words(
                        "malformed",
                        "malformed|invalid|unreadable|unparsable|unparseable|broken|corrupt|bad|non-numeric|garbled")
                .words(
                        "lacking",
                        "no|missing|lacking|without|without a|without an|without any|lack|lacks|have no|has no|with no|not having|do not have|do not have a|do not have an|not have|not have a|not have any");
        emptiness(grammar);
        wellFormedness(grammar);
        ComparisonRules.addTo(grammar);
        DateConditionRules.addTo(grammar);
    }

    private static void emptiness(Grammar<Scope> grammar) {
        grammar.rule("nounatom", "[a|an|any] {empty} {columns}", (scope, slots) -> joined(scope, slots, Empty::new))
                .rule("nounatom", "{lacking} {columns}", (scope, slots) -> joined(scope, slots, Empty::new))
                .rule("atom", "{columns} [{be}] {empty}", (scope, slots) -> joined(scope, slots, Empty::new))
                .rule(
                        "nounatom",
                        "{empty} [value|values|data|entries] (in|for) {columns}",
                        (scope, slots) -> joined(scope, slots, Empty::new))
                .rule(
                        "nounatom",
                        "(nothing|no value|no values|no data) (in|for) {columns}",
                        (scope, slots) -> joined(scope, slots, Empty::new))
                .rule(
                        "atom",
                        "{columns} (do not have|does not have|has no|have no|without) [a|any] (value|values)",
                        (scope, slots) -> joined(scope, slots, Empty::new))
                .rule(
                        "atom",
                        "{columns} ({be}|{be} there) not {empty}",
                        (scope, slots) -> joined(scope, slots, column -> new Not(new Empty(column))))
                .rule(
                        "atom",
                        "{columns} (is|are) (present|set|given|filled|filled in|known|available)",
                        (scope, slots) -> joined(scope, slots, column -> new Not(new Empty(column))))
                .rule(
                        "atom",
                        "(non-empty|nonempty|non-null|not empty|not null) {columns}",
                        (scope, slots) -> joined(scope, slots, column -> new Not(new Empty(column))))
                .rule("atom", "(a|an|any|some) {name}", 1, (scope, slots) -> new Not(new Empty(slots.the("name"))));
    }

    private static void wellFormedness(Grammar<Scope> grammar) {
        grammar.rule("nounatom", "[a|an|any] {malformed} {columns}", (scope, slots) -> malformed(scope, slots))
                .rule("atom", "{columns} [{be}] {malformed}", (scope, slots) -> malformed(scope, slots))
                .rule(
                        "atom",
                        "{columns} (is|are) not [a|an] [valid|proper|real] (number|numbers|date|dates|numeric|valid|value|timestamp)",
                        (scope, slots) -> malformed(scope, slots));
    }

    /** Only text that is not typed yet can be malformed. */
    private static @Nullable Condition malformed(Scope scope, Captures slots) {
        return scope.table().isPresent() ? null : joined(scope, slots, Malformed::new);
    }

    /** Several columns at once: "or" is any of them; "and" before a noun could be either, so a person says. */
    private static @Nullable Condition joined(Scope scope, Captures slots, Function<String, Condition> each) {
        ColumnList columns = slots.the("columns");
        var conditions = columns.names().stream().map(each).toList();
        if (conditions.size() == 1) {
            return conditions.getFirst();
        }
        if (columns.joiner() == ColumnList.Joiner.OR) {
            return new Any(conditions);
        }
        if (columns.joiner() == ColumnList.Joiner.NONE) {
            return null;
        }
        return slots.has("be") || each.apply("x") instanceof Not
                ? new All(conditions)
                : new Several(conditions).decided(scope);
    }

    /** Conditions that a bare "and" joins: each alone, or all at once. */
    private record Several(List<Condition> conditions) {

        private static final String EACH = "rows where any of them is so";
        private static final String ALL = "only rows where all of them are so";

        Condition decided(Scope scope) {
            var subject = "each or all of " + columns();
            var choice = scope.decisions().of(subject);
            if (choice.isEmpty()) {
                scope.doubts().ask(subject, "Which rows, as to " + columns() + "?", List.of(EACH, ALL));
            }
            return choice.filter(EACH::equals).isPresent()
                    ? ConditionRules.any(conditions.getFirst(), new Any(conditions.subList(1, conditions.size())))
                    : ConditionRules.all(conditions.getFirst(), new All(conditions.subList(1, conditions.size())));
        }

        private String columns() {
            return conditions.stream()
                    .flatMap(ConditionRules::columns)
                    .distinct()
                    .collect(Collectors.joining(" and "));
        }
    }

    /** The columns that a condition speaks of. */
    static Stream<String> columns(Condition condition) {
        return switch (condition) {
            case Empty(var column) -> Stream.of(column);
            case Compare(var column, var operator, var literal) -> Stream.of(column);
            case Condition.OneOf(var column, var literals) -> Stream.of(column);
            case Condition.Like(var column, var pattern, var ignoreCase) -> Stream.of(column);
            case Malformed(var column) -> Stream.of(column);
            case Not(var inner) -> columns(inner);
            case All(var parts) -> parts.stream().flatMap(ConditionRules::columns);
            case Any(var parts) -> parts.stream().flatMap(ConditionRules::columns);
        };
    }

    static Condition any(Condition first, Condition rest) {
        return new Any(
                flat(first, rest, condition -> condition instanceof Any(var parts) ? parts : List.of(condition)));
    }

    /** What no row can be at once is not meant, however often its column is named. */
    private static @Nullable Condition together(Condition first, Condition rest) {
        var all = all(first, rest);
        var compared = ((All) all)
                .conditions().stream()
                        .filter(Compare.class::isInstance)
                        .map(Compare.class::cast)
                        .toList();
        return compared.stream().anyMatch(one -> compared.stream().anyMatch(other -> exclude(one, other))) ? null : all;
    }

    private static boolean exclude(Compare one, Compare other) {
        return one.column().equals(other.column())
                && Bounds.exclude(
                        one.operator().sign(), one.literal(), other.operator().sign(), other.literal());
    }

    static Condition all(Condition first, Condition rest) {
        return new All(
                flat(first, rest, condition -> condition instanceof All(var parts) ? parts : List.of(condition)));
    }

    private static List<Condition> flat(Condition first, Condition rest, Function<Condition, List<Condition>> parts) {
        return Stream.of(first, rest)
                .map(parts)
                .flatMap(List::stream)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
