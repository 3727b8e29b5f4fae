package io.sluice.author.movement;

import io.sluice.author.Task;
import io.sluice.author.movement.NamedSources.Named;
import io.sluice.author.planner.RowsLoad;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a sentence for the rows that are loaded, of one source or of several side by side; all others are about the load. */
record LoadedRows(NamedSources named, List<Named> sources, List<String> key, String verb, int from, int to) {

    private static final Pattern LOADS = Pattern.compile(
            "(?is)\\s*(?:please\\s+|can you\\s+|could you\\s+)*(?:(?:build|create|set\\s+up|make|write)\\s+(?:me\\s+)?(?:an?\\s+)?(?:new\\s+)?(?:etl\\s+|data\\s+)?(?:pipeline|job|flow)\\s+(?:that|which|to)\\s+)?"
                    + "(?:load|import|copy|read|take|fetch|pull|get|ingest|collect|extract|insert|put|store|save|write|append|add|upsert|merge|fill|populate|replace|overwrite|refresh|create|build|make|bring|join|combine|match|link)s?\\b.*");
    private static final Pattern INTO_A_FILE = Pattern.compile(
            "(?is).*\\b(?:into|to|as|in)\\s+(?:the\\s+)?(?:\\w+\\s+)?(?:file\\s+)?[\"'`]?[\\p{L}\\p{N}_./-]+\\.(?:csv|tsv|txt|jsonl|ndjson|json|xlsx)\\b.*");
    private static final Pattern TARGET = Pattern.compile("(?is).*\\b(?:into|onto|to)\\s+(?:the\\s+)?(?:table\\s+)?");

    /** Empty where nothing is loaded into a table, or files only, which say themselves what else there is to be said. */
    static Optional<LoadedRows> in(Task task) {
        if (!isLoad(task.sentence())) {
            return Optional.empty();
        }
        var said = task.saying(JoinWords.beforeTarget(task.sentence()));
        return JoinWords.in(NamedSources.in(said))
                .or(() -> JoinWords.in(NamedSources.orUnknown(said)))
                .or(() -> single(NamedSources.in(task)));
    }

    static boolean isLoad(String sentence) {
        return LOADS.matcher(sentence).matches()
                && !INTO_A_FILE.matcher(sentence).matches();
    }

    private static Optional<LoadedRows> single(NamedSources named) {
        var sources = named.all().stream()
                .filter(one -> !TARGET.matcher(named.sentence().substring(0, one.from()))
                        .matches())
                .toList();
        return sources.size() == 1 && !sources.getFirst().isFile()
                ? Optional.of(new LoadedRows(
                        named,
                        sources,
                        List.of(),
                        "",
                        sources.getFirst().from(),
                        sources.getFirst().to()))
                : Optional.empty();
    }

    List<Mention> mentions() {
        return sources.stream().map(Named::mention).toList();
    }

    /** With the columns that follow the first of the key after "and" or a comma, where a verb may follow too. */
    LoadedRows withAll(List<Found> found) {
        return JoinWords.further(this, name -> found.stream().allMatch(source -> source.has(name)));
    }

    /** The sentence as one about a load of these rows. */
    RowsLoad.Rows of(String name, List<Column> columns) {
        var sentence = named.sentence();
        return new RowsLoad.Rows(
                sentence.substring(0, from),
                verb,
                sentence.substring(from, to).strip(),
                sentence.substring(to),
                name,
                columns);
    }
}
