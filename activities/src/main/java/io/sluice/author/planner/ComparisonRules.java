package io.sluice.author.planner;

import io.sluice.author.Bounds;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.All;
import io.sluice.pipeline.Condition.Compare;
import io.sluice.pipeline.Condition.Like;
import io.sluice.pipeline.Condition.Not;
import io.sluice.pipeline.Condition.OneOf;
import io.sluice.pipeline.Condition.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column against values: comparisons, lists, ranges, patterns, signs and truth. */
final class ComparisonRules {

    private static final Set<ColumnType.Kind> NUMBERS =
            Set.of(ColumnType.Kind.INT64, ColumnType.Kind.DECIMAL, ColumnType.Kind.FLOAT64);

    private ComparisonRules() {}

    static void addTo(Grammar<Scope> grammar) {
        operators(grammar);
        comparisons(grammar);
        patterns(grammar);
        signs(grammar);
    }

    private static void operators(Grammar<Scope> grammar) {
        operator(
                grammar,
                Operator.GREATER,
                "over|above|more than|greater than|bigger than|larger than|higher than|exceeding|exceeds|exceed|>|in excess of|longer than|older than|heavier than|taller than");
        operator(
                grammar,
                Operator.GREATER_OR_EQUAL,
                "at least|no less than|not less than|not below|not under|>=|greater than or equal to|more than or equal to|minimum|a minimum of|from");
        operator(
                grammar,
                Operator.LESS,
                "under|below|less than|fewer than|smaller than|lower than|<|shorter than|younger than|lighter than|cheaper than");
        operator(
                grammar,
                Operator.LESS_OR_EQUAL,
                "at most|no more than|not more than|not over|not above|<=|less than or equal to|up to|maximum|a maximum of");
        operator(grammar, Operator.EQUAL, "=|==|equal to|equals|equal|exactly|the same as|matching exactly");
        operator(
                grammar,
                Operator.UNEQUAL,
                "!=|<>|not equal to|unequal to|different from|other than|not equal|not the same as|does not equal|do not equal|anything but");
    }

    private static void operator(Grammar<Scope> grammar, Operator operator, String words) {
        grammar.rule("operator", words, (scope, slots) -> operator);
    }

    private static void comparisons(Grammar<Scope> grammar) {
        grammar.rule(
                        "atom",
                        "{column} [{be}|of] {operator} {value}",
                        (scope, slots) -> compare(scope, slots, slots.the("operator"), slots.the("value")))
                .rule(
                        "atom",
                        "{column} [{be}|of] {operator} {value} (and|but) {operator:other} {value:limit}",
                        (scope, slots) -> within(
                                compare(scope, slots, slots.the("operator"), slots.the("value")),
                                compare(scope, slots, slots.the("other"), slots.the("limit"))))
                .rule(
                        "atom",
                        "{column} ({be}|of|:) {value}",
                        (scope, slots) -> compare(scope, slots, Operator.EQUAL, slots.the("value")))
                .rule(
                        "atom",
                        "{column} {be} not {value}",
                        (scope, slots) -> compare(scope, slots, Operator.UNEQUAL, slots.the("value")))
                .rule(
                        "atom",
                        "{column} {value}",
                        3,
                        (scope, slots) -> isNamed(slots.the("value"))
                                ? compare(scope, slots, Operator.EQUAL, slots.the("value"))
                                : null)
                .rule(
                        "atom",
                        "{operator} {value} {column}",
                        1,
                        (scope, slots) -> isNumber(scope, slots)
                                ? compare(scope, slots, slots.the("operator"), slots.the("value"))
                                : null)
                .rule(
                        "atom",
                        "{column} [{be}] {value} or (more|above|higher|greater|over)",
                        (scope, slots) -> compare(scope, slots, Operator.GREATER_OR_EQUAL, slots.the("value")))
                .rule(
                        "atom",
                        "{column} [{be}] {value} or (less|below|lower|fewer|under)",
                        (scope, slots) -> compare(scope, slots, Operator.LESS_OR_EQUAL, slots.the("value")))
                .rule(
                        "atom",
                        "{column} [{be}] [either] (in|one of|any of|among|either|among the following|in the list) [the list] [:] {list}",
                        (scope, slots) -> oneOf(scope, slots))
                .rule(
                        "atom",
                        "{column} {be} [either] {list}",
                        1,
                        (scope, slots) -> slots.<List<Literal>>the("list").size() > 1 ? oneOf(scope, slots) : null)
                .rule(
                        "atom",
                        "{column} {list}",
                        4,
                        (scope, slots) -> slots.<List<Literal>>the("list").size() > 1 ? oneOf(scope, slots) : null)
                .rule(
                        "atom",
                        "{column} [{be}] (not in|not one of|none of|not any of|neither) {list}",
                        (scope, slots) -> negated(oneOf(scope, slots)))
                .rule(
                        "atom",
                        "{column} [{be}] (between|from|in the range|within|in the range of|ranging from) {value:low} (and|to|-) {value:high}",
                        (scope, slots) -> between(scope, slots))
                .rule(
                        "atom",
                        "{column} [{be}] (not between|outside|outside of|out of|not in the range|not within|outside the range|out of the range|not in) [the range] [of] {value:low} (and|to|-) {value:high}",
                        (scope, slots) -> negated(between(scope, slots)));
    }

