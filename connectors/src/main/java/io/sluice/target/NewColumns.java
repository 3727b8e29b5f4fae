package io.sluice.target;

import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.StageTable.StageColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The columns that a stage has and its table has not. An output is loaded as it is, so that they come without anybody having named them. */
public record NewColumns(Load load, TargetTable table, List<StageColumn> columns) {

    /** What became of them, for the person who looks at the proof: {@code ddl} that the table needs, and what is {@code left} out. */
    public record Told(List<String> ddl, List<String> left) {
        public static final Told NOTHING = new Told(List.of(), List.of());

        public Told {
            ddl = List.copyOf(ddl);
            left = List.copyOf(left);
        }

        /** With what another load brought. */
        public Told and(Told other) {
            var allDdl = new ArrayList<>(ddl);
            allDdl.addAll(other.ddl);
            var allLeft = new ArrayList<>(left);
            allLeft.addAll(other.left);
            return new Told(allDdl, allLeft);
        }
    }

    public NewColumns {
        columns = List.copyOf(columns);
    }

    /**
     * {@code asRead}: the rows are those of a source. What a query puts out under names of its own is no column that a table should get, and
     * a table that shares none with the source was not meant.
     */
    public static NewColumns of(Load load, StageTable stage, TargetTable table, boolean asRead) {
        var known =
                stage.columns().stream().filter(column -> has(table, column)).toList();
        var fresh = asRead && !known.isEmpty()
                ? stage.columns().stream().filter(column -> !has(table, column)).toList()
                : List.<StageColumn>of();
        return new NewColumns(load, table, fresh);
    }

    /** Whatever its case: there are engines to which both are one. */
    private static boolean has(TargetTable table, StageColumn column) {
        return table.columns().stream().anyMatch(there -> there.name().equalsIgnoreCase(column.name()));
    }

    public boolean none() {
        return columns.isEmpty();
    }

    public Contract contract() {
        return load.contract() == null ? Contract.EVOLVE : load.contract();
    }

    public boolean are(Contract contract) {
        return !none() && contract() == contract;
    }

    /** A stage without them. */
    public StageTable without(StageTable stage) {
        return new StageTable(
                stage.name(),
                stage.columns().stream()
                        .filter(column -> !columns.contains(column))
                        .toList());
    }

    /** Why a row is kept out. */
    public String reason(StageColumn column) {
        return table.name().qualified() + " has no column " + column.name();
    }

    /** What a person is told of a column whose values are left out. */
    public String left(StageColumn column, long values) {
        return (values == 1 ? "1 value" : values + " values") + " of " + column.name() + ": " + reason(column);
    }

    /** Its rows of before were measured without them. */
    public Refused comeTooLate() {
        return new Refused(
                load.number(),
                "an earlier step writes to " + table.name().qualified()
                        + ", and this one brings columns that it has not: "
                        + columns.stream().map(StageColumn::name).collect(Collectors.joining(", ")),
                "Load the source that has them first");
    }

    /** What a frozen table says. */
    public Refused refused() {
        return new Refused(
                load.number(),
                table.name().qualified() + " has no column "
                        + columns.stream()
                                .map(column -> column.name() + " (" + column.type() + ")")
                                .collect(Collectors.joining(", "))
                        + ", which the source has by now, and its columns are to stay as they are",
                "Add the column to the table, or ask for it without the freeze");
    }
}
