package io.sluice.rehearse;

import io.sluice.connector.RowStream;
import io.sluice.connector.file.FileCommit;
import io.sluice.connector.file.StagedFile;
import io.sluice.extract.QueryRows;
import io.sluice.extract.TableRows;
import io.sluice.pipeline.Change.FileChange;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.store.Proof.ClaimResult;
import java.util.List;

/** Writes the files of a pipeline beside their destinations, complete, where the commit only has to rename them. */
final class Exports {

    private final String request;
    private final Pipeline pipeline;
    private final Readings readings;

    Exports(String request, Pipeline pipeline, Readings readings) {
        this.request = request;
        this.pipeline = pipeline;
        this.readings = readings;
    }

    /** The rows are those that the load reads. */
    void stage(Load load, Rehearsed rehearsed) {
        if (load.source() instanceof Source.Output(var name)) {
            stage(load, readings.query(load, name), rehearsed);
        } else {
            written(load, readings.open(load), rehearsed);
        }
    }

    /** The rows are a query's: a load that names no columns takes all of them. */
    void stage(Load load, QueryRows rows, Rehearsed rehearsed) {
        var named = TableRows.named(load, rows);
        check(named, rows.columns().stream().map(Column::name).toList());
        written(named, TableRows.of(named, rows), rehearsed);
    }

    private static void check(Load load, List<String> names) {
        load.columns().stream()
                .map(LoadColumn::from)
                .filter(column -> !names.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new Unprovable(new Problem(
                            Problem.Kind.MISSING_COLUMN,
                            Rehearser.PHASE,
                            load.number(),
                            "the rows to be written have no column " + column,
                            column,
                            "Use one of " + String.join(", ", names)));
                });
    }

    private void written(Load load, RowStream rows, Rehearsed rehearsed) {
        try (rows) {
            var destination = (Destination.File) load.destination();
            var columns = load.columns().stream()
                    .map(column -> Column.of(column.to(), column.type()))
                    .toList();
            var file = new StagedFile(readings.folder(load), request, load.number())
                    .write(destination, load.mode(), columns, rows);
            var tally = rows.tally();
            Staging.tolerable(load.number(), tally.rejected(), tally.read(), () -> "");
            rehearsed.files().put(load.number(), new StagedExport(destination.path(), file, tally));
            rehearsed.claims().addAll(claims(load, file, tally));
        }
    }

    /** A file staged by a rehearsal: what it will do, and what was left out. */
    record StagedExport(String path, FileCommit file, RowStream.Tally tally) {
        FileChange change() {
            return new FileChange(path, file.action());
        }
    }

    private List<ClaimResult> claims(Load load, FileCommit file, RowStream.Tally tally) {
        return pipeline.claims().stream()
                .filter(claim -> claim.step() == load.number())
                .map(claim -> result(claim, file, tally))
                .toList();
    }

    /** Only sums are known of a file; the rest is not checked. */
    private static ClaimResult result(Claim claim, FileCommit file, RowStream.Tally tally) {
        if (tally.read() == 0) {
            return ClaimResult.unchecked(claim.text(), "there are no rows to check it on");
        }
        return claim.check() instanceof Claim.RowsAddUp
                ? new ClaimResult(claim.text(), file.rows() == tally.read() - tally.dropped() - tally.rejected())
                : ClaimResult.unchecked(claim.text(), "rows of a file are counted, not looked at");
    }
}
