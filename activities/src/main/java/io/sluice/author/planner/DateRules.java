package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, months, quarters and years as people write them, absolute or against the request's own now. */
final class DateRules {

    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern DAY_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*");
    private static final Pattern QUARTER = Pattern.compile("q([1-4])");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private DateRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.terminal("moment", (scope, tokens, at) -> one(at, moment(scope, tokens.get(at))))
                .terminal("year", (scope, tokens, at) -> one(at, year(tokens.get(at))))
                .terminal("month", (scope, tokens, at) -> one(at, month(tokens.get(at))))
                .terminal("day", (scope, tokens, at) -> one(at, matched(DAY, tokens.get(at))))
                .terminal("quarter", (scope, tokens, at) -> one(at, matched(QUARTER, tokens.get(at))))
                .rule("date", "[the] {moment}", (scope, slots) -> slots.the("moment"))
                .rule(
                        "date",
                        "[the year] {year}",
                        (scope, slots) -> Span.of(LocalDate.of(slots.<Integer>the("year"), 1, 1), Period.ofYears(1)))
                .rule(
                        "date",
                        "{month} [of] [,] {year}",
                        (scope, slots) -> Span.of(
                                LocalDate.of(slots.<Integer>the("year"), slots.<Integer>the("month"), 1),
                                Period.ofMonths(1)))
                .rule(
                        "date",
                        "{quarter} [of] {year}",
                        (scope, slots) -> quarter(slots.the("quarter"), slots.the("year")))
                .rule(
                        "date",
                        "{quarter}",
                        (scope, slots) ->
                                quarter(slots.the("quarter"), today(scope).getYear()))
                .rule("date", "[the] {day} [of] {month} [,] {year}", (scope, slots) -> day(slots))
                .rule("date", "{month} [the] {day} [,] {year}", (scope, slots) -> day(slots));
        RelativeDateRules.addTo(grammar);
    }

    static LocalDate today(Scope scope) {
        return LocalDate.ofInstant(scope.task().now(), scope.task().timezone());
    }

    static Span quarter(int number, int year) {
        return Span.of(LocalDate.of(year, 3 * number - 2, 1), Period.ofMonths(3));
    }

    private static @Nullable Span day(Captures slots) {
        return span(slots.the("year"), slots.the("month"), slots.the("day"));
    }

    private static @Nullable Span span(int year, int month, int day) {
        try {
            return Span.of(LocalDate.of(year, month, day), Period.ofDays(1));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** One written date; 03/04/2024 is not read, because nobody can know which comes first. */
    private static @Nullable Span moment(Scope scope, Token token) {
        var text = token.text();
        if (STAMP.matcher(text).matches()) {
            return stamp(scope, text.replace(' ', 'T'));
        }
        var iso = ISO_DAY.matcher(text);
        if (iso.matches()) {
            return span(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
        }
        var european = DAY_LAST.matcher(text);
        if (!european.matches()) {
            return null;
        }
        var first = Integer.parseInt(european.group(1));
        var second = Integer.parseInt(european.group(2));
        var year = Integer.parseInt(european.group(3));
        if (first > 12 || text.contains(".") || first == second) {
            return span(year, second, first);
        }
        return second > 12 ? span(year, first, second) : null;
    }

    private static @Nullable Span stamp(Scope scope, String text) {
        try {
            var zoned = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
            var moment = zoned
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(scope.task().timezone())
                            .toLocalDateTime()
                    : LocalDateTime.parse(text);
            return new Span(moment, moment.plusSeconds(text.length() > 16 ? 1 : 60));
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static @Nullable Integer year(Token token) {
        return token.word().matches("(19|20)\\d\\d")
                ? (Integer) Year.parse(token.word()).getValue()
                : null;
    }

    private static @Nullable Integer month(Token token) {
        var word = token.word().replace(".", "");
        for (var month : java.time.Month.values()) {
            var full = month.name().toLowerCase(Locale.ROOT);
            if (word.equals(full)
                    || word.equals(MONTHS.get(month.getValue() - 1))
                    || (word.equals("sept") && full.startsWith("sept"))) {
                return month.getValue();
            }
        }
        return null;
    }

    private static @Nullable Integer matched(Pattern pattern, Token token) {
        var match = pattern.matcher(token.word());
        return match.matches() ? (Integer) Integer.parseInt(match.group(1)) : null;
    }

    private static <T> List<Found<T>> one(int at, @Nullable T value) {
        return value == null ? List.of() : List.of(new Found<>(value, at + 1, 0));
    }
}
