package io.sluice.author.movement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a list of sources: "orders and customers from the MySQL database; regions from the CSV file regions.csv; crm.people". */
final class Mentions {

    private static final Pattern BETWEEN =
            Pattern.compile("\\s*;\\s*(?:and\\s+)?|\\s*,\\s*and\\s+|\\s*,\\s*|\\s+and\\s+");
    private static final Pattern PLACED = Pattern.compile(
            "(?i)(?:(?:the|all|all the|all of the)\\s+)?(?:(?:table|tables|stream|streams|rows|records|data|collection)\\s+(?:of\\s+)?)?"
                    + "(?<name>[\"'`]?[\\p{L}\\p{N}_. -]+?[\"'`]?)(?:\\s+(?:table|stream|rows|records|data))?"
                    + "\\s+(?:from|of|in|out of|at)\\s+(?<place>.+)");
    private static final Pattern OWNED =
            Pattern.compile("(?<place>[\\p{L}\\p{N}_-]+)(?:'s|’s)\\s+(?<name>[\"'`]?[\\p{L}\\p{N}_ ]+[\"'`]?)");
    private static final Pattern QUALIFIED =
            Pattern.compile("(?<place>[\\p{L}\\p{N}_-]+)\\.(?<name>[\\p{L}\\p{N}_]+(?:\\.[\\p{L}\\p{N}_]+)?)");
    private static final Pattern FILE = Pattern.compile(
            "(?i)(?:the\\s+)?(?:[\\p{L}-]+\\s+)?(?:file\\s+)?[\"'`]?(?<place>[^\\s\"'`]+\\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx))[\"'`]?");
    private static final Pattern BARE =
            Pattern.compile("(?i)(?:the\\s+)?(?:table\\s+)?[\"'`]?(?<name>[\\p{L}\\p{N}_]+)[\"'`]?");

    private Mentions() {}

    /** Empty where some of the words are no source. */
    static Optional<List<Mention>> read(String text) {
        var mentions = new ArrayList<Mention>();
        var waiting = new ArrayList<String>();
        for (var part : BETWEEN.split(text.strip())) {
            var placed = placed(part.strip());
            if (placed.isPresent()) {
                waiting.forEach(
                        name -> mentions.add(new Mention(name, placed.get().place())));
                waiting.clear();
                mentions.add(placed.get());
            } else {
                var bare = BARE.matcher(part.strip());
                if (!bare.matches()) {
                    return Optional.empty();
                }
                waiting.add(bare.group("name"));
            }
        }
        return waiting.isEmpty() && !mentions.isEmpty() ? Optional.of(mentions) : Optional.empty();
    }

    private static Optional<Mention> placed(String part) {
        var file = FILE.matcher(part);
        if (file.matches()) {
            return Optional.of(new Mention(stem(file.group("place")), file.group("place")));
        }
        for (var pattern : List.of(QUALIFIED, OWNED, PLACED)) {
            var match = pattern.matcher(part);
            if (match.matches()) {
                return Optional.of(new Mention(
                        unquoted(match.group("name")), match.group("place").strip()));
            }
        }
        return Optional.empty();
    }

    private static String stem(String path) {
        var base = path.substring(path.lastIndexOf('/') + 1);
        return base.substring(0, base.indexOf('.', 1));
    }

    static String unquoted(String text) {
        return text.strip().replaceAll("^[\"'`“”]|[\"'`“”]$", "").strip();
    }
}
