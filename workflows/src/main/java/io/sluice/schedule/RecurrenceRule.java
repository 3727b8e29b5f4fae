package io.sluice.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the rule of words that say how often, and of the times of day that stand beside them ({@code said}, empty if none). */
record RecurrenceRule(String often, String said) {

    private static final String BY_THE_CALENDAR =
            "Say it by the calendar, as in: every weekday at 7, every 15 minutes, on the first of each month. Or give --cron.";
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty-five", 45),
            Map.entry("forty five", 45));
    private static final List<String> DAY_NAMES =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    private static final Pattern MONTH_DAY =
            Pattern.compile("on the (?:(first|last)|(\\d{1,2})(?:st|nd|rd|th))( day)?(?: (\\w+day))?.*");
    private static final Pattern PART = Pattern.compile("\\b(morning|noon|midday|afternoon|evening|night|midnight)");

    private static final Pattern ON_A_DAY = Pattern.compile("(.+?) on (the .+|\\w+days?\\b.*)");
    private static final String MONTH = "(?:(?:once )?(?:every|each|a|per) month|monthly)";
    private static final String WEEK = "(?:(?:once )?(?:every|each|a|per) week|weekly)";

    /** A count as it was written and its unit without its plural. */
    record Numbered(String count, String unit) {}

    static RecurrenceRule of(String often, String said) {
        return new RecurrenceRule(often, said);
    }

    Timing timing() {
        var on = ON_A_DAY.matcher(often);
        if (on.matches() && !on.group(1).matches(on.group(2).startsWith("the ") ? MONTH : WEEK)) {
            throw new Unkeepable("\"" + often + "\" cannot be kept as one rule", BY_THE_CALENDAR);
        }
        var numbered = RecurrenceWords.numbered(often);
        if (numbered != null) {
            return numbered(numbered);
        }
        if (often.matches("(?:every|each) seconds?")) {
            throw RecurrenceWords.tooOften();
        }
        var monthDay = MONTH_DAY.matcher(often.replaceFirst("^.*?(?=on the)", ""));
        if (often.contains("on the ") && monthDay.matches()) {
            return monthly(monthDay.group(1), monthDay.group(2), monthDay.group(4));
        }
        var weekdays = RecurrenceWords.weekdays(often);
        if (!weekdays.isEmpty()) {
            return weekly(weekdays);
        }
        return plain();
    }

    private Timing plain() {
        var word = often.replaceFirst("^(?:every|each|on|once (?:a|an|per|every|each)) ", "")
                .replaceFirst("s$", "");
        return switch (word) {
            case "minute", "min" -> withoutTime(Timing.at("* * * * *", "every minute"));
            case "hour", "hourly" -> withoutTime(Timing.at("0 * * * *", "every hour"));
            case "day", "daily" -> days("*", "every day", null, "0");
            case "weekday", "workday", "working day", "business day" -> days("1-5", "every weekday", null, "0");
            case "weekend" -> days("0,6", "every Saturday and Sunday", null, "0");
            case "week", "weekly" -> days("1", "every Monday", null, "0");
            case "month", "monthly" -> calendar("1 *", "on day 1 of each month");
            case "quarter", "quarterly" -> calendar("1 1,4,7,10", "on the first day of each quarter");
            case "year", "yearly", "annually" -> calendar("1 1", "on 1 January");
            default -> part(word);
        };
    }

    private Timing part(String word) {
        var match = PART.matcher(word.equals("nightly") ? "night" : word);
        if (!match.lookingAt()) {
            throw new Unkeepable("\"" + often + "\" does not say when", BY_THE_CALENDAR);
        }
        var usual =
                switch (match.group(1)) {
                    case "morning" -> "7";
                    case "noon", "midday" -> "12";
                    case "afternoon" -> "14";
                    case "evening" -> "18";
                    case "midnight" -> "0";
                    default -> "2";
                };
        return days("*", "every day", match.group(1), usual);
    }

    private Timing numbered(Numbered numbered) {
        int count = count(numbered);
        return switch (numbered.unit()) {
            case "second" -> {
                if (count < 60) {
                    throw RecurrenceWords.tooOften();
                }
                yield withoutTime(interval(Duration.ofSeconds(count), count + " seconds"));
            }
            case "minute", "min" ->
                withoutTime(
                        60 % count == 0
                                ? Timing.at("*/" + count + " * * * *", "every " + count + " minutes")
                                : interval(Duration.ofMinutes(count), count + " minutes"));
            case "hour" ->
                withoutTime(
                        24 % count == 0
                                ? Timing.at("0 */" + count + " * * *", "every " + count + " hours")
                                : interval(Duration.ofHours(count), count + " hours"));
            case "month" -> {
                if (12 % count != 0) {
                    throw noBeginning();
                }
                yield calendar("1 */" + count, "on day 1 of every " + count + " months");
            }
            default -> throw noBeginning();
        };
    }

    private int count(Numbered numbered) {
        var word = numbered.count();
        if (word.equals("few") || word.equals("couple of") || word.equals("second") || word.equals("third")) {
            throw new Unkeepable("\"" + often + "\" does not say exactly how often", BY_THE_CALENDAR);
        }
        if (word.equals("other")) {
            return 2;
        }
        int count = NUMBERS.containsKey(word) ? NUMBERS.get(word) : Integer.parseInt(word);
        if (count < 1) {
            throw RecurrenceWords.tooOften();
        }
        return count;
    }

    private Unkeepable noBeginning() {
        return new Unkeepable("\"" + often + "\" has no day to begin with", BY_THE_CALENDAR);
    }

    private static Timing interval(Duration every, String words) {
        return Timing.every(every, "every " + words);
    }

    private Timing weekly(List<Integer> weekdays) {
        var names = weekdays.stream().map(DAY_NAMES::get).toList();
        var numbers = String.join(",", weekdays.stream().map(String::valueOf).toList());
        return days(numbers, "every " + String.join(" and ", names), null, "0");
    }

    private Timing monthly(@Nullable String word, @Nullable String number, @Nullable String weekday) {
        if (weekday != null || "last".equals(word)) {
            throw new Unkeepable(
                    "\"" + often + "\" is another date each month",
                    "Name a day of the month from 1 to 31, as in: on the first of each month.");
        }
        var day = number == null ? 1 : Integer.parseInt(number);
        if (day < 1 || day > 31) {
            throw new Unkeepable("no month has a day " + day, BY_THE_CALENDAR);
        }
        return calendar(day + " *", "on day " + day + " of each month");
    }

    private Timing days(String weekdays, String words, @Nullable String part, String usual) {
        var times = Times.read(said.isEmpty() ? usual : said, part);
        return Timing.at(times.cron() + " * * " + weekdays, words + " at " + times.words());
    }

    /** {@code dayAndMonth} are those fields of a cron expression. */
    private Timing calendar(String dayAndMonth, String words) {
        var times = Times.read(said.isEmpty() ? "0" : said, null);
        return Timing.at(times.cron() + " " + dayAndMonth + " *", words + " at " + times.words());
    }

    private Timing withoutTime(Timing timing) {
        if (!said.isEmpty()) {
            throw new Unkeepable(
                    "\"" + often.toLowerCase(Locale.ROOT) + "\" and a time of day do not go together", BY_THE_CALENDAR);
        }
        return timing;
    }
}
