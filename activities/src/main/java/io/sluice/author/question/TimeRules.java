package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.question.Calendar.Stretch;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When something was: on a day, in a stretch of time, before or after; the verb tells which date of a row is meant. */
final class TimeRules {

    private TimeRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("date", (schema, tokens, at) -> new Calendar(schema, tokens).date(at))
                .terminal("stretch", (schema, tokens, at) -> new Calendar(schema, tokens).stretch(at))
                .words(
                        "during",
                        "in|during|within|over|for|from|in the|during the|within the|over the|for the|from the|of|of the|the")
                .words(
                        "being",
                        "that|who|which|that were|that was|who were|which were|which was|that are|that have|who have|which have|that had|were|was|have|has|is|are|been|that have been|have been|that has been|which have been")
                .words("unitoftime", "day|days|week|weeks|month|months|year|years|quarter|quarters")
                .words(
                        "endings",
                        ", inclusive of today|inclusive of today|, inclusive|inclusive|, inclusive of start and end dates|inclusive of start and end dates|, inclusive of {number} {unitoftime} ago|inclusive of {number} {unitoftime} ago|exclusive of the current {unitoftime}|excluding the current {unitoftime}|inclusive|up to today|till today|until today|until now|, including today|including today")
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] [{during}] {stretch} [{endings}]",
                        1,
                        (schema, slots) -> when(slots, slots.<Stretch>the("stretch")))
                .rule("mod", "[{being}] [{timeverb}] on {date}", (schema, slots) -> {
                    LocalDate day = slots.the("date");
                    return when(slots, new Stretch(day, day.plusDays(1)));
                })
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] (on or after|since|from|starting from|starting|as of) {date} [onwards|on]",
                        (schema, slots) -> when(slots, new Stretch(slots.the("date"), null)))
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] after {date}",
                        (schema, slots) -> when(
                                slots, new Stretch(slots.<LocalDate>the("date").plusDays(1), null)))
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] (before|prior to|earlier than) {date}",
                        (schema, slots) -> when(slots, new Stretch(null, slots.the("date"))))
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] (on or before|until|up to|by|no later than) {date}",
                        (schema, slots) -> when(
                                slots,
                                new Stretch(null, slots.<LocalDate>the("date").plusDays(1))))
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] (between|from) {date} (and|to|until|through) {date:last} [{endings}]",
                        (schema, slots) -> when(
                                slots,
                                new Stretch(
                                        slots.the("date"),
                                        slots.<LocalDate>the("last").plusDays(1))))
                .rule(
                        "mod",
                        "[{being}] [{timeverb}] since {stretch}",
                        (schema, slots) -> when(
                                slots, new Stretch(slots.<Stretch>the("stretch").from(), null)))
                .terminal("timeverb", (schema, tokens, at) -> QuestionWords.timeVerb(tokens.get(at), at));
    }

    private static @Nullable Mod when(Captures slots, Stretch stretch) {
        return new Mod.When(stretch, slots.<String>maybe("timeverb").orElse(""));
    }
}
