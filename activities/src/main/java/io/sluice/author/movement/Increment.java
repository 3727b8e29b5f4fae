package io.sluice.author.movement;

import io.sluice.author.Task;
import io.sluice.author.planner.Decisions;
import io.sluice.author.planner.NotSure;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.StreamMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.extract.Rising;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By which column only the new rows of a source are read, and by which key they then change those that are there. */
record Increment(String since, List<String> key) {

    private static final List<Pattern> TELLING = Stream.of(
                    "(?:.*_)?(?:last_)?(?:updated|modified|changed)(?:_.*)?|.*(?:updated|modified|changed)_?(?:at|on|time|date)",
                    "(?:.*_)?(?:created|inserted|occurred|recorded)(?:_.*)?|timestamp|event_time")
            .map(words -> Pattern.compile(words, Pattern.CASE_INSENSITIVE))
            .toList();

    static Increment of(Task task, Decisions decisions, Found found, Optional<String> said) {
        return found.table()
                .map(table -> new Increment(column(table, decisions, said), key(found, table.primaryKey())))
                .orElseGet(() -> of(stream(task, found), found, said));
    }

    /** What a schedule does unasked: only where the source has a key, and one column tells new rows from old beyond doubt. */
    static Optional<Increment> usual(Task task, Found found) {
        var key = keyOf(task, found);
        return key.isEmpty()
                ? Optional.empty()
                : found.table()
                        .map(table -> telling(rising(table)))
                        .orElseGet(() -> Optional.ofNullable(stream(task, found).cursor()))
                        .map(column -> new Increment(column, key));
    }

    /** An API tells itself which column that is. */
    private static Increment of(StreamMetadata stream, Found found, Optional<String> said) {
        if (stream.cursor() == null) {
            throw new NotSure(
                    "increment",
                    "The API tells no new rows of “" + stream.name() + "” from old ones: it can only be read whole.",
                    List.of());
        }
        if (said.isPresent() && !said.get().equalsIgnoreCase(stream.cursor())) {
            throw new NotSure(
                    "increment",
                    "New rows of “" + stream.name() + "” are told by " + stream.cursor() + ", not by " + said.get()
                            + ".",
                    List.of());
        }
        return new Increment(stream.cursor(), key(found, stream.primaryKey()));
    }

    private static StreamMetadata stream(Task task, Found found) {
        return task.catalog().streams().stream()
                .filter(stream -> found.source() instanceof Source.Stream(var connection, var name, var where)
                        && stream.connection().equals(connection)
                        && stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotSure(
                        "increment", "“" + found.output() + "” is a file: it is always read whole.", List.of()));
    }

    private static String column(TableMetadata table, Decisions decisions, Optional<String> said) {
        var rising = rising(table);
        if (said.isPresent()) {
            return rising.stream()
                    .filter(name -> name.equalsIgnoreCase(said.get()))
                    .findFirst()
                    .orElseGet(() -> asked(table, decisions, rising));
        }
        return telling(rising).orElseGet(() -> asked(table, decisions, rising));
    }

    private static List<String> rising(TableMetadata table) {
        return table.columns().stream()
                .filter(column -> Rising.is(column.type()))
                .map(ColumnMetadata::name)
                .toList();
    }

    /** The one column whose name says that it tells when a row changed; else when it came. */
    private static Optional<String> telling(List<String> rising) {
        return TELLING.stream()
                .map(words -> rising.stream()
                        .filter(name -> words.matcher(name).matches())
                        .toList())
                .filter(hits -> !hits.isEmpty())
                .findFirst()
                .filter(hits -> hits.size() == 1)
                .map(List::getFirst);
    }

    private static String asked(TableMetadata table, Decisions decisions, List<String> rising) {
        return decisions.choose(
                "increment",
                "Which column of " + table.name().table() + " rises with every new or changed row?",
                rising);
    }

    /** What the source itself says tells its rows apart. */
    static List<String> keyOf(Task task, Found found) {
        return key(
                found,
                found.table()
                        .map(TableMetadata::primaryKey)
                        .orElseGet(() -> found.source() instanceof Source.Stream
                                ? stream(task, found).primaryKey()
                                : List.of()));
    }

    /** In the names of the output; a key that is not read whole is none. */
    private static List<String> key(Found found, List<String> columns) {
        var names = columns.stream()
                .flatMap(column -> found.sample().columns().stream()
                        .filter(read -> read.from().equals(column))
                        .map(LoadColumn::to))
                .toList();
        return names.size() == columns.size() ? names : List.of();
    }

    WriteMode mode() {
        return key.isEmpty() ? WriteMode.APPEND : WriteMode.UPSERT;
    }

    String assumption(String output) {
        return "of " + output + " only the rows are read whose " + since
                + " is at or after the highest that was read before; rows that were deleted there are not seen";
    }
}
