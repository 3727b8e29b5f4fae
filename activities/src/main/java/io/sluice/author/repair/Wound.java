package io.sluice.author.repair;

import io.sluice.author.Task;
import io.sluice.author.planner.SnakeNames;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** The first mend that a rule finds in one of the statements to look at. */
    Optional<Mend> inQueries(Function<Step.Sql, Optional<Mend>> rule) {
        return queries().map(rule).flatMap(Optional::stream).findFirst();
    }

    /** The pipeline with another text in one of its statements, which means what was meant before. */
    Optional<Mend> reworded(Step.Sql query, String text, String reason) {
        return with(
                new Step.Sql(query.number(), query.dependsOn(), query.connection(), text, query.output()),
                reason,
                false);
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

    /** What the other steps put out, by name, with the columns of those that tell them. */
    Map<String, List<String>> outputs() {
        var outputs = new LinkedHashMap<String, List<String>>();
        for (var step : pipeline.steps()) {
            switch (step) {
                case Step.Extract extract ->
                    outputs.put(
                            extract.output(),
                            extract.columns().isEmpty()
                                    ? fields(extract.source())
                                    : SnakeNames.of(extract.columns()).values().stream()
                                            .toList());
                case Step.Load load -> {
                    if (load.destination() instanceof Destination.Output(var name)) {
                        outputs.put(
                                name,
                                load.columns().stream().map(LoadColumn::to).toList());
                    }
                }
                case Step.Sql sql -> {
                    if (sql.output() != null) {
                        outputs.put(sql.output(), List.of());
                    }
                }
                case Step.Bash bash -> {}
            }
        }
        return outputs;
    }

    private List<String> fields(Source source) {
        return switch (source) {
            case Source.File(var path, var format) ->
                task.catalog().files().stream()
                        .filter(file -> file.path().equals(path))
                        .flatMap(file ->
                                SnakeNames.of(file.columns().stream()
                                                .map(Column::name)
                                                .toList())
                                        .values()
                                        .stream())
                        .toList();
            case Source.Stream stream ->
                task.catalog().tables().stream()
                        .filter(table -> table.name().connection().equals(stream.connection())
                                && table.name().qualified().equals(stream.stream()))
                        .flatMap(table -> table.columns().stream().map(ColumnMetadata::name))
                        .toList();
            case Source.Output output -> List.of();
            case Source.Lists lists -> List.of();
        };
    }

    /** The steps that read a file, loads and extracts. */
    Stream<Step> readers() {
        return steps().filter(step -> sourceOf(step) instanceof Source.File);
    }

    static @Nullable Source sourceOf(Step step) {
        return switch (step) {
            case Step.Load load -> load.source();
            case Step.Extract extract -> extract.source();
            case Step.Bash bash -> null;
            case Step.Sql sql -> null;
        };
    }

    Optional<FileMetadata> file(Step step) {
        return sourceOf(step) instanceof Source.File(var path, var format)
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
