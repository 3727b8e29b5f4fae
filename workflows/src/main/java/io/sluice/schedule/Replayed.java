package io.sluice.schedule;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.List;

/** An approved pipeline as it runs from its second time on: the tables that it made are there. */
public final class Replayed {

    private final Pipeline approved;
    private final boolean adds;

    private Replayed(Pipeline approved, boolean adds) {
        this.approved = approved;
        this.adds = adds;
    }

    /**
     * A table that the pipeline made holds what the sources hold after each firing, unless it is fed by what is new only, or the sentence
     * {@code adds}. {@code request} is the one it was approved with.
     */
    public static Pipeline of(Pipeline approved, String request, boolean adds) {
        var replayed = new Replayed(approved, adds);
        return new Pipeline(
                approved.steps().stream().map(replayed::replayed).toList(),
                List.of("the pipeline is the one that was approved with request " + request),
                approved.claims(),
                approved.readOnly());
    }

    private Step replayed(Step step) {
        if (!(step instanceof Step.Load load)
                || !(load.destination() instanceof Destination.Table(var table, var create))
                || !create) {
            return step;
        }
        var replaces = load.mode() == WriteMode.APPEND && !adds && !readsOnlyNew(load);
        return load.into(new Destination.Table(table, false), replaces ? WriteMode.REPLACE : load.mode());
    }

    private boolean readsOnlyNew(Step step) {
        return step instanceof Step.Extract extract && extract.since() != null
                || approved.steps().stream()
                        .filter(before -> step.dependsOn().contains(before.number()))
                        .anyMatch(this::readsOnlyNew);
    }
}
