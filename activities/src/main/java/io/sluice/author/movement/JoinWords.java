package io.sluice.author.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence says of sources that are put side by side: "join crm's contacts with the shop's orders by email". The key are the columns
 * that tie them, as "a.x = b.y" where their names differ; there is none where that is left to the sources.
 */
final class JoinWords {

    private static final String SOURCE =
            "(?:(?:the|all)\\s+)*(?:(?:rows|records|data)\\s+(?:of|from|in)\\s+)?(?:the\\s+)?\u0001+";
    private static final String BETWEEN = "(?:[\\s,;]|\\b(?:and|with|to|plus|joined|combined|matched)\\b)+";
    private static final String COLUMN = "[\\p{L}\\p{N}_]+(?:\\.[\\p{L}\\p{N}_]+)?";
    private static final Pattern JOIN = Pattern.compile(
            "(?:\\b(?<verb>join|combine|match|link)(?<many>s)?\\s+|\\b(?:the\\s+)?(?:join|combination)\\s+of\\s+)?"
                    + "(?<list>" + SOURCE + "(?:" + BETWEEN + SOURCE + ")+)"
                    + "(?:\\s*[,;.]?\\s*(?:(?:and|then)\\s+)*(?:join(?:ed)?|combined?|match(?:ed)?|linked)\\b"
                    + "(?:\\s+(?:them|both|these|the\\s+two|all(?:\\s+(?:of\\s+them|three|four|five))?))?(?:\\s+together)?)?"
                    + "(?:\\s*,?\\s*(?:by|on|using|via|over)\\s+(?:(?:the|their)\\s+)?(?:(?:common|shared|same|matching)\\s+)?(?:(?:columns?|keys?)\\s+)?"
                    + "(?<key>" + COLUMN + "(?:\\s*=\\s*" + COLUMN + ")?))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SAYS = Pattern.compile("(?i)join|combin|match|link");
    private static final Pattern FURTHER = Pattern.compile("\\s*(?:,|\\band\\b)\\s*(?<key>[\\p{L}\\p{N}_]+)");

    /** "… into report, joined by id": the key behind the target. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?is)(?<rows>.+?)(?<into>\\s+into\\s+(?:the\\s+)?(?:(?:new|existing)\\s+)?(?:table\\s+)?[\\p{L}\\p{N}_.]+)\\s*,?\\s+(?:and\\s+)?"
                    + "(?<joined>join(?:ed)?(?:\\s+(?:them|both|all(?:\\s+of\\s+them)?))?\\s+(?:by|on|using)\\s+"
                    + COLUMN + "(?:\\s*=\\s*" + COLUMN
                    + ")?)(?<rest>.*)");

    private JoinWords() {}

    /** The sentence with what is said of the join before the target. */
    static String beforeTarget(String sentence) {
        var match = BEHIND.matcher(sentence);
        return match.matches()
                ? match.group("rows") + " " + match.group("joined") + match.group("into") + match.group("rest")
                : sentence;
    }

    /** Empty where no two sources are joined. */
    static Optional<LoadedRows> in(NamedSources named) {
        var text = new StringBuilder(named.sentence());
        named.all().forEach(one -> text.replace(one.from(), one.to(), "\u0001".repeat(one.to() - one.from())));
        var match = JOIN.matcher(text);
        while (match.find()) {
            if (SAYS.matcher(match.group()).find()) {
                return Optional.of(read(named, match));
            }
        }
        return Optional.empty();
    }

    private static LoadedRows read(NamedSources named, Matcher match) {
        var sources = named.all().stream()
                .filter(one -> match.start("list") <= one.from() && one.to() <= match.end("list"))
                .toList();
        var key = match.group("key");
        var verb = match.group("verb") == null ? "" : match.group("many") == null ? "load " : "loads ";
        return new LoadedRows(named, sources, key == null ? List.of() : List.of(key), verb, match.start(), match.end());
    }

    static LoadedRows further(LoadedRows said, Predicate<String> isColumn) {
        var all = new ArrayList<>(said.key());
        var end = said.to();
        var match = FURTHER.matcher(said.named().sentence());
        while (!all.isEmpty() && match.find(end) && match.start() == end && isColumn.test(match.group("key"))) {
            all.add(match.group("key"));
            end = match.end();
        }
        return new LoadedRows(said.named(), said.sources(), List.copyOf(all), said.verb(), said.from(), end);
    }
}
