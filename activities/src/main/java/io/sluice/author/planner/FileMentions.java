package io.sluice.author.planner;

import io.sluice.author.Sources;
import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Words;
import io.sluice.catalog.FileMetadata;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a sentence names files: by path, base name, pattern, or, where it names none so, by the name without its ending. */
final class FileMentions {

    private static final Pattern PATH = Pattern.compile("(?i).*\\.(csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx|xlsm)");
    private static final int LONGEST_STEM = 4;
    private static final Set<String> ALL = Set.of("all", "every", "each");
    private static final Set<String> JOINTS = Set.of(",", "and", "&", "the", "file", "files", "plus");

    private final List<FileMetadata> files;
    private final Sources sources;
    private final List<Token> tokens;

    private FileMentions(Task task, List<Token> tokens) {
        this.files = task.catalog().files().stream()
                .sorted(Comparator.comparing(FileMetadata::path))
                .toList();
        this.sources = task.sources();
        this.tokens = tokens;
    }

    static Map<Integer, List<Found<FileSource>>> in(List<Token> tokens, Task task) {
        var mentions = new FileMentions(task, tokens);
        var byPath = mentions.byPath();
        if (!byPath.isEmpty()) {
            return byPath;
        }
        var byGroup = mentions.byGroup();
        return byGroup.isEmpty() ? mentions.byStem() : byGroup;
    }

    private Map<Integer, List<Found<FileSource>>> byPath() {
        var found = new HashMap<Integer, List<Found<FileSource>>>();
        for (int at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            if (isPath(token)) {
                var end = at + 1;
                found.put(at, List.of(listed(at).orElseGet(() -> new Found<>(named(token.text()), end, 0))));
            }
        }
        return found;
    }

    /** Paths one after the other, as in "a.csv, b.csv and c.csv", are one source. */
    private Optional<Found<FileSource>> listed(int at) {
        var paths = new ArrayList<FileSource>();
        var end = at;
        for (int next = at; next < tokens.size() && isPath(tokens.get(next)); ) {
            paths.add(named(tokens.get(next).text()));
            end = next + 1;
            next = afterJoint(end);
        }
        if (paths.size() < 2) {
            return Optional.empty();
        }
        var missing = paths.stream().filter(path -> path.files().isEmpty()).findFirst();
        var written = paths.stream().map(FileSource::written).collect(Collectors.joining(", "));
        var all =
                paths.stream().flatMap(path -> path.files().stream()).distinct().toList();
        return Optional.of(new Found<>(missing.orElse(new FileSource(written, all, true)), end, 0));
    }

    private int afterJoint(int at) {
        var next = at;
        while (next < tokens.size() && JOINTS.contains(tokens.get(next).word())) {
            next++;
        }
        return next;
    }

    /** "all the sales files" are those whose names begin so, "all csv files" those that end so. */
    private Map<Integer, List<Found<FileSource>>> byGroup() {
        var found = new HashMap<Integer, List<Found<FileSource>>>();
        for (int at = 0; at < tokens.size(); at++) {
            if (ALL.contains(tokens.get(at).word())) {
                var first = at + 1 < tokens.size() && tokens.get(at + 1).is("the") ? at + 2 : at + 1;
                for (int end = first + 1; end < Math.min(tokens.size(), first + LONGEST_STEM); end++) {
                    if (tokens.get(end).is("files") || tokens.get(end).is("file")) {
                        var source = group(tokens.subList(first, end));
                        if (!source.files().isEmpty()) {
                            found.put(at, List.of(new Found<>(source, end + 1, 0)));
                        }
                    }
                }
            }
        }
        return found;
    }

    private FileSource group(List<Token> words) {
        var phrase = words.stream().map(Token::text).collect(Collectors.joining(" "));
        var said = Words.stems(phrase);
        var ending = "." + phrase.toLowerCase(Locale.ROOT);
        var hits = files.stream()
                .filter(file -> !isList(file)
                        && (file.path().toLowerCase(Locale.ROOT).endsWith(ending)
                                || Collections.indexOfSubList(Words.stems(stem(file)), said) == 0))
                .toList();
        return new FileSource("all " + phrase + " files", hits, true);
    }

    static boolean isPath(Token token) {
        return token.kind() != Token.Kind.SIGN && PATH.matcher(token.text()).matches();
    }

    private FileSource named(String written) {
        return sources.within(written)
                .map(path -> named(written, path.replaceFirst("^(\\./)+", "")))
                .orElseGet(() -> new FileSource(written, List.of(), false));
    }

    private FileSource named(String written, String path) {
        if (path.matches(".*[*?\\[{].*")) {
            return new FileSource(written, matching(path, isBase(written)), true);
        }
        for (var same : List.<Predicate<FileMetadata>>of(
                file -> file.path().equals(path),
                file -> file.path().equalsIgnoreCase(path),
                file -> isBase(written) && base(file).equals(path),
                file -> isBase(written) && base(file).equalsIgnoreCase(path),
                file -> sheetOf(file, path, isBase(written)))) {
            var hits = files.stream().filter(same).toList();
            if (!hits.isEmpty()) {
                return new FileSource(written, hits, false);
            }
        }
        return new FileSource(written, List.of(), false);
    }

    /** Whether it names a file wherever that lies: a path, also one like ./a.csv, says where. */
    private static boolean isBase(String written) {
        return written.indexOf('/') < 0;
    }

    private List<FileMetadata> matching(String glob, boolean anywhere) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return files.stream()
                .filter(file ->
                        matcher.matches(Path.of(file.path())) || (anywhere && matcher.matches(Path.of(base(file)))))
                .toList();
    }

    private Map<Integer, List<Found<FileSource>>> byStem() {
        var found = new HashMap<Integer, List<Found<FileSource>>>();
        for (int at = 0; at < tokens.size(); at++) {
            var here = stemsAt(at);
            if (!here.isEmpty()) {
                found.put(at, here);
            }
        }
        return found;
    }

    private List<Found<FileSource>> stemsAt(int at) {
        var found = new ArrayList<Found<FileSource>>();
        var phrase = "";
        for (int end = at; end < Math.min(tokens.size(), at + LONGEST_STEM); end++) {
            if (tokens.get(end).kind() == Token.Kind.SIGN) {
                break;
            }
            phrase = (phrase + " " + tokens.get(end).text()).strip();
            var said = Words.stems(phrase);
            var hits = files.stream()
                    .filter(file -> !isList(file) && Words.stems(stem(file)).equals(said))
                    .toList();
            if (!hits.isEmpty()) {
                found.add(new Found<>(new FileSource(phrase, hits, false), end + 1, 2));
            }
        }
        return found;
    }

    /** A workbook of several sheets is named without any. */
    private static boolean sheetOf(FileMetadata file, String path, boolean anywhere) {
        return file.path().startsWith(path + "#") || (anywhere && base(file).startsWith(path + "#"));
    }

    /** The lists in the records of a file come with the file. */
    private static boolean isList(FileMetadata file) {
        return file.path().contains("#")
                && file.format() != null
                && file.format().kind().isJson();
    }

    private static String base(FileMetadata file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    static String stem(FileMetadata file) {
        var base = base(file);
        var dot = base.lastIndexOf('.');
        return (dot > 0 ? base.substring(0, dot) : base).toLowerCase(Locale.ROOT);
    }
}