    private static void patterns(Grammar<Scope> grammar) {
        grammar.rule(
                        "atom",
                        "{column} (contains|contain|containing|includes|including) [the] [(word|text|string|letters|substring|phrase)] {text}",
                        (scope, slots) -> like(scope, slots, "%", "%"))
                .rule(
                        "atom",
                        "{column} (starts|start|starting|begins|begin|beginning) with {text}",
                        (scope, slots) -> like(scope, slots, "", "%"))
                .rule(
                        "atom",
                        "{column} (ends|end|ending) (with|in) {text}",
                        (scope, slots) -> like(scope, slots, "%", ""))
                .rule(
                        "atom",
                        "{column} (does not|do not|not) (contain|containing|include) [the] [(word|text|string)] {text}",
                        (scope, slots) -> negated(like(scope, slots, "%", "%")))
                .rule(
                        "atom",
                        "{column} (does not|do not) (start|begin) with {text}",
                        (scope, slots) -> negated(like(scope, slots, "", "%")))
                .rule(
                        "atom",
                        "{column} (does not|do not) end (with|in) {text}",
                        (scope, slots) -> negated(like(scope, slots, "%", "")))
                .rule(
                        "atom",
                        "{column} [{be}] (like|matching|matches) {quoted:text}",
                        (scope, slots) ->
                                isText(scope, slots) ? new Like(slots.the("column"), slots.the("text"), false) : null);
    }

    private static void signs(Grammar<Scope> grammar) {
        grammar.rule("sign", "negative|below zero|less than zero", (scope, slots) -> Operator.LESS)
                .rule("sign", "positive", (scope, slots) -> Operator.GREATER)
                .rule("sign", "zero|equal to zero", (scope, slots) -> Operator.EQUAL)
                .rule("sign", "non-zero|nonzero", (scope, slots) -> Operator.UNEQUAL)
                .rule("nounatom", "[a|an|any] {sign} {column}", (scope, slots) -> signed(scope, slots))
                .rule("atom", "{column} {be} {sign}", (scope, slots) -> signed(scope, slots))
                .rule("atom", "[{be}] {name:column}", 1, (scope, slots) -> truth(scope, slots, "true"))
                .rule("atom", "[{be}] not {name:column}", 1, (scope, slots) -> truth(scope, slots, "false"));
    }

    private static @Nullable Condition compare(Scope scope, Captures slots, Operator operator, Literal value) {
        String column = slots.the("column");
        return value(scope, column, value)
                .filter(literal -> isOrdered(operator, value))
                .filter(literal -> scope.table().isEmpty() || !isNumberAgainstText(scope, column, operator, value))
                .map(literal -> new Compare(column, operator, literal))
                .orElse(null);
    }

