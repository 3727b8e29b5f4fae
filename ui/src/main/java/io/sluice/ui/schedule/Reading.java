package io.sluice.ui.schedule;

import io.sluice.schedule.Budget;
import io.sluice.schedule.Cron;
import io.sluice.schedule.OnDrift;
import io.sluice.schedule.Recurrence;
import io.sluice.schedule.RecurrenceReader;
import io.sluice.schedule.RelativeDates;
import io.sluice.schedule.Timing;
import io.sluice.ui.problem.ApiProblem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a caller wrote of a schedule; every mistake names its field. */
final class Reading {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})\\s*(s|m|h|d)");
    private static final Duration CATCH_UP = Duration.ofDays(1);
    private static final Duration LEAST_CATCH_UP = Duration.ofSeconds(10);

    private Reading() {}

    /** When it comes again, and the request without these words. */
    record When(Timing timing, String request) {}

    static When when(ScheduleSubmission asked) {
        var sentence = asked.sentence() == null ? "" : asked.sentence().strip();
        var cron = asked.cron();
        return switch (RecurrenceReader.read(sentence)) {
            case Recurrence.Found(var written, var rest, var timing) -> {
                if (cron != null) {
                    throw ApiProblem.badRequest(
                            "two_recurrences",
                            "the sentence says \"" + written + "\" and cron says " + cron,
                            "Leave one of them out.");
                }
                yield new When(timing, moved(rest));
            }
            case Recurrence.Unclear unclear when cron == null -> throw unclear(unclear);
            case Recurrence.Unclear unclear -> new When(cron(cron), moved(sentence));
            case Recurrence.None none when cron == null -> throw noRecurrence(sentence);
            case Recurrence.None none -> new When(cron(cron), moved(sentence));
        };
    }

    static ApiProblem unclear(Recurrence.Unclear unclear) {
        return ApiProblem.badRequest("unclear_recurrence", unclear.why(), unclear.next());
    }

    private static ApiProblem noRecurrence(String sentence) {
        if (sentence.isEmpty()) {
            return ApiProblem.badRequest(
                    "empty_sentence",
                    "the sentence is empty",
                    "Say what should come again, as in: every weekday at 7 import sales.csv into orders.");
        }
        return RecurrenceReader.isQuestion(sentence)
                ? question()
                : ApiProblem.badRequest(
                        "no_recurrence",
                        "nothing says how often",
                        "Say it, as in: every weekday at 7 import sales.csv into orders; or give cron.");
    }

    private static ApiProblem question() {
        return ApiProblem.badRequest(
                "question", "a schedule moves rows; this asks for some", "Say where its rows go, or ask it once.");
    }

    /** A date that is counted from today would stay the first day's. */
    private static String moved(String request) {
        if (RecurrenceReader.isQuestion(request)) {
            throw question();
        }
        RelativeDates.in(request).ifPresent(words -> {
            throw ApiProblem.badRequest(
                    "relative_date",
                    "\"" + words + "\" would mean the same day at each firing: what is approved is replayed as it is",
                    "Leave it out; a source with a cursor is read from where the last firing ended.");
        });
        return request;
    }

    static Timing cron(String expression) {
        try {
            return Cron.read(expression);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(
                    "bad_cron", "cron: " + e.getMessage(), "Write it as 30 6 * * 1-5 (weekdays at 06:30).");
        }
    }

    /** Temporal knows the zones by their names only. */
    static String timezone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw ApiProblem.badRequest(
                    "bad_timezone", "a schedule needs a named time zone, not " + zone, "Write it as Europe/Berlin.");
        }
        return zone;
    }

    static Budget budget(ScheduleSubmission.@Nullable BudgetSubmission asked) {
        if (asked == null) {
            return Budget.USUAL;
        }
        try {
            return new Budget(
                    asked.deleted_percent() == null ? Budget.USUAL.deletedPercent() : asked.deleted_percent(),
                    asked.rejected() == null ? Budget.USUAL.rejected() : asked.rejected(),
                    asked.inserted(),
                    asked.changed());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(
                    "bad_budget", "budget: " + e.getMessage(), "Give numbers of rows, and 0 to 100.");
        }
    }

    static OnDrift onDrift(@Nullable String asked) {
        try {
            return asked == null ? OnDrift.STOP : OnDrift.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("bad_on_drift", "on_drift cannot be \"" + asked + "\"", "Use stop or repair.");
        }
    }

    static Duration catchUp(@Nullable String asked) {
        if (asked == null) {
            return CATCH_UP;
        }
        var match = LENGTH.matcher(asked.strip());
        if (!match.matches()) {
            throw badCatchUp(asked);
        }
        var amount = Integer.parseInt(match.group(1));
        var length =
                switch (match.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        if (length.compareTo(LEAST_CATCH_UP) < 0) {
            throw badCatchUp(asked);
        }
        return length;
    }

    private static ApiProblem badCatchUp(String asked) {
        return ApiProblem.badRequest(
                "bad_catch_up",
                "catch_up cannot be \"" + asked + "\"",
                "Write it as 10s, 30m, 6h or 2d; 10s at least.");
    }
}
