package io.sluice.commit;

import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Application;
import io.sluice.target.TableEffect;
import io.sluice.target.Work;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Holds claims about loads of what this transaction's own steps put out against these rows, inside the transaction: rehearsal and commit each
 * look for themselves, since a query may read tables that others write to.
 */
public final class OutputClaims {

    private final Pipeline pipeline;
    private final List<Work> works;

    public OutputClaims(Pipeline pipeline, List<Work> works) {
        this.pipeline = pipeline;
        this.works = List.copyOf(works);
    }

    /** {@code holds} is null where it cannot be told; then {@code why} says so, else it is empty. */
    public record Checked(Claim claim, @Nullable Boolean holds, String why) {
        public boolean isBroken() {
            return Boolean.FALSE.equals(holds);
        }
    }

    public List<Checked> check(DSLContext db, Application application, List<TableEffect> effects) {
        return works.stream()
                .flatMap(work ->
                        work instanceof Work.FromOutput load ? Stream.of(load) : Stream.<Work.FromOutput>empty())
                .flatMap(load -> pipeline.claims().stream()
                        .filter(claim -> claim.step() == load.step())
                        .map(claim -> checked(
                                claim, load.load(), new RowClaims(db, application.output(load.output())), effects)))
                .toList();
    }

    private Checked checked(Claim claim, Load load, RowClaims rows, List<TableEffect> effects) {
        if (rows.number() == 0) {
            return new Checked(claim, null, "there are no rows to check it on");
        }
        var holds = holds(claim.check(), load, rows, effects);
        return new Checked(
                claim, holds, holds == null ? "rows of other steps or of an earlier run come into the table too" : "");
    }

    private @Nullable Boolean holds(Claim.Check check, Load load, RowClaims rows, List<TableEffect> effects) {
        return switch (check) {
            case Claim.NeverEmpty(var column) -> rows.areFilled(from(load, column));
            case Claim.Unique(var columns) ->
                rows.areUnique(
                        columns.stream().map(column -> from(load, column)).toList());
            case Claim.RowsAddUp sum -> addsUp(load, rows, effects);
        };
    }

    /**
     * As many rows have come as there are, but for those that do not fit the table; where they take the place of others, or another step brings
     * some too, it cannot be told.
     */
    private @Nullable Boolean addsUp(Load load, RowClaims rows, List<TableEffect> effects) {
        var alone =
                works.stream().filter(work -> table(load).equals(work.target())).count() == 1;
        return effects.stream()
                .filter(effect -> alone && load.mode() == WriteMode.APPEND && !load.overlaps())
                .filter(effect -> effect.table().qualified().equals(table(load)))
                .findFirst()
                .map(effect -> effect.inserted() + effect.rejected() == rows.number())
                .orElse(null);
    }

    private static String table(Load load) {
        return ((Destination.Table) load.destination()).name().qualified();
    }

    /** What the output calls a column of the table. */
    private static String from(Load load, String column) {
        return load.columns().stream()
                .filter(mapped -> mapped.to().equals(column))
                .map(LoadColumn::from)
                .findFirst()
                .orElse(column);
    }
}
