package io.sluice.author.planner;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a sentence that says how often: "every weekday at 7", "daily at 06:30". Recognised, so that nobody believes it was set up. */
record Recurrence(String written, String rest) {

    static final String SUBJECT = "recurrence";
    static final String ONCE = "run it once, now";

    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final String OFTEN =
            "(?:(?:every|each)\\s+(?:other\\s+)?(?:day|weekday|workday|working day|week|month|quarter|year|hour|minute|night|morning|evening|afternoon|"
                    + DAY + "(?:\\s+and\\s+" + DAY
                    + ")*|\\d+\\s+(?:minutes|hours|days|weeks))|daily|nightly|hourly|weekly|monthly|on weekdays|on "
                    + DAY + "s)";
    private static final String AT = "(?:\\s+at\\s+(?:\\d{1,2}(?::\\d\\d)?(?:\\s*(?:am|pm|o'clock))?|noon|midnight))?";
    private static final Pattern FIRST =
            Pattern.compile("^\\s*(" + OFTEN + AT + ")\\s*[,:]?\\s+(?=\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST = Pattern.compile(
            "[\\s,]+(?:and\\s+)?(?:do this\\s+|repeat this\\s+|run this\\s+|run it\\s+)?(" + OFTEN + AT
                    + ")\\s*[.!]?\\s*$",
            Pattern.CASE_INSENSITIVE);

    /** In a question "each year" makes groups. */
    private static final Pattern QUESTION = Pattern.compile(
            "^\\s*(?:please\\s+)?(?:what|which|who|how|show|list|find|count|give|tell|return|display|get|compare)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static Optional<Recurrence> in(String sentence) {
        if (QUESTION.matcher(sentence).matches()) {
            return Optional.empty();
        }
        for (var pattern : List.of(FIRST, LAST)) {
            var match = pattern.matcher(sentence);
            if (match.find()) {
                return Optional.of(
                        new Recurrence(match.group(1), match.replaceFirst("").strip()));
            }
        }
        return Optional.empty();
    }

    /** The sentence without its recurrence, once a person has agreed to a single run. */
    static String once(String sentence, Decisions decisions) {
        var found = in(sentence);
        if (found.isEmpty()) {
            return sentence;
        }
        decisions.choose(
                SUBJECT,
                "I read that this should happen “" + found.get().written()
                        + "”. Requests that repeat are not in this version; it can run once.",
                List.of(ONCE));
        return found.get().rest();
    }
}
