package io.sluice.author.repair;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A step that reads what another puts out but does not wait for it. */
final class StepOrder implements RepairRule {

    @Override
    public Optional<Mend> mend(Wound wound) {
        if (!wound.is(Problem.Kind.STEP_ORDER, Problem.Kind.MISSING_TABLE, Problem.Kind.MISSING_FILE)) {
            return Optional.empty();
        }
        var pipeline = wound.pipeline();
        var steps = new ArrayList<Step>();
        for (var step : pipeline.steps()) {
            steps.add(waiting(step, sources(step, pipeline.steps())));
        }
        return steps.equals(pipeline.steps()) ? Optional.empty() : ordered(pipeline, steps);
    }

    private static Optional<Mend> ordered(Pipeline pipeline, List<Step> steps) {
        try {
            var mended = new Pipeline(steps, pipeline.assumptions(), pipeline.claims(), pipeline.readOnly());
            return Optional.of(new Mend(mended, "a step waits now for the one whose output it reads", false));
        } catch (IllegalArgumentException circle) {
            return Optional.empty();
        }
    }

    private static List<Integer> sources(Step step, List<Step> all) {
        return all.stream()
                .filter(other -> other.number() != step.number())
                .filter(other -> puts(other).stream().anyMatch(output -> reads(step, output)))
                .map(Step::number)
                .toList();
    }

    private static List<String> puts(Step step) {
        return switch (step) {
            case Step.Extract extract -> List.of(extract.output());
            case Step.Bash bash -> bash.outputs();
            case Step.Sql sql -> sql.output() == null ? List.of() : List.of(sql.output());
            case Step.Load load ->
                switch (load.destination()) {
                    case Destination.Table(var name, var create) -> create ? List.of(name.table()) : List.of();
                    case Destination.Output(var name) -> List.of(name);
                    case Destination.File file -> List.of();
                };
        };
    }

    private static boolean reads(Step step, String output) {
        return switch (step) {
            case Step.Extract extract -> false;
            case Step.Bash bash -> bash.inputs().contains(output);
            case Step.Sql sql -> SqlText.names(sql.text()).contains(output);
            case Step.Load load -> load.source() instanceof Source.Output(var name) && name.equals(output);
        };
    }

    private static Step waiting(Step step, List<Integer> sources) {
        var all = new TreeSet<>(step.dependsOn());
        all.addAll(sources);
        var depends = List.copyOf(all);
        return switch (step) {
            case Step.Extract e ->
                new Step.Extract(e.number(), depends, e.source(), e.columns(), e.output(), e.since());
            case Step.Bash b -> new Step.Bash(b.number(), depends, b.script(), b.inputs(), b.outputs());
            case Step.Sql s -> new Step.Sql(s.number(), depends, s.connection(), s.text(), s.output());
            case Step.Load l ->
                new Step.Load(
                        l.number(),
                        depends,
                        l.source(),
                        l.destination(),
                        l.columns(),
                        l.dropWhen(),
                        l.distinctOn(),
                        l.mode(),
                        l.key());
        };
    }
}
