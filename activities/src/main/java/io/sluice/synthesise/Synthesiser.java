package io.sluice.synthesise;

import io.sluice.guard.SqlDialect;
import io.sluice.pipeline.ListSet;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.StepText;
import java.util.List;
import java.util.function.Function;

/** Turns the steps of a pipeline into script files, in the order in which they run. */
public final class Synthesiser {
    private final Function<String, SqlDialect> dialects;
    private final Function<Source.File, List<String>> fields;
    private final Function<String, List<LoadColumn>> outputs;

    /**
     * @param dialects of a connection, by its name
     * @param fields of a data file in its order, as the snapshot knows them; empty = those that the load names
     * @param outputs the columns that an extract puts out, by its output; empty = all of them, whatever they are
     */
    public Synthesiser(
            Function<String, SqlDialect> dialects,
            Function<Source.File, List<String>> fields,
            Function<String, List<LoadColumn>> outputs) {
        this.dialects = dialects;
        this.fields = fields;
        this.outputs = outputs;
    }

    public List<Script> scripts(Pipeline pipeline) {
        return pipeline.inOrder().stream().map(step -> script(pipeline, step)).toList();
    }

    private Script script(Pipeline pipeline, Step step) {
        return switch (step) {
            case Step.Bash bash ->
                new Script(bash.number(), "step_" + bash.number() + ".sh", BashScript.of(bash), true);
            case Step.Sql sql ->
                new Script(
                        sql.number(),
                        "step_" + sql.number() + ".sql",
                        SqlScript.of(pipeline, sql, dialects.apply(sql.connection())),
                        false);
            case Step.Load load ->
                new Script(
                        load.number(),
                        "step_" + load.number() + ".sql",
                        new LoadScript(named(load), ListSet.of(pipeline, load), dialects, fields).text(),
                        false);
            case Step.Extract extract ->
                new Script(extract.number(), "step_" + extract.number() + ".txt", StepText.of(extract) + "\n", false);
        };
    }

    /** An output goes into a table as it is, but for the columns that are left out. */
    private Step.Load named(Step.Load load) {
        return load.source() instanceof Source.Output(var output)
                ? load.named(() -> outputs.apply(output).stream()
                        .map(column -> LoadColumn.of(column.to(), column.type()))
                        .toList())
                : load;
    }
}