    private static @Nullable Condition within(@Nullable Condition one, @Nullable Condition other) {
        return one instanceof Compare(var column, var operator, var value)
                        && other instanceof Compare(var same, var otherOperator, var limit)
                        && Bounds.hold(operator.sign(), value, otherOperator.sign(), limit)
                ? new All(List.of(one, other))
                : null;
    }

    /** Without a word between them only a number, a quoted text or one word with a capital is a column's value. */
    private static boolean isNamed(Literal value) {
        return value.kind() != Literal.Kind.WORDS
                || (!value.text().contains(" ")
                        && Character.isUpperCase(value.text().charAt(0)));
    }

    /** Texts are put in order letter by letter: 9 comes after 10, which nobody means by "more than". */
    private static boolean isNumberAgainstText(Scope scope, String column, Operator operator, Literal value) {
        return operator != Operator.EQUAL
                && operator != Operator.UNEQUAL
                && value.kind() == Literal.Kind.NUMBER
                && kind(scope, column) == ColumnType.Kind.TEXT;
    }

    /** Bare words are not more or less than anything. */
    private static boolean isOrdered(Operator operator, Literal value) {
        return operator == Operator.EQUAL || operator == Operator.UNEQUAL || value.kind() != Literal.Kind.WORDS;
    }

    private static @Nullable Condition oneOf(Scope scope, Captures slots) {
        String column = slots.the("column");
        List<Literal> list = slots.the("list");
        var values = list.stream()
                .map(literal -> value(scope, column, literal))
                .flatMap(Optional::stream)
                .toList();
        return values.size() == list.size() ? new OneOf(column, values) : null;
    }

    private static @Nullable Condition between(Scope scope, Captures slots) {
        String column = slots.the("column");
        var low = value(scope, column, slots.the("low"));
        var high = value(scope, column, slots.the("high"));
        return low.isPresent() && high.isPresent() && mayBeNumber(scope, slots, slots.the("low"), slots.the("high"))
                ? new All(List.of(
                        new Compare(column, Operator.GREATER_OR_EQUAL, low.get()),
                        new Compare(column, Operator.LESS_OR_EQUAL, high.get())))
                : null;
    }

    private static @Nullable Condition like(Scope scope, Captures slots, String before, String after) {
        if (!isText(scope, slots)) {
            return null;
        }
        var literal = slots.<String>the("text")
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return new Like(slots.the("column"), before + literal + after, true);
    }

    private static @Nullable Condition signed(Scope scope, Captures slots) {
        return mayBeNumber(scope, slots) ? new Compare(slots.the("column"), slots.the("sign"), "0") : null;
    }

    static @Nullable Condition truth(Scope scope, Captures slots, String value) {
        String column = slots.the("column");
        return kind(scope, column) == ColumnType.Kind.BOOLEAN ? new Compare(column, Operator.EQUAL, value) : null;
    }

    private static @Nullable Condition negated(@Nullable Condition condition) {
        return condition == null ? null : new Not(condition);
    }

    private static boolean isNumber(Scope scope, Captures slots) {
        return NUMBERS.contains(kind(scope, slots.the("column")));
    }

    /** A text of a file may be cast by another part of the sentence, which is seen when all is read; a table's may not. */
    private static boolean mayBeNumber(Scope scope, Captures slots, Literal... literals) {
        return isNumber(scope, slots)
                || (isText(scope, slots)
                        && scope.table().isEmpty()
                        && java.util.Arrays.stream(literals).allMatch(one -> one.kind() == Literal.Kind.NUMBER));
    }

    private static boolean isText(Scope scope, Captures slots) {
        return kind(scope, slots.the("column")) == ColumnType.Kind.TEXT;
    }

    static Optional<String> value(Scope scope, String column, Literal literal) {
        return scope.column(column).flatMap(known -> literal.as(known.type()));
    }

    private static ColumnType.Kind kind(Scope scope, String column) {
        return scope.column(column).map(known -> known.type().kind()).orElse(ColumnType.Kind.TEXT);
    }
}
