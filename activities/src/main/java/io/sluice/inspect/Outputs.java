package io.sluice.inspect;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Optional;
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

    /** Whether a step reads rows from outside the target that other steps then find there. */
    public static boolean staged(Step step) {
        return step instanceof Step.Extract
                || step instanceof Step.Load load && load.destination() instanceof Destination.Output;
    }

    /** The name of the rows that a step puts out. */
    public static Optional<String> rows(Step step) {
        return switch (step) {
            case Step.Extract extract -> Optional.of(extract.output());
            case Step.Sql sql -> Optional.ofNullable(sql.output());
            case Step.Load load when load.destination() instanceof Destination.Output(var name) -> Optional.of(name);
            case Step.Load load -> Optional.empty();
            case Step.Bash bash -> Optional.empty();
        };
    }

    static Stream<String> of(Step step) {
        return step instanceof Step.Bash bash ? bash.outputs().stream() : rows(step).stream();
    }

    static List<String> all(Pipeline pipeline) {
        return pipeline.steps().stream().flatMap(Outputs::of).toList();
    }
}
