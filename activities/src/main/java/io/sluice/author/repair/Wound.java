package io.sluice.author.repair;

import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pipeline with the problem that it showed, asked by what rules want to know. */
record Wound(Task task, Pipeline pipeline, Problem problem) {

    private static final Pattern QUOTED = Pattern.compile("[\"'“`]([^\"'”`]+)[\"'”`]");

    boolean is(Problem.Kind... kinds) {
        return List.of(kinds).contains(problem.kind());
    }

    /** The steps to look at: the one at fault, or all where no single one is. */
    Stream<Step> steps() {
        return pipeline.steps().stream().filter(step -> problem.step() == 0 || step.number() == problem.step());
    }

    Stream<Step.Load> loads() {
        return steps().filter(Step.Load.class::isInstance).map(Step.Load.class::cast);
    }

    Stream<Step.Sql> queries() {
        return steps().filter(Step.Sql.class::isInstance).map(Step.Sql.class::cast);
    }

    /** The name or value that the problem is about: its token, else the first quoted text of its message. */
    Optional<String> token() {
        return problem.token() != null && !problem.token().isBlank()
                ? Optional.of(problem.token())
                : quoted().findFirst();
    }

    Stream<String> quoted() {
        return QUOTED.matcher(problem.message()).results().map(match -> match.group(1));
    }

    Optional<FileMetadata> file(Step.Load load) {
        return load.source() instanceof Source.File(var path, var format)
                ? task.catalog().files().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst()
                : Optional.empty();
    }

    Optional<TableMetadata> table(Step.Load load) {
        return load.destination() instanceof Destination.Table(var name, var create)
                ? task.catalog().tables().stream()
                        .filter(table -> table.name().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    /** The same pipeline with one step changed; nothing when the change changes nothing. */
    Optional<Mend> with(Step changed, String reason, boolean changesMeaning) {
        var steps = pipeline.steps().stream()
                .map(step -> step.number() == changed.number() ? changed : step)
                .toList();
        return steps.equals(pipeline.steps())
                ? Optional.empty()
                : Optional.of(new Mend(
                        new Pipeline(steps, pipeline.assumptions(), pipeline.claims(), pipeline.readOnly()),
                        reason,
                        changesMeaning));
    }
}
