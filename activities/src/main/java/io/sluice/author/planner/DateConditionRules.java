package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.All;
import io.sluice.pipeline.Condition.Compare;
import io.sluice.pipeline.Condition.Not;
import io.sluice.pipeline.Condition.Operator;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of dates or timestamps against days, months and longer spans. */
final class DateConditionRules {

    private static final Set<ColumnType.Kind> DATES =
            Set.of(ColumnType.Kind.DATE, ColumnType.Kind.TIMESTAMP, ColumnType.Kind.TIMESTAMPTZ);

    /** What it costs to take a text for a date that nothing read as one yet. */
    private static final int UNREAD = 2;

    /** One side of a moment; {@code alsoOfDates} are words that only a date makes clear. */
    private record Bound(String words, String alsoOfDates, Operator operator, Function<Span, LocalDateTime> edge) {
        LocalDateTime moment(Span span) {
            return edge.apply(span);
        }
    }

    private static final List<Bound> BOUNDS = List.of(
            new Bound("before|earlier than|prior to", "older than|<|from before", Operator.LESS, Span::from),
            new Bound("after|later than|newer than", ">|past", Operator.GREATER_OR_EQUAL, Span::to),
            new Bound(
                    "since|on or after|not before",
                    "from|starting|starting from|>=|at or after",
                    Operator.GREATER_OR_EQUAL,
                    Span::from),
            new Bound("until|on or before|not after", "till|up to|<=|through|no later than", Operator.LESS, Span::to));

    private DateConditionRules() {}

    static void addTo(Grammar<Scope> grammar) {
        BOUNDS.forEach(bound -> bounded(grammar, bound));
        grammar.rule(
                        "atom",
                        "{column} [{be}] (on|in|during|within|of|from|=|equal to) {date}",
                        (scope, slots) -> within(scope, slots, span(slots)))
                .rule("atom", "{column} {be} {date}", (scope, slots) -> within(scope, slots, span(slots)))
                .rule(
                        "atom",
                        "{column} [{be}] not (on|in|during|within|from) {date}",
                        (scope, slots) -> negated(within(scope, slots, span(slots))))
                .rule(
                        "atom",
                        "{column} [{be}] (between|from) {date:first} (and|to|until|through|-) {date:last}",
                        (scope, slots) -> within(scope, slots, joined(slots)))
                .rule(
                        "atom",
                        "{column} [{be}] not between {date:first} and {date:last}",
                        (scope, slots) -> negated(within(scope, slots, joined(slots))))
                .rule(
                        "atom",
                        "{column} [{be}] (in the future|after now)",
                        (scope, slots) -> compare(
                                scope,
                                slots,
                                Operator.GREATER_OR_EQUAL,
                                DateRules.today(scope).plusDays(1).atStartOfDay()))
                .rule(
                        "atom",
                        "{column} [{be}] (older than|more than) {number} (days|day) [old|ago]",
                        (scope, slots) -> older(scope, slots, Period.ofDays(1)))
                .rule(
                        "atom",
                        "{column} [{be}] (older than|more than) {number} (months|month) [old|ago]",
                        (scope, slots) -> older(scope, slots, Period.ofMonths(1)))
                .rule(
                        "atom",
                        "{column} [{be}] (older than|more than) {number} (years|year) [old|ago]",
                        (scope, slots) -> older(scope, slots, Period.ofYears(1)));
    }

    /** Texts of a file may be read as dates by another part of the sentence; whether one does is seen when all is read. */
    private static void bounded(Grammar<Scope> grammar, Bound bound) {
        grammar.rule(
                        "atom",
                        "{column} [{be}] (" + bound.words() + "|" + bound.alsoOfDates() + ") {date}",
                        (scope, slots) -> compare(scope, slots, bound.operator(), bound.moment(span(slots))))
                .rule(
                        "atom",
                        "{column} [{be}] (" + bound.words() + ") {date}",
                        UNREAD,
                        (scope, slots) -> ofText(scope, slots, bound.operator(), bound.moment(span(slots))));
    }

    private static @Nullable Condition ofText(Scope scope, Captures slots, Operator operator, LocalDateTime moment) {
        return scope.table().isEmpty() && kind(scope, slots) == ColumnType.Kind.TEXT
                ? new Compare(
                        slots.the("column"), operator, moment.toLocalDate().toString())
                : null;
    }

    /** Rows are older than a day by their only column of dates; with several, one must be named. */
    static @Nullable Optional<Condition> before(Scope scope, Span span) {
        var dates = scope.columns().stream()
                .filter(column -> DATES.contains(column.type().kind()))
                .toList();
        return dates.size() == 1
                ? Optional.of(new Compare(
                        dates.getFirst().name(),
                        Operator.LESS,
                        literal(scope, dates.getFirst().type().kind(), span.from())))
                : null;
    }

    private static Span span(Captures slots) {
        return slots.the("date");
    }

    private static Span joined(Captures slots) {
        Span first = slots.the("first");
        Span last = slots.the("last");
        return new Span(first.from(), last.to());
    }

    private static @Nullable Condition older(Scope scope, Captures slots, Period unit) {
        String number = slots.the("number");
        return number.matches("\\d{1,4}")
                ? compare(
                        scope,
                        slots,
                        Operator.LESS,
                        DateRules.today(scope)
                                .minus(unit.multipliedBy(Integer.parseInt(number)))
                                .atStartOfDay())
                : null;
    }

    private static @Nullable Condition within(Scope scope, Captures slots, Span span) {
        var from = compare(scope, slots, Operator.GREATER_OR_EQUAL, span.from());
        var to = compare(scope, slots, Operator.LESS, span.to());
        if (from == null || to == null) {
            return null;
        }
        var isDay = span.from().plusDays(1).equals(span.to()) && kind(scope, slots) == ColumnType.Kind.DATE;
        return isDay ? compare(scope, slots, Operator.EQUAL, span.from()) : new All(List.of(from, to));
    }

    private static @Nullable Condition compare(Scope scope, Captures slots, Operator operator, LocalDateTime moment) {
        var kind = kind(scope, slots);
        return DATES.contains(kind) ? new Compare(slots.the("column"), operator, literal(scope, kind, moment)) : null;
    }

    private static String literal(Scope scope, ColumnType.Kind kind, LocalDateTime moment) {
        return switch (kind) {
            case DATE -> moment.toLocalDate().toString();
            case TIMESTAMPTZ ->
                DateTimeFormatter.ISO_INSTANT.format(moment.atZone(scope.task().timezone()));
            default -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
        };
    }

    private static ColumnType.Kind kind(Scope scope, Captures slots) {
        return scope.column(slots.the("column"))
                .map(column -> column.type().kind())
                .orElse(ColumnType.Kind.TEXT);
    }

    private static @Nullable Condition negated(@Nullable Condition condition) {
        return condition == null ? null : new Not(condition);
    }
}
