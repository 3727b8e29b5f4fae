package io.sluice.trial;

import io.sluice.author.Sources.Sample;
import io.sluice.connector.RowStream;
import io.sluice.connector.RowStream.Reject;
import io.sluice.connector.database.QueryStream;
import io.sluice.connector.file.DataFolder;
import io.sluice.connector.rows.LoadRows;
import io.sluice.connector.rows.StreamRecords;
import io.sluice.extract.ListRecords;
import io.sluice.extract.SampleRows;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a load: reads its source as the real one will be read, and writes its rows into the copy of the table. */
final class LoadRun {

    private static final int REJECTS_OF_A_HUNDRED = 10;
    private static final int REJECTS_SHOWN = 20;
    private static final Set<ColumnType.Kind> DATES =
            Set.of(ColumnType.Kind.DATE, ColumnType.Kind.TIME, ColumnType.Kind.TIMESTAMP, ColumnType.Kind.TIMESTAMPTZ);

    private final TrialSpace space;
    private final Optional<DataFolder> folder;
    private final Step.Load load;
    private final List<Reject> rejects = new ArrayList<>();

    LoadRun(TrialSpace space, Optional<DataFolder> folder, Step.Load load) {
        this.space = space;
        this.folder = folder;
        this.load = load;
    }

    /** What the step prints. */
    String run() throws SQLException {
        if (load.destination() instanceof Destination.Output(var name)) {
            return intoOutput(name);
        }
        if (load.columns().isEmpty()) {
            return "not run: the query that puts these rows out had no sandbox";
        }
        var trial = load.destination() instanceof Destination.Table table
                ? space.of(table.name().connection())
                : Optional.<TrialDatabase>empty();
        try (var rows = new Collecting(rows(), rejects)) {
            if (trial.isPresent()) {
                return into(trial.get(), ((Destination.Table) load.destination()), rows);
            }
            boolean more = rows.advance();
            long read = 0;
            while (more && rows.tally().read() <= Staging.ROWS) {
                read++;
                more = rows.advance();
            }
            var report = report(rows, read, !more);
            return load.destination() instanceof Destination.Table table
                    ? report + "\nnot written: "
                            + space.lacking()
                                    .noServer(space.connection(table.name().connection()))
                    : report;
        }
    }

    private String intoOutput(String name) throws SQLException {
        try (var rows = new Collecting(rows(), rejects)) {
            var home = space.home();
            var columns = load.columns().stream()
                    .map(column -> Column.of(column.to(), column.type()))
                    .toList();
            var staged = Staging.into(home, home.output(name), columns, rows);
            space.putOut(name, new TrialSpace.Output(home, columns, true));
            return report(rows, staged.rows(), staged.complete());
        }
    }

    private String into(TrialDatabase trial, Destination.Table table, RowStream rows) throws SQLException {
        space.lacking().wrote(table.name().connection(), table.name().qualified());
        var staged = Staging.fill(trial, load.columns().size(), rows);
        var report = report(rows, -1, staged.complete());
        try {
            var written = new TableWrite(trial, load, table, space.isRead(load)).run();
            // MySQL counts a row twice that it changes.
            return report.replace("loaded -1", "loaded " + Math.min(written, staged.rows()));
        } catch (SQLException e) {
            throw Failures.of(e, load.number(), report.replace(", loaded -1", ""));
        }
    }

    private RowStream rows() throws SQLException {
        return switch (load.source()) {
            case Source.File file
            when file.path().startsWith("/tmp/") ->
                MadeFile.rows(space.made(), load, new Source.File(BashRun.inWorkspace(file.path()), file.format()));
            case Source.File file -> MadeFile.rows(folder.orElseThrow(), load, file);
            case Source.Output output -> output(output.name());
            case Source.Lists lists -> lists(lists);
            case Source.Stream stream
            when space.api(stream).isPresent() -> sampled(space.api(stream).orElseThrow());
            case Source.Stream stream
            when load.destination() instanceof Destination.Output ->
                records(SampledTable.live(space, stream, LoadRows.sources(load)));
            case Source.Stream stream -> records(SampledTable.copied(space, stream, LoadRows.sources(load)));
        };
    }

