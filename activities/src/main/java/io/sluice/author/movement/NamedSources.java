package io.sluice.author.movement;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.StreamMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources that a sentence names, in its order, and where they stand in it; only files and connections that are really there count. */
record NamedSources(String sentence, List<Named> all) {

    private static final String NAME =
            "(?:(?:table|stream)\\s+)?(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)(?:\\s+(?:table|stream))?";
    private static final Pattern FILE = Pattern.compile(
            "(?i)(?:the\\s+)?(?:(?:csv|json|parquet|excel|data)\\s+)?(?:file\\s+)?[\"'`]?(?<path>[\\p{L}\\p{N}_./-]+\\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx|xlsm))[\"'`]?");
    private static final Pattern POINT = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.-])(?<place>[\\p{L}\\p{N}_-]+)\\.(?<name>[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)?)");
    private static final Pattern OWNED =
            Pattern.compile("(?<place>[\\p{L}\\p{N}_-]+)(?:'s|’s)\\s+(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern FROM = Pattern.compile(
            "(?i)" + NAME
                    + "\\s+(?:from|in|of|on)\\s+(?:the\\s+)?(?:(?:connection|database|api)\\s+)?(?<place>[\\p{L}\\p{N}_-]+)(?:\\s+(?:database|connection|api))?");
    private static final Pattern OF_KIND = Pattern.compile(
            "(?i)" + NAME
                    + "\\s+(?:from|in|of|on)\\s+(?<place>(?:the\\s+|our\\s+|my\\s+)?(?:postgresql|postgres|mysql|mariadb|sqlite)(?:\\s+(?:source|production|operational))?(?:\\s+(?:database|db|server|connection))?)(?![\\p{L}\\p{N}_.])");
    private static final Pattern OF_API = Pattern.compile(
            "(?i)" + NAME
                    + "\\s+(?:from|of|at)\\s+(?<place>(?:the\\s+)?(?:paginated\\s+|json\\s+|public\\s+)*(?:rest\\s+)?(?:api|endpoint)(?:\\s+(?:at|endpoint|path))?(?:\\s+/[\\p{L}\\p{N}_/-]*[\\p{L}\\p{N}_])?)(?![\\p{L}\\p{N}_.])");

    /** A name that stands behind "from" is a connection's, unless it is a word for some place. */
    private static final Pattern FROM_UNKNOWN = Pattern.compile(
            "(?i)" + NAME
                    + "\\s+from\\s+(?:the\\s+)?(?:connection\\s+)?(?!(?:the|an?|our|my|its?|their|this|that|each|every|all|both|it|them|files?|csv|json|parquet|excel|rest|https?|public|paginated|api|endpoint|"
                    + "source|databases?|db|tables?|postgres(?:ql)?|mysql|mariadb|sqlite)\\b)(?<place>[\\p{L}][\\p{L}\\p{N}_-]*)(?:\\s+(?:database|connection|api))?(?![\\p{L}\\p{N}_.-])");

    /** {@code connection} is the file's path for a file. */
    record Named(int from, int to, Mention mention, String connection) {
        boolean isFile() {
            return Place.of(mention.place()) instanceof Place.File;
        }
    }

    /** Of words that can be taken in two ways the more telling one. */
    static NamedSources in(Task task) {
        return in(task, false);
    }

    /** Also what looks like a source, and is none: it is asked about. */
    static NamedSources orUnknown(Task task) {
        return in(task, true);
    }

    private static NamedSources in(Task task, boolean orUnknown) {
        var found = new ArrayList<Named>();
        for (var pattern : List.of(FILE, POINT, OWNED, FROM, OF_KIND, OF_API, FROM_UNKNOWN)) {
            var match = pattern.matcher(task.sentence());
            for (int from = 0; match.find(from); from = match.end(1)) {
                var named = pattern == FILE
                        ? file(task, orUnknown, match)
                        : placed(task, orUnknown && (pattern == POINT || pattern == FROM_UNKNOWN), match);
                named.filter(one -> found.stream().noneMatch(other -> overlap(one, other)))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Named::from));
        return new NamedSources(task.sentence(), List.copyOf(found));
    }

    private static boolean overlap(Named one, Named other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    private static Optional<Named> file(Task task, boolean orUnknown, Matcher match) {
        var path = match.group("path");
        var there = task.catalog().files().stream()
                .map(FileMetadata::path)
                .anyMatch(known -> known.equals(path) || known.endsWith("/" + path) || known.startsWith(path + "#"));
        var base = path.substring(path.lastIndexOf('/') + 1);
        var point = base.indexOf('.', 1);
        var stem = point < 0 ? base : base.substring(0, point);
        return there || orUnknown
                ? Optional.of(new Named(match.start(), match.end(), new Mention(stem, path), path))
                : Optional.empty();
    }

    private static Optional<Named> placed(Task task, boolean orUnknown, Matcher match) {
        var place = match.group("place");
        return connection(task, place)
                .or(() -> orUnknown ? Optional.of(place) : Optional.empty())
                .map(one -> new Named(match.start(), match.end(), new Mention(match.group("name"), place), one));
    }

    /** What its words mean, where something is meant by them here. */
    private static Optional<String> connection(Task task, String words) {
        return switch (Place.of(words)) {
            case Place.OfKind(var kind, var said) ->
                task.databases().stream()
                        .filter(one -> one.kind() == kind && !one.name().equals(task.target()))
                        .map(Database::name)
                        .findFirst();
            case Place.ApiPath path ->
                task.catalog().streams().stream()
                        .map(StreamMetadata::connection)
                        .findFirst();
            case Place.Named(var said) ->
                task.connections().stream().filter(words::equalsIgnoreCase).findFirst();
            case Place.File file -> Optional.empty();
        };
    }

    List<Mention> mentions() {
        return all.stream().map(Named::mention).toList();
    }
}
