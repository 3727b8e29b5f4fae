package io.sluice.author.planner;

import io.sluice.schedule.RecurrenceReader;
import java.util.List;

/** What an author does with words that say how often: a schedule takes them out before it asks, so whoever is asked runs it once. */
final class Recurrence {

    static final String SUBJECT = "recurrence";
    static final String ONCE = "run it once, now";

    private Recurrence() {}

    /** The sentence without its recurrence, once a person has agreed to a single run. */
    static String once(String sentence, Decisions decisions) {
        return switch (RecurrenceReader.read(sentence)) {
            case io.sluice.schedule.Recurrence.None none -> sentence;
            case io.sluice.schedule.Recurrence.Found(var written, var rest, var timing) -> {
                agree(written, decisions);
                yield rest;
            }
            case io.sluice.schedule.Recurrence.Unclear(var written, var rest, var why, var next) -> {
                agree(written, decisions);
                yield rest;
            }
        };
    }

    private static void agree(String written, Decisions decisions) {
        decisions.choose(
                SUBJECT,
                "I read that this should happen “" + written
                        + "”. A schedule does that (./sluice schedule); here it can run once.",
                List.of(ONCE));
    }
}
