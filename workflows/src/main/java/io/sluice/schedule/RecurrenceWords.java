package io.sluice.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which people say how often, and the rule that each makes. */
final class RecurrenceWords {

    private static final String DAY_NAME = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
    private static final String DAY_NAMES = DAY_NAME + "(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)" + DAY_NAME + ")*";
    private static final String NUMBER =
            "(?:\\d{1,5}|two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|thirty|forty[- ]five|few|couple of|other|second|third)";
    private static final String UNIT = "(?:second|minute|min|hour|day|week|fortnight|month|quarter|year)s?";
    private static final String PART = "(?:morning|noon|midday|afternoon|evening|night|midnight)s?";
    private static final String WORKDAYS = "(?:weekdays?|workdays?|working\\s+days?|business\\s+days?)";
    private static final String ORDINAL =
            "(?:first|last|(?:[12]?\\d|3[01])(?:st|nd|rd|th))(?:\\s+(?:day|" + DAY_NAME + "))?";
    private static final String MONTH_DAY = "on\\s+the\\s+" + ORDINAL;
    private static final String TIME = Times.PATTERN;
    private static final String AT = "(?:,?\\s+(?:at|@)\\s*" + TIME + "(?:(?:\\s*,\\s*|\\s+and\\s+)" + TIME + ")*)?";
    private static final String ADVERB =
            "(?:hourly|daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)";
    private static final String DOES =
            "(?:please|import|load|reload|copy|get|fetch|pull|read|take|bring|move|transfer|sync|synchroni[sz]e"
                    + "|refresh|update|append|add|insert|upsert|mirror|replace|write|put|save|store|export|archive|ingest|extract|join|merge"
                    + "|combine|aggregate|compute|calculate|create|make|build|fill|run|do|transform|clean|delete|remove)";
    private static final String OFTEN = "(?:"
            + MONTH_DAY + "\\s+of\\s+(?:each|every|the)\\s+month"
            + "|(?:every|each)\\s+(?:weekend|" + WORKDAYS + "|" + DAY_NAMES + "|" + PART
            + "|" + NUMBER + "\\s+(?:" + UNIT + "|" + DAY_NAME + ")|" + UNIT + ")(?:\\s+on\\s+(?:" + DAY_NAMES
            + "|the\\s+" + ORDINAL + "))?"
            + "|" + ADVERB + "(?:\\s+on\\s+(?:"
            + DAY_NAMES
            + "|the\\s+" + ORDINAL + "))?"
            + "|(?:once|twice|\\w+\\s+times)\\s+(?:a|an|per|every|each)\\s+(?:minute|hour|day|week|month|quarter|year)"
            + "|on\\s+" + WORKDAYS + "|on\\s+" + DAY_NAMES.replace("days?", "days")
            + "|regularly|periodically|continuously|every\\s+now\\s+and\\s+then|every\\s+so\\s+often|from\\s+time\\s+to\\s+time)";

    /** Everything that is read as a recurrence, time of day before or behind. */
    static final String ALL = "(?:at\\s+" + TIME + "\\s+)?" + OFTEN + AT;

    /** "Weekly sales" are a kind of sales; in front "weekly" says how often only before a time, a comma or what is to be done. */
    static final String NO_ADJECTIVE = "(?!" + ADVERB + "\\s+(?!(?:at|on|" + DOES + ")\\b)\\p{L})";

    private static final Pattern TIMES =
            RecurrenceReader.pattern("(?:^|\\s)(?:at|@)\\s*(" + TIME + "(?:(?:\\s*,\\s*|\\s+and\\s+)" + TIME + ")*)");
    private static final Pattern NUMBERED = Pattern.compile("(?:every|each) (" + NUMBER + ") (\\w+?)s?");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private RecurrenceWords() {}

    /** Throws Unkeepable. */
    static Timing timing(String written) {
        var text = written.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        var times = TIMES.matcher(text);
        var said = times.find() ? times.group(1) : "";
        var often = TIMES.matcher(text).replaceFirst("").replaceAll("^[ ,]+|[ ,]+$", "");
        return RecurrenceRule.of(often, said).timing();
    }

    /** "three hours" as its count and unit, or null. */
    static RecurrenceRule.@Nullable Numbered numbered(String often) {
        var match = NUMBERED.matcher(often);
        return match.matches() ? new RecurrenceRule.Numbered(match.group(1), match.group(2)) : null;
    }

    /** The days that are named, as cron numbers them. */
    static List<Integer> weekdays(String often) {
        var found = new ArrayList<Integer>();
        var match = Pattern.compile("\\b" + DAY_NAME + "\\b").matcher(often);
        while (match.find()) {
            found.add(DAYS.indexOf(match.group().substring(0, 3)));
        }
        return found.stream().distinct().sorted().toList();
    }

    static Unkeepable tooOften() {
        return new Unkeepable(
                "once a minute is the most often that a schedule fires", "Say every minute, or something less often.");
    }
}
