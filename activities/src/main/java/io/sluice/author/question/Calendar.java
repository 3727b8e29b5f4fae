package io.sluice.author.question;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days and stretches of time as people name them: "Apr 1, 2023", "Q3 2024", "last month", "the past 7 days". */
final class Calendar {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ORDINALS =
            Map.of("1st", 1, "first", 1, "2nd", 2, "second", 2, "3rd", 3, "third", 3, "4th", 4, "fourth", 4);
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private final List<Token> tokens;
    private final LocalDate today;

    Calendar(Schema schema, List<Token> tokens) {
        this.tokens = tokens;
        this.today = LocalDate.ofInstant(schema.task().now(), schema.task().timezone());
    }

    /** From a day, up to but without another; open where there is none. */
    record Stretch(@Nullable LocalDate from, @Nullable LocalDate until) {}

    List<Found<LocalDate>> date(int at) {
        var iso = iso(word(at));
        if (iso != null) {
            return List.of(new Found<>(iso, at + 1, 0));
        }
        var month = month(word(at));
        if (month > 0 && isDay(word(at + 1))) {
            int year = word(at + 2).equals(",") ? at + 3 : at + 2;
            return isYear(word(year)) ? found(word(year), month, word(at + 1), year + 1) : List.of();
        }
        int of = word(at + 1).equals("of") ? at + 2 : at + 1;
        if (isDay(word(at)) && month(word(of)) > 0) {
            int year = word(of + 1).equals(",") ? of + 2 : of + 1;
            return isYear(word(year)) ? found(word(year), month(word(of)), word(at), year + 1) : List.of();
        }
        return switch (word(at)) {
            case "today" -> List.of(new Found<>(today, at + 1, 0));
            case "yesterday" -> List.of(new Found<>(today.minusDays(1), at + 1, 0));
            default -> List.of();
        };
    }

    List<Found<Stretch>> stretch(int at) {
        return rolling(at)
                .or(() -> calendar(at))
                .or(() -> quarter(at))
                .or(() -> month(at))
                .or(() -> year(at))
                .map(List::of)
                .orElse(List.of());
    }

    /** "Past 7 days", "last 3 months", "past month": up to now. "Last month" is the one before this. */
    private Optional<Found<Stretch>> rolling(int at) {
        if (!List.of("past", "last", "previous").contains(word(at))) {
            return Optional.empty();
        }
        var number = number(word(at + 1));
        var unit = unit(word(number > 0 ? at + 2 : at + 1));
        if (unit == null || number == 0 && !word(at).equals("past")) {
            return Optional.empty();
        }
        var from = today.minus(Math.max(number, 1), unit);
        return Optional.of(new Found<>(new Stretch(from, null), at + (number > 0 ? 3 : 2), 0));
    }

    private Optional<Found<Stretch>> calendar(int at) {
        var back = List.of("last", "previous").contains(word(at))
                ? 1
                : List.of("this", "current").contains(word(at)) ? 0 : -1;
        var name = word(at + 1);
        if (back < 0) {
            return Optional.empty();
        }
        var start =
                switch (name) {
                    case "week" ->
                        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .minusWeeks(back);
                    case "month" -> today.withDayOfMonth(1).minusMonths(back);
                    case "quarter" -> quarterOf(today).minusMonths(3L * back);
                    case "year" -> today.withDayOfYear(1).minusYears(back);
                    default -> null;
                };
        return Optional.ofNullable(start).map(from -> new Found<>(new Stretch(from, after(from, name)), at + 2, 0));
    }

    private static LocalDate after(LocalDate from, String name) {
        return switch (name) {
            case "week" -> from.plusWeeks(1);
            case "month" -> from.plusMonths(1);
            case "quarter" -> from.plusMonths(3);
            default -> from.plusYears(1);
        };
    }

    private Optional<Found<Stretch>> quarter(int at) {
        int number = 0;
        int end = at;
        if (word(at).matches("q[1-4]")) {
            number = word(at).charAt(1) - '0';
            end = at + 1;
        } else if (ORDINALS.containsKey(word(at)) && word(at + 1).equals("quarter")) {
            number = ORDINALS.get(word(at));
            end = at + 2;
        }
        if (number == 0) {
            return Optional.empty();
        }
        end = word(end).equals("of") ? end + 1 : end;
        var year = isYear(word(end)) ? Integer.parseInt(word(end)) : 0;
        var from = LocalDate.of(year == 0 ? today.getYear() : year, 3 * number - 2, 1);
        var past = year == 0 && from.isAfter(today) ? from.minusYears(1) : from;
        return Optional.of(new Found<>(new Stretch(past, past.plusMonths(3)), year == 0 ? end : end + 1, 0));
    }

    private Optional<Found<Stretch>> month(int at) {
        int of = List.of("of", ",").contains(word(at + 1)) ? at + 2 : at + 1;
        if (month(word(at)) == 0 || !isYear(word(of))) {
            return Optional.empty();
        }
        var from = LocalDate.of(Integer.parseInt(word(of)), month(word(at)), 1);
        return Optional.of(new Found<>(new Stretch(from, from.plusMonths(1)), of + 1, 0));
    }

    private Optional<Found<Stretch>> year(int at) {
        if (!isYear(word(at))) {
            return Optional.empty();
        }
        var from = LocalDate.of(Integer.parseInt(word(at)), 1, 1);
        return Optional.of(new Found<>(new Stretch(from, from.plusYears(1)), at + 1, 1));
    }

    private static LocalDate quarterOf(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    }

    private static @Nullable ChronoUnit unit(String word) {
        return switch (word) {
            case "day", "days" -> ChronoUnit.DAYS;
            case "week", "weeks" -> ChronoUnit.WEEKS;
            case "month", "months" -> ChronoUnit.MONTHS;
            case "year", "years" -> ChronoUnit.YEARS;
            default -> null;
        };
    }

    private static int number(String word) {
        return word.matches("\\d{1,4}") ? Integer.parseInt(word) : Math.max(0, NUMBERS.indexOf(word));
    }

    private static int month(String word) {
        return word.length() >= 3 && word.matches("[a-z]+\\.?") && isMonth(word)
                ? MONTHS.indexOf(word.substring(0, 3)) + 1
                : 0;
    }

    private static boolean isMonth(String word) {
        return word.length() == 3 && MONTHS.contains(word)
                || List.of(
                                "january",
                                "february",
                                "march",
                                "april",
                                "may",
                                "june",
                                "july",
                                "august",
                                "september",
                                "sept",
                                "october",
                                "november",
                                "december")
                        .contains(word);
    }

    private static boolean isDay(String word) {
        return word.matches("(\\d{1,2})(st|nd|rd|th)?");
    }

    private static boolean isYear(String word) {
        return word.matches("(19|20)\\d\\d");
    }

    private static @Nullable LocalDate iso(String word) {
        try {
            return word.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(word) : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static List<Found<LocalDate>> found(String year, int month, String day, int end) {
        try {
            var number = Integer.parseInt(day.replaceAll("\\D", ""));
            return List.of(new Found<>(LocalDate.of(Integer.parseInt(year), month, number), end, 0));
        } catch (DateTimeException noDay) {
            return List.of();
        }
    }

    private String word(int at) {
        return at < tokens.size() ? tokens.get(at).word() : "";
    }
}
