package io.sluice.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds words that count a date from the day they are read. */
public final class RelativeDates {

    private static final Pattern WORDS = RecurrenceReader.pattern(
            "\\b(?:today|yesterday|tomorrow|(?:this|last|past|previous|next|current)\\s+(?:\\d+\\s+)?(?:minute|hour|day|week|month|quarter|year)s?"
                    + "|\\d+\\s+(?:minute|hour|day|week|month|year)s?\\s+(?:ago|old))\\b");

    private RelativeDates() {}

    public static Optional<String> in(String sentence) {
        var match = WORDS.matcher(sentence.replaceAll("\"[^\"]*\"|'[^']*'|`[^`]*`", " "));
        return match.find() ? Optional.of(match.group()) : Optional.empty();
    }
}
