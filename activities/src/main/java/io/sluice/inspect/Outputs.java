package io.sluice.inspect;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the steps of a pipeline put out, by which they meet: names of row sets, and files under {@code /tmp}. */
public final class Outputs {

    private Outputs() {}

    /** The names that a step may read: those of the steps it depends on. */
    public static Set<String> readableBy(Pipeline pipeline, Step step) {
        return pipeline.steps().stream()
                .filter(other -> step.dependsOn().contains(other.number()))
                .flatMap(Outputs::of)
                .collect(Collectors.toSet());
    }

    static Stream<String> of(Step step) {
        return switch (step) {
            case Step.Extract extract -> Stream.of(extract.output());
            case Step.Sql sql -> Stream.ofNullable(sql.output());
            case Step.Bash bash -> bash.outputs().stream();
            case Step.Load load -> Stream.of();
        };
    }

    static List<String> all(Pipeline pipeline) {
        return pipeline.steps().stream().flatMap(Outputs::of).toList();
    }
}
