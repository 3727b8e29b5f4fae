package io.sluice.ui.request;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.StepText;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a repair changed in the steps, each under a line that names it. */
final class StepsDiff {

    private StepsDiff() {}

    /** Empty when no step reads differently. */
    static String of(Pipeline before, Pipeline after) {
        var last = Math.max(before.steps().size(), after.steps().size());
        return IntStream.range(0, last)
                .mapToObj(index -> of(step(before, index), step(after, index)))
                .filter(told -> !told.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String of(Optional<Step> before, Optional<Step> after) {
        var told = LineDiff.of(
                before.map(StepText::of).orElse(""), after.map(StepText::of).orElse(""));
        var named = after.or(() -> before).orElseThrow();
        return told.isEmpty() ? "" : "@@ step " + named.number() + " (" + named.type() + ")\n" + told;
    }

    private static Optional<Step> step(Pipeline pipeline, int index) {
        return pipeline.steps().stream().skip(index).findFirst();
    }
}
