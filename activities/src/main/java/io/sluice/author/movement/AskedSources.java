package io.sluice.author.movement;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.StreamMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question with its sources in it: "total of orders.csv by customer name in crm.customers". Only names that are really there count, and
 * only where no single database could answer.
 */
record AskedSources(List<Mention> mentions, String sentence, List<Span> spans) {

    private static final Pattern ASKS = Pattern.compile(
            "(?is)\\s*(?:please\\s+)?(?:what|which|who|whose|where|when|how|show|list|find|count|give|tell|return|display|get|compare|total|totals|sum|"
                    + "average|mean|median|maximum|minimum|max|min|highest|lowest|number|is|are|do|does|did|name|names|top|the)\\b.*");
    private static final Pattern WRITES = Pattern.compile("(?is).*\\b(?:into|every run)\\b.*");
    private static final Pattern FILE = Pattern.compile(
            "(?i)(?:the\\s+)?(?:(?:csv|json|parquet|excel|data)\\s+)?(?:file\\s+)?[\"'`]?(?<path>[\\p{L}\\p{N}_./-]+\\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx|xlsm))[\"'`]?");
    private static final Pattern POINT = Pattern.compile(
            "(?<place>[\\p{L}\\p{N}_-]+)\\.(?<name>[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)?)");
    private static final Pattern OWNED =
            Pattern.compile("(?<place>[\\p{L}\\p{N}_-]+)(?:'s|’s)\\s+(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern FROM = Pattern.compile(
            "(?i)(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)\\s+(?:from|in|of|on)\\s+(?:the\\s+)?(?<place>[\\p{L}\\p{N}_-]+)(?:\\s+(?:database|connection|api))?");

    /** Where in the sentence a mention stands. */
    record Span(int from, int to) {}

    private record Hit(Span span, Mention mention, String connection) {}

    static Optional<AskedSources> read(Task task) {
        var sentence = task.sentence();
        if (!ASKS.matcher(sentence).matches() || WRITES.matcher(sentence).matches()) {
            return Optional.empty();
        }
        var hits = hits(task);
        var places = hits.stream().map(Hit::connection).distinct().toList();
        var alone = places.size() == 1 && isDatabase(task, places.getFirst());
        return hits.isEmpty() || alone
                ? Optional.empty()
                : Optional.of(new AskedSources(
                        hits.stream().map(Hit::mention).toList(),
                        sentence,
                        hits.stream().map(Hit::span).toList()));
    }

    /** What is named, in the order of the sentence; of words that can be taken in two ways the more telling one. */
    private static List<Hit> hits(Task task) {
        var found = new ArrayList<Hit>();
        for (var pattern : List.of(FILE, POINT, OWNED, FROM)) {
            var match = pattern.matcher(task.sentence());
            for (int from = 0; match.find(from); from = match.end(1)) {
                var span = new Span(match.start(), match.end());
                var free = found.stream().noneMatch(other -> overlap(other.span, span));
                var hit = pattern == FILE
                        ? file(task, span, match.group("path"))
                        : named(task, span, match.group("place"), match.group("name"));
                hit.filter(one -> free).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(hit -> hit.span.from()));
        return found;
    }

    private static boolean overlap(Span one, Span other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    private static Optional<Hit> file(Task task, Span span, String path) {
        var there = task.catalog().files().stream()
                .map(FileMetadata::path)
                .anyMatch(known -> known.equals(path) || known.endsWith("/" + path) || known.startsWith(path + "#"));
        var base = path.substring(path.lastIndexOf('/') + 1);
        var stem = base.substring(0, base.indexOf('.', 1));
        return there ? Optional.of(new Hit(span, new Mention(stem, path), path)) : Optional.empty();
    }

    private static Optional<Hit> named(Task task, Span span, String place, String name) {
        var connection = Stream.concat(
                        task.databases().stream().map(Database::name),
                        task.catalog().streams().stream().map(StreamMetadata::connection))
                .filter(place::equalsIgnoreCase)
                .findFirst();
        return connection.map(one -> new Hit(span, new Mention(name, one), one));
    }

    private static boolean isDatabase(Task task, String name) {
        return task.databases().stream().anyMatch(database -> database.name().equals(name));
    }

    /** The question as it would be put to one database: each source by the name of its output. */
    List<String> questions(List<Found> sources) {
        var plain = List.of(spoken(sources, false), spoken(sources, true));
        return Stream.concat(plain.stream().flatMap(one -> Totals.spelledOut(one, sources).stream()), plain.stream())
                .distinct()
                .toList();
    }

    /** {@code bare}: "customer name in customers" says no more than "customer name". */
    private String spoken(List<Found> sources, boolean bare) {
        var plain = new StringBuilder(sentence);
        for (int i = spans.size() - 1; i >= 0; i--) {
            var before = plain.substring(0, spans.get(i).from());
            var said = before.replaceFirst("(?i)\\s+(?:in|from|of)(?:\\s+the)?\\s+$", "");
            var dropped = bare && i > 0 && said.length() < before.length();
            plain.replace(
                    dropped ? said.length() : spans.get(i).from(),
                    spans.get(i).to(),
                    dropped ? "" : sources.get(i).output().replace('_', ' '));
        }
        return plain.toString();
    }
}
