package io.sluice.inspect;

import io.sluice.author.Sources;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.extract.ExtractColumns;
import io.sluice.extract.ListColumns;
import io.sluice.extract.ListRecords;
import io.sluice.extract.Streams;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what an extract reads, and says which columns it puts out. */
final class ExtractCheck {

    private final Live live;
    private final Streams streams;
    private final Progress progress;
    private final Step.Extract extract;

    ExtractCheck(Live live, Streams streams, Progress progress, Step.Extract extract) {
        this.live = live;
        this.streams = streams;
        this.progress = progress;
        this.extract = extract;
    }

    void run() {
        var there = columns();
        var names = there.stream().map(LoadColumn::from).toList();
        extract.columns().stream()
                .filter(column -> !names.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new DraftFault(
                            Problem.Kind.MISSING_COLUMN,
                            extract.number(),
                            "there is no column " + column + " in " + subject(),
                            column,
                            Nearest.use(column, names, "Read all columns"));
                });
        var newness = newness(there);
        var pushdown = Pushdown.of(progress.pipeline(), extract.output(), live);
        var needed = pushdown.needed(there);
        var read = there.stream()
                .filter(column -> isRead(column, needed) || tellsApart(newness, column))
                .toList();
        progress.extracted(extract, read, newness, conditions(pushdown, read));
    }

    private boolean isRead(LoadColumn column, List<LoadColumn> needed) {
        return extract.columns().isEmpty()
                ? needed.contains(column)
                : extract.columns().contains(column.from());
    }

    /** Keys and cursors are read whether a step names them or not. */
    private boolean tellsApart(@Nullable Newness newness, LoadColumn column) {
        return column.from().equals(extract.since())
                || newness != null
                        && (newness.key().contains(column.to()) || column.to().equals(newness.cursor()));
    }

    /** Only what is asked for as a whole: what is new is told by another reading's state. */
    private List<Condition> conditions(Pushdown pushdown, List<LoadColumn> read) {
        if (!(extract.source() instanceof Source.Stream stream) || extract.since() != null) {
            return List.of();
        }
        var api = live.api(stream.connection());
        if (api.isPresent()) {
            return pushdown.conditions(streams.declared(api.get(), stream.stream()), read);
        }
        var engine = live.engine(live.connection(stream.connection(), extract.number()));
        return pushdown.conditions(engine, Progress.stream(live, stream, extract.number()), read);
    }

    private @Nullable Newness newness(List<LoadColumn> there) {
        var check = new NewnessCheck(progress.pipeline(), extract, there);
        return switch (extract.source()) {
            case Source.Stream stream
            when live.api(stream.connection()).isPresent() ->
                check.of(streams.declared(live.api(stream.connection()).get(), stream.stream()));
            case Source.Stream table -> check.ofTable();
            case Source.File file -> noFile(file);
            case Source.Lists lists -> null;
            case Source.Output output -> throw new IllegalStateException("an extract reads no output");
        };
    }

    private @Nullable Newness noFile(Source.File file) {
        if (extract.since() == null) {
            return null;
        }
        throw new DraftFault(
                Problem.Kind.OTHER,
                extract.number(),
                file.path() + " is always read whole",
                file.path(),
                "Read all rows");
    }

    private List<LoadColumn> columns() {
        return switch (extract.source()) {
            case Source.Stream stream -> stream(stream);
            case Source.File file -> file(file);
            case Source.Lists lists -> lists(lists);
            case Source.Output output -> throw new IllegalStateException("an extract reads no output");
        };
    }

    private List<LoadColumn> file(Source.File source) {
        var file = live.file(source.path(), extract.number());
        FormatCheck.run(extract.number(), source, file);
        return ExtractColumns.of(file);
    }

    private List<LoadColumn> lists(Source.Lists lists) {
        progress.requireOutput(extract, lists.output());
        var there = progress.columnsOf(lists.output()).orElse(List.of());
        ListRecords.columns(lists).stream()
                .filter(column -> !there.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new DraftFault(
                            Problem.Kind.MISSING_COLUMN,
                            extract.number(),
                            "there is no column " + column + " in " + lists.output(),
                            column,
                            Nearest.use(column, there, "Leave the lists as they are"));
                });
        return ListColumns.of(sample(lists), lists);
    }

    private Sources.Sample sample(Source.Lists lists) {
        return progress.pipeline().steps().stream()
                .filter(step ->
                        step instanceof Step.Extract other && other.output().equals(lists.output()))
                .flatMap(step -> ((Step.Extract) step).source() instanceof Source.Stream stream
                        ? live.api(stream.connection()).map(api -> streams.sample(api, stream.stream())).stream()
                        : Stream.<Sources.Sample>empty())
                .findFirst()
                .orElseThrow(() -> new DraftFault(
                        Problem.Kind.OTHER,
                        extract.number(),
                        lists.output() + " is not read from an API",
                        lists.output(),
                        "Leave the lists as they are"));
    }

    private List<LoadColumn> stream(Source.Stream stream) {
        var api = live.api(stream.connection());
        if (api.isEmpty()) {
            return ExtractColumns.of(Progress.stream(live, stream, extract.number()));
        }
        try {
            var sample = streams.sample(api.get(), stream.stream());
            progress.filled(extract, Filling.of(sample, column -> !isList(column)));
            return withLists(sample);
        } catch (ConnectorException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            throw new DraftFault(
                    Problem.Kind.MISSING_TABLE, extract.number(), e.getMessage(), stream.stream(), e.next());
        }
    }

    /** Lists that an approved pipeline reads were there once: records that come without them have none by now. */
    private List<LoadColumn> withLists(Sources.Sample sample) {
        var missing = progress.before(extract).stream()
                .filter(column -> isList(column) && isEmpty(sample, column.to()))
                .toList();
        var names = missing.stream().map(LoadColumn::to).toList();
        return Stream.concat(sample.columns().stream().filter(column -> !names.contains(column.to())), missing.stream())
                .toList();
    }

    private boolean isList(LoadColumn column) {
        return progress.pipeline().steps().stream()
                .anyMatch(step -> step instanceof Step.Extract read
                        && read.source() instanceof Source.Lists lists
                        && lists.output().equals(extract.output())
                        && lists.column().equals(column.to()));
    }

    private static boolean isEmpty(Sources.Sample sample, String column) {
        return IntStream.range(0, sample.columns().size())
                .filter(i -> sample.columns().get(i).to().equals(column))
                .allMatch(i -> sample.rows().stream().allMatch(row -> row.get(i) == null));
    }

    private String subject() {
        return switch (extract.source()) {
            case Source.Stream stream -> stream.stream();
            case Source.File file -> file.path();
            case Source.Lists lists -> lists.output() + "." + lists.column();
            case Source.Output output -> output.name();
        };
    }
}