    private RowStream sampled(Sample sample) {
        var rows = new SampleRows(sample);
        return LoadRows.of(
                load,
                "step " + load.number(),
                names -> new StreamRecords("step " + load.number(), rows, rows.columns(), names));
    }

    /** Of a sample's rows; a field that its first ones had not is no reason to look again. */
    private RowStream lists(Source.Lists lists) throws SQLException {
        var rows = space.rows(lists.output());
        var columns = rows.columns().stream().map(Column::name).toList();
        return ListRecords.rows(load.under(Contract.DISCARD_VALUE), rows, columns);
    }

    private RowStream output(String name) throws SQLException {
        if (space.output(name).isPresent()) {
            return records(space.rows(name));
        }
        var file = BashRun.inWorkspace(name);
        var format = space.made().describe(file).format();
        if (format == null) {
            throw new StepFault(
                    Problem.Kind.OTHER, load.number(), name + " is not a file of rows", name, "Write CSV or JSON", "");
        }
        return MadeFile.rows(space.made(), load, new Source.File(file, format));
    }

    private RowStream records(QueryStream stream) {
        var columns = stream.columns().stream().map(Column::name).toList();
        return LoadRows.of(
                load,
                "step " + load.number(),
                names -> new StreamRecords("step " + load.number(), stream, columns, names));
    }

    private String report(RowStream rows, long loaded, boolean complete) {
        var tally = rows.tally();
        var text = new StringBuilder("read " + tally.read() + " rows, dropped " + tally.dropped() + ", rejected "
                + tally.rejected() + ", loaded " + loaded);
        if (!complete) {
            text.append("\nonly the first ").append(Staging.ROWS).append(" rows were read here");
        }
        rejects.stream().limit(REJECTS_SHOWN).forEach(reject -> text.append("\nline ")
                .append(reject.line())
                .append(": ")
                .append(reject.reason()));
        if (deciding(tally, complete) * 100 > tally.read() * REJECTS_OF_A_HUNDRED) {
            throw tooMany(rows, text.toString().replace(", loaded -1", ""));
        }
        return text.toString();
    }

    /**
     * The rejects that decide here. Of a file that is not read to its end those count whose values another draft could read; lines that are
     * broken as such are no fault of the draft, and whether they are too many is known when all are read, in the rehearsal.
     */
    private long deciding(RowStream.Tally tally, boolean complete) {
        if (complete || rejects.isEmpty() || tally.rejected() == tally.read()) {
            return tally.rejected();
        }
        var mendable =
                rejects.stream().filter(reject -> column(reject).isPresent()).count();
        return tally.rejected() * mendable / rejects.size();
    }

    private Optional<LoadColumn> column(Reject reject) {
        return load.columns().stream()
                .filter(one -> reject.reason().startsWith(one.from() + ": ")
                        || reject.reason().startsWith(one.to() + ": "))
                .findFirst();
    }

    private StepFault tooMany(RowStream rows, String printed) {
        var tally = rows.tally();
        var first = rejects.getFirst();
        var column = column(first);
        var dates = column.map(LoadColumn::type)
                .filter(type -> DATES.contains(type.kind()))
                .isPresent();
        return new StepFault(
                dates ? Problem.Kind.DATE_FORMAT : Problem.Kind.TOO_MANY_REJECTS,
                load.number(),
                tally.rejected() + " of " + tally.read() + " rows cannot be read, more than " + REJECTS_OF_A_HUNDRED
                        + " in a hundred; line " + first.line() + ": " + first.reason(),
                column.map(LoadColumn::from).orElse(null),
                dates
                        ? "Say in which format the dates are written"
                        : column.isPresent()
                                ? "Clean the values, read them as another type, or drop these rows"
                                : "Mend these lines in the file, or say how it is written: its delimiter, its quotes",
                printed);
    }
}
