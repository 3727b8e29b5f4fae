package io.sluice.standalone.bench.repair;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Pipelines and steps with one thing changed. */
final class Changed {

    private Changed() {}

    static Pipeline step(Pipeline pipeline, Step changed) {
        var steps = pipeline.steps().stream()
                .map(step -> step.number() == changed.number() ? changed : step)
                .toList();
        return new Pipeline(steps, pipeline.assumptions(), pipeline.claims(), pipeline.readOnly());
    }

    static Step text(Step.Sql sql, String text) {
        return new Step.Sql(sql.number(), sql.dependsOn(), sql.connection(), text, sql.output());
    }

    static Step source(Step step, Source source) {
        return switch (step) {
            case Step.Load l ->
                new Step.Load(
                        l.number(),
                        l.dependsOn(),
                        source,
                        l.destination(),
                        l.columns(),
                        l.dropWhen(),
                        l.distinctOn(),
                        l.mode(),
                        l.key());
            case Step.Extract e ->
                new Step.Extract(e.number(), e.dependsOn(), source, e.columns(), e.output(), e.since());
            case Step.Bash b -> b;
            case Step.Sql s -> s;
        };
    }

    static Step format(Step step, Source.File file, FileFormat format) {
        return source(step, new Source.File(file.path(), format));
    }

    static Step destination(Step.Load l, Destination destination) {
        return new Step.Load(
                l.number(),
                l.dependsOn(),
                l.source(),
                destination,
                l.columns(),
                l.dropWhen(),
                l.distinctOn(),
                l.mode(),
                l.key());
    }

    static Step mode(Step.Load l, WriteMode mode, List<String> key) {
        return new Step.Load(
                l.number(),
                l.dependsOn(),
                l.source(),
                l.destination(),
                l.columns(),
                l.dropWhen(),
                l.distinctOn(),
                mode,
                key);
    }

    static Step column(Step.Load load, LoadColumn old, UnaryOperator<LoadColumn> change) {
        return load.of(load.columns().stream()
                .map(column -> column.equals(old) ? change.apply(column) : column)
                .toList());
    }

    static Step waitingFor(Step step, List<Integer> others) {
        return switch (step) {
            case Step.Load l ->
                new Step.Load(
                        l.number(),
                        others,
                        l.source(),
                        l.destination(),
                        l.columns(),
                        l.dropWhen(),
                        l.distinctOn(),
                        l.mode(),
                        l.key());
            case Step.Extract e -> new Step.Extract(e.number(), others, e.source(), e.columns(), e.output(), e.since());
            case Step.Bash b -> new Step.Bash(b.number(), others, b.script(), b.inputs(), b.outputs());
            case Step.Sql s -> new Step.Sql(s.number(), others, s.connection(), s.text(), s.output());
        };
    }

    /** The step at the end of the pipeline, which comes before those it depended on. */
    static Pipeline last(Pipeline pipeline) {
        var steps = new ArrayList<Step>();
        var loads = pipeline.steps().size();
        var moved = pipeline.steps().getLast();
        var places = Stream.concat(Stream.of(moved), pipeline.steps().stream().limit(loads - 1L))
                .toList();
        for (var step : places) {
            steps.add(numbered(waitingFor(step, List.of()), steps.size() + 1));
        }
        return new Pipeline(steps, pipeline.assumptions(), List.of(), pipeline.readOnly());
    }

    private static Step numbered(Step step, int number) {
        return switch (step) {
            case Step.Load l ->
                new Step.Load(
                        number,
                        l.dependsOn(),
                        l.source(),
                        l.destination(),
                        l.columns(),
                        l.dropWhen(),
                        l.distinctOn(),
                        l.mode(),
                        l.key());
            case Step.Extract e ->
                new Step.Extract(number, e.dependsOn(), e.source(), e.columns(), e.output(), e.since());
            case Step.Bash b -> new Step.Bash(number, b.dependsOn(), b.script(), b.inputs(), b.outputs());
            case Step.Sql s -> new Step.Sql(number, s.dependsOn(), s.connection(), s.text(), s.output());
        };
    }
}
