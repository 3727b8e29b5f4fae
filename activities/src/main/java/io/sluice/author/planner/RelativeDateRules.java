package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Grammar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Dates told from today: yesterday, this year, last quarter, the past seven days, three months ago. */
final class RelativeDateRules {

    private enum Unit {
        DAY(Period.ofDays(1)),
        WEEK(Period.ofWeeks(1)),
        MONTH(Period.ofMonths(1)),
        QUARTER(Period.ofMonths(3)),
        YEAR(Period.ofYears(1));

        private final Period length;

        Unit(Period length) {
            this.length = length;
        }

        LocalDate beginning(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }

    private RelativeDateRules() {}

    static void addTo(Grammar<Scope> grammar) {
        unit(grammar, Unit.DAY, "day|days");
        unit(grammar, Unit.WEEK, "week|weeks");
        unit(grammar, Unit.MONTH, "month|months");
        unit(grammar, Unit.QUARTER, "quarter|quarters");
        unit(grammar, Unit.YEAR, "year|years");
        grammar.rule("date", "today|now", (scope, slots) -> whole(scope, Unit.DAY, 0))
                .rule("date", "yesterday", (scope, slots) -> whole(scope, Unit.DAY, -1))
                .rule("date", "tomorrow", (scope, slots) -> whole(scope, Unit.DAY, 1))
                .rule("date", "[the] (this|current) {unit}", (scope, slots) -> whole(scope, slots.the("unit"), 0))
                .rule("date", "[the] (last|previous) {unit}", (scope, slots) -> whole(scope, slots.the("unit"), -1))
                .rule("date", "[the] next {unit}", (scope, slots) -> whole(scope, slots.the("unit"), 1))
                .rule(
                        "date",
                        "[the] (last|past|previous) {number} {unit}",
                        (scope, slots) -> past(scope, slots.the("number"), slots.the("unit")))
                .rule(
                        "date",
                        "{number} {unit} ago",
                        (scope, slots) -> ago(scope, slots.the("number"), slots.the("unit")));
    }

    private static void unit(Grammar<Scope> grammar, Unit unit, String words) {
        grammar.rule("unit", words, (scope, slots) -> unit);
    }

    private static Span whole(Scope scope, Unit unit, int offset) {
        var first = unit.beginning(DateRules.today(scope)).plus(unit.length.multipliedBy(offset));
        return Span.of(first, unit.length);
    }

    /** Up to and including today. */
    private static @Nullable Span past(Scope scope, String number, Unit unit) {
        if (!number.matches("\\d{1,4}")) {
            return null;
        }
        var tomorrow = DateRules.today(scope).plusDays(1);
        var first = DateRules.today(scope).minus(unit.length.multipliedBy(Integer.parseInt(number)));
        return new Span(first.atStartOfDay(), tomorrow.atStartOfDay());
    }

    private static @Nullable Span ago(Scope scope, String number, Unit unit) {
        return number.matches("\\d{1,4}")
                ? Span.of(
                        DateRules.today(scope).minus(unit.length.multipliedBy(Integer.parseInt(number))),
                        Period.ofDays(1))
                : null;
    }
}
