package io.sluice.schedule;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the words that say how often out of a sentence: at its beginning, at its end, or within it before the words that go on. What
 * groups rows ("per day", "for each month") and what asks a question is left alone.
 */
public final class RecurrenceReader {

    private static final String LEAD = "(?:(?:and\\s+)?(?:please\\s+)?(?:do|run|repeat)\\s+(?:this|it|that)\\s+)?";

    private static final Pattern FIRST = pattern("^\\s*(?:please\\s+)?" + RecurrenceWords.NO_ADJECTIVE + "("
            + RecurrenceWords.ALL + ")\\s*[,:]?\\s+(?=[\\p{L}`\"])");
    private static final Pattern LAST = pattern("(?<=[\\s,;.])" + LEAD + "(" + RecurrenceWords.ALL + ")\\s*[.!]?\\s*$");
    private static final Pattern WITHIN =
            pattern("(?<=[\\s,])(" + RecurrenceWords.ALL + ")\\s*,?(?=\\s+(?:into|to|from|and|with|using|then)\\b)");

    /** After these words it is rows that are grouped, or a table that is named so. */
    private static final Pattern NO_RECURRENCE = pattern(
            "\\b(?:for|per|of|by|in|on|the|a|an|is|into|to|from|(?:into|to|from)\\s+(?:the\\s+)?table|called|named|with|between|as|within|than|over|=)\\s*$");

    /** Figures "each day" are groups, until it is said where they go. */
    private static final Pattern FIGURES = pattern(
            "\\b(?:totals?|sums?|counts?|numbers?|averages?|means?|minimum|maximum|min|max|how\\s+many)\\b(?!\\.\\w)(?!.*\\b(?:into|table)\\b)");

    /** In a question "each year" makes groups; what says where rows go is none. */
    private static final Pattern QUESTION = pattern(
            "^\\s*(?:please\\s+)?(?:(?:what|which|who|whose|how|where|when)\\b.*"
                    + "|(?:is|are|does|do|show|list|find|count|give|tell|return|display|get|compare)\\b(?!.*\\binto\\b).*)");

    private static final Pattern EXCEPT = pattern("\\b(?:except|excluding|without|but|not)\\s*$");
    private static final Pattern ON_DAYS = pattern("^on\\s+(?:weekdays?|weekends?|\\w+days?)\\b");

    private RecurrenceReader() {}

    public static Recurrence read(String sentence) {
        if (isQuestion(sentence)) {
            return new Recurrence.None();
        }
        return find(FIRST, sentence)
                .or(() -> find(LAST, sentence))
                .or(() -> find(WITHIN, sentence))
                .orElseGet(Recurrence.None::new);
    }

    /** Whether a sentence asks for rows instead of moving them. */
    public static boolean isQuestion(String sentence) {
        return QUESTION.matcher(sentence).matches();
    }

    private static Optional<Recurrence> find(Pattern pattern, String sentence) {
        var match = pattern.matcher(sentence);
        while (match.find()) {
            var before = sentence.substring(0, match.start());
            if (!NO_RECURRENCE.matcher(before).find()
                    && !FIGURES.matcher(before).find()) {
                return Optional.of(read(match, sentence));
            }
        }
        return Optional.empty();
    }

    private static Recurrence read(Matcher match, String sentence) {
        var written = match.group(1).strip();
        var before = sentence.substring(0, match.start()).replaceAll("[\\s,;]+$", "");
        var rest = capitalised((before + " " + sentence.substring(match.end()).strip()).strip());
        if (EXCEPT.matcher(before).find() || ON_DAYS.matcher(rest).find() || !(read(rest) instanceof Recurrence.None)) {
            return new Recurrence.Unclear(
                    written, rest, "\"" + written + "\" is only a part of when", "Say one rule, or give --cron.");
        }
        try {
            return new Recurrence.Found(written, rest, RecurrenceWords.timing(written));
        } catch (Unkeepable e) {
            return new Recurrence.Unclear(written, rest, String.valueOf(e.getMessage()), e.next());
        }
    }

    private static String capitalised(String rest) {
        return rest.isEmpty() ? rest : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
