package io.sluice.author.movement;

import io.sluice.author.planner.NotSure;
import io.sluice.author.planner.link.Words;
import io.sluice.author.sql.Dialect;
import io.sluice.pipeline.LoadColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** "Join crm's contacts with the shop's orders by email into report, replace it every run": two sources, and the columns that tie them. */
record JoinSentence(Mention left, Mention right, List<String> key, String target, Optional<ModeWords.Said> mode) {

    private static final Pattern JOIN = Pattern.compile(
            "(?:please\\s+)?(?:join|combine|match)\\s+(?<left>.+?)\\s+(?:with|and|to)\\s+(?<right>.+?)\\s+(?:by|on|using|via)\\s+(?:the\\s+|their\\s+)?"
                    + "(?<key>[\\p{L}\\p{N}_]+(?:\\s*(?:,|\\band\\b)\\s*[\\p{L}\\p{N}_]+)*?)"
                    + "\\s*(?:,?\\s*(?:and\\s+)?(?:then\\s+)?(?:load|write|put|store|save)\\s+(?:it|them|the\\s+(?:result|rows|join)))?"
                    + "\\s+(?:into|in|to)\\s+(?:the\\s+)?(?:(?:new|target)\\s+)*(?:table\\s+)?(?<target>[\"'`]?[\\p{L}\\p{N}_.]+?[\"'`]?)(?<rest>(?:[\\s,;.].*)?)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);

    static Optional<JoinSentence> read(String sentence) {
        var match = JOIN.matcher(sentence.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var left = Mentions.read(match.group("left"));
        var right = Mentions.read(match.group("right"));
        var rest = ModeWords.atTheEnd(match.group("rest"));
        var single = left.isPresent()
                && right.isPresent()
                && left.get().size() == 1
                && right.get().size() == 1;
        return single && rest.before().replace(".", "").isBlank()
                ? Optional.of(new JoinSentence(
                        left.get().getFirst(),
                        right.get().getFirst(),
                        Arrays.asList(match.group("key").split("\\s*(?:,|\\band\\b)\\s*")),
                        Mentions.unquoted(match.group("target")),
                        rest.mode()))
                : Optional.empty();
    }

    /** All columns of both, those of the key once; a name that both have is told apart by its source. */
    String sql(Found one, Found other, Dialect dialect) {
        var ties = new ArrayList<String>();
        var tied = new HashSet<String>();
        for (var name : key) {
            var here = column(one, name);
            var there = column(other, name);
            ties.add("a." + dialect.name(here.to()) + " = b." + dialect.name(there.to()));
            tied.add(there.to());
        }
        var names = new HashSet<String>();
        var items = new ArrayList<String>();
        one.sample().columns().forEach(column -> {
            names.add(column.to());
            items.add("a." + dialect.name(column.to()));
        });
        other.sample().columns().stream()
                .filter(column -> !tied.contains(column.to()))
                .forEach(column -> items.add(item(column, names.contains(column.to()), other, dialect)));
        return "SELECT " + String.join(", ", items) + "\nFROM " + dialect.name(one.output()) + " a\nJOIN "
                + dialect.name(other.output()) + " b ON " + String.join(" AND ", ties);
    }

    private static String item(LoadColumn column, boolean known, Found source, Dialect dialect) {
        var name = "b." + dialect.name(column.to());
        return known ? name + " AS " + dialect.name(source.output() + "_" + column.to()) : name;
    }

    private static LoadColumn column(Found source, String said) {
        return source.sample().columns().stream()
                .filter(column -> Words.stems(column.to()).equals(Words.stems(said)))
                .findFirst()
                .orElseThrow(() -> new NotSure(
                        "key " + said,
                        "There is no column “" + said + "” in " + source.output() + ": it has "
                                + source.sample().columns().stream()
                                        .map(LoadColumn::to)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        List.of()));
    }
}
