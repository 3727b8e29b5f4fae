package io.sluice.author.model;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.List;

/** Whether a repair drops or changes other rows than the draft did; a model's own word on this is not believed. */
final class Meaning {

    private Meaning() {}

    static boolean changes(Pipeline before, Pipeline after) {
        return !filters(before).equals(filters(after)) || writes(after) > writes(before);
    }

    private static List<Object> filters(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(Step.Load.class::isInstance)
                .map(Step.Load.class::cast)
                .map(load -> (Object)
                        List.of(load.dropWhen(), load.distinctOn(), load.mode(), load.key(), load.destination()))
                .toList();
    }

    private static long writes(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(step -> step instanceof Step.Sql sql && sql.output() == null)
                .count();
    }
}
