package io.sluice.inspect;

import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves every name of a load: its file or output, the fields it reads, and the place it writes to. */
final class LoadCheck {

    private final Live live;
    private final Progress progress;
    private final Step.Load load;

    LoadCheck(Live live, Progress progress, Step.Load load) {
        this.live = live;
        this.progress = progress;
        this.load = load;
    }

    void run() {
        source().ifPresent(this::checkFields);
        checkColumnsAreNamed();
        checkDistinctDestinations();
        checkTakenAsItIs();
        checkMadeWhereItGoes();
        switch (load.destination()) {
            case Destination.Table table -> new TableCheck(live, progress, load, table).run();
            case Destination.File file -> {
                checkWritten(file);
                checkWritable(file.path());
            }
            case Destination.Output output ->
                progress.putOut(
                        output.name(),
                        load.columns().stream().map(LoadColumn::to).toList());
        }
    }

    private void checkWritten(Destination.File file) {
        if (!file.format().kind().isWritten()) {
            throw fault(
                    Problem.Kind.OTHER,
                    file.format().kind() + " files are read, not written",
                    file.path(),
                    "Write CSV, TSV, JSON or JSONL");
        }
    }

    /** Only rows of a query or an extract say themselves what their columns are. */
    private void checkColumnsAreNamed() {
        var rows = progress.pipeline().steps().stream().flatMap(step -> Outputs.rows(step).stream());
        if (load.columns().isEmpty()
                && (!(load.source() instanceof Source.Output(var name))
                        || rows.noneMatch(name::equals)
                        || load.destination() instanceof Destination.Output)) {
            throw fault(Problem.Kind.OTHER, subject() + " is loaded without columns", subject(), "Name the columns");
        }
    }

    /** Rows that a query put out go into a table inside the target, where nothing of ours sees them one by one. */
    private void checkTakenAsItIs() {
        var filtered = !load.dropWhen().isEmpty() || !load.distinctOn().isEmpty();
        var cleaned =
                load.columns().stream().anyMatch(column -> !column.cleanings().isEmpty());
        if (load.source() instanceof Source.Output
                && !(load.destination() instanceof Destination.File)
                && (filtered || cleaned)) {
            throw fault(
                    Problem.Kind.OTHER,
                    subject() + " goes into the table as it is: it is neither filtered nor cleaned on the way",
                    subject(),
                    "Write the filter or the cleaning into the query that puts it out");
        }
    }

    /** Rows that lie staged for a query are seen by nobody outside the database that they are staged in. */
    private void checkMadeWhereItGoes() {
        if (load.source() instanceof Source.Output(var output)
                && load.destination() instanceof Destination.Table(var table, var create)) {
            progress.pipeline().steps().stream()
                    .filter(step -> step instanceof Step.Sql query && output.equals(query.output()))
                    .map(Step.Sql.class::cast)
                    .filter(query -> !query.connection().equals(table.connection()) && readsStaged(query))
                    .findFirst()
                    .ifPresent(query -> {
                        throw fault(
                                Problem.Kind.STEP_ORDER,
                                subject() + " is made in " + query.connection()
                                        + " of rows that are staged there, and cannot be loaded into "
                                        + table.connection(),
                                query.connection(),
                                "Run the query in " + table.connection() + ", where its rows are loaded");
                    });
        }
    }

    private boolean readsStaged(Step step) {
        return progress.pipeline().steps().stream()
                .filter(other -> step.dependsOn().contains(other.number()))
                .anyMatch(other -> Outputs.staged(other) || other instanceof Step.Sql && readsStaged(other));
    }

    /** The fields that the source offers, where they can be known before anything ran. */
    private Optional<List<String>> source() {
        return switch (load.source()) {
            case Source.File file
            when file.path().startsWith("/tmp/") -> {
                progress.requireOutput(load, file.path());
                yield Optional.empty();
            }
            case Source.File file -> fields(file);
            case Source.Output output -> {
                progress.requireOutput(load, output.name());
                yield progress.columnsOf(output.name());
            }
            case Source.Stream stream -> Optional.of(Progress.streamColumns(live, stream, load.number()));
            case Source.Lists lists ->
                throw fault(
                        Problem.Kind.OTHER,
                        "the lists in " + lists.column() + " are loaded without having been read",
                        lists.column(),
                        "Extract them into an output, and load that");
        };
    }

