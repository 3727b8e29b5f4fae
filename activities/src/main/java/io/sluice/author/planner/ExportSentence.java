package io.sluice.author.planner;

import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The answer to a question, written into a file: "export … to towns.csv" is what "show …" would show. */
record ExportSentence(String question, String path) {

    private static final String FILE = "[\"'“]?([\\w./-]+\\.(?:csv|tsv|txt|jsonl|ndjson|json))[\"'”]?";
    private static final Pattern WRITTEN =
            Pattern.compile("(?i)\\s*(?:please |can you |could you |i want to |i need to |we need to )?"
                    + "(?:export|save|write|dump|unload|download|extract|store|put|copy|output)(?:s|ing)?\\s+"
                    + "(?:the results? (?:of|for) )?(.+?)\\s*,?\\s+(?:as (?:an? )?(csv|tsv|jsonl?|json lines)(?: file)?\\s+)?"
                    + "(?:to|into|in|as) (?:an? |the )?(?:new )?(?:(csv|tsv|jsonl?|json lines) )?(?:file )?(?:called |named )?"
                    + FILE + "(?:\\s*,?\\s*(.*?))?[\\s.!]*");

    /** Nothing where a sentence does not write into a file, or names a format that is not the file's. */
    static Optional<ExportSentence> of(String sentence) {
        var match = WRITTEN.matcher(sentence);
        if (!match.matches()) {
            return Optional.empty();
        }
        var path = match.group(4).replaceFirst("^(\\./)+", "");
        var said = Stream.of(match.group(2), match.group(3)).allMatch(format -> isOf(format, path));
        var rest = match.group(5) == null ? "" : " " + match.group(5);
        return said ? Optional.of(new ExportSentence("Show " + match.group(1) + rest, path)) : Optional.empty();
    }

    private static boolean isOf(@org.jspecify.annotations.Nullable String format, String path) {
        if (format == null) {
            return true;
        }
        var ending = ending(path);
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> ending.equals("csv") || ending.equals("txt");
            case "tsv" -> ending.equals("tsv") || ending.equals("txt");
            case "json" -> ending.startsWith("json") || ending.equals("ndjson");
            default -> ending.equals("jsonl") || ending.equals("ndjson");
        };
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static FileFormat format(String path) {
        return switch (ending(path)) {
            case "json" -> FileFormat.json(FileFormat.Kind.JSON);
            case "jsonl", "ndjson" -> FileFormat.json(FileFormat.Kind.JSONL);
            case "tsv" -> new FileFormat(FileFormat.Kind.CSV, "UTF-8", '\t', '"', true);
            default -> FileFormat.csv();
        };
    }

    /** The question's pipeline with one step more; nothing where it is not one query. */
    Optional<Pipeline> written(Pipeline asked, boolean exists) {
        if (!asked.readOnly() || asked.steps().size() != 1 || !(asked.steps().getFirst() instanceof Step.Sql sql)) {
            return Optional.empty();
        }
        var output = sql.output() == null ? "answer" : sql.output();
        var query = new Step.Sql(1, List.of(), sql.connection(), sql.text(), output);
        var load = new Step.Load(
                2,
                List.of(1),
                new Source.Output(output),
                new Destination.File(path, format(path)),
                List.of(),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
        var replaced = exists ? Stream.of(path + " is there already and is replaced") : Stream.<String>of();
        var claim = Claim.rowsAddUp(2);
        return Optional.of(new Pipeline(
                List.of(query, load),
                Stream.concat(asked.assumptions().stream(), replaced).toList(),
                List.of(claim),
                false));
    }
}