    private Optional<List<String>> fields(Source.File source) {
        var file = live.file(source.path(), load.number());
        FormatCheck.run(load.number(), source, file);
        return source.format().header() || source.format().kind() != FileFormat.Kind.CSV
                ? Optional.of(file.columns().stream().map(Column::name).toList())
                : Optional.empty();
    }

    private void checkFields(List<String> fields) {
        var named = Stream.of(
                        load.columns().stream().map(LoadColumn::from),
                        load.dropWhen().stream().flatMap(LoadCheck::columns),
                        load.distinctOn().stream())
                .flatMap(names -> names);
        named.filter(name -> !fields.contains(name)).findFirst().ifPresent(name -> {
            throw fault(
                    Problem.Kind.MISSING_COLUMN,
                    "there is no column " + name + " in " + subject(),
                    name,
                    Nearest.use(name, fields, "Name a source that has columns"));
        });
    }

    private String subject() {
        return switch (load.source()) {
            case Source.File file -> file.path();
            case Source.Output output -> "the output " + output.name();
            case Source.Stream stream -> stream.connection() + "." + stream.stream();
            case Source.Lists lists -> lists.output() + "." + lists.column();
        };
    }

    private static Stream<String> columns(Condition condition) {
        return switch (condition) {
            case Condition.Empty(var column) -> Stream.of(column);
            case Condition.Compare compare -> Stream.of(compare.column());
            case Condition.OneOf oneOf -> Stream.of(oneOf.column());
            case Condition.Like like -> Stream.of(like.column());
            case Condition.Malformed(var column) -> Stream.of(column);
            case Condition.Not(var inner) -> columns(inner);
            case Condition.All(var all) -> all.stream().flatMap(LoadCheck::columns);
            case Condition.Any(var any) -> any.stream().flatMap(LoadCheck::columns);
        };
    }

    private void checkDistinctDestinations() {
        var seen = new ArrayList<String>();
        for (var column : load.columns()) {
            if (seen.stream().anyMatch(other -> isOne(other, column.to()))) {
                throw fault(
                        Problem.Kind.AMBIGUOUS_NAME,
                        "two fields are written to the column " + column.to(),
                        column.to(),
                        "Write each to a column of its own");
            }
            seen.add(column.to());
        }
        written(seen).ifPresent(this::checkKey);
    }

    /** MySQL and MariaDB take no notice of case. */
    private boolean isOne(String name, String other) {
        return name.equals(other)
                || name.equalsIgnoreCase(other)
                        && load.destination() instanceof Destination.Table(var table, var create)
                        && live.engine(live.connection(table.connection(), load.number()))
                                .mysqlFamily();
    }

    /** The columns that are written, where they can be known before a query ran. */
    private Optional<List<String>> written(List<String> named) {
        return !named.isEmpty()
                ? Optional.of(named)
                : load.source() instanceof Source.Output(var output) ? progress.columnsOf(output) : Optional.empty();
    }

    private void checkKey(List<String> written) {
        var key =
                load.key().stream().filter(column -> !written.contains(column)).findFirst();
        key.ifPresent(column -> {
            throw fault(
                    Problem.Kind.MISSING_COLUMN,
                    "the key " + column + " is not among the columns that are written",
                    column,
                    Nearest.use(column, written, ""));
        });
    }

    private void checkWritable(String path) {
        try {
            live.folder(load.number()).writable(path);
        } catch (ConnectorException e) {
            if (e.fault().retryable()) {
                throw e;
            }
            throw fault(Problem.Kind.MISSING_FILE, path + " cannot be written: " + e.getMessage(), path, e.next());
        }
    }

    private DraftFault fault(Problem.Kind kind, String message, String token, String next) {
        return new DraftFault(kind, load.number(), message, token, next);
    }
}
