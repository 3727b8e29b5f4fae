package io.sluice.schedule;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An approved pipeline as it runs from its second time on: the tables that it made are there. */
public final class Replayed {

    private final Pipeline approved;
    private final Set<Integer> onlyNew;
    private final boolean adds;

    private Replayed(Pipeline approved, Set<Integer> onlyNew, boolean adds) {
        this.approved = approved;
        this.onlyNew = onlyNew;
        this.adds = adds;
    }

    /**
     * {@code request} is the one it was approved with; {@code onlyNew} are the steps that read only what is new; a table that the pipeline made and that is not fed by one of these holds
     * what the sources hold after each firing, unless the sentence {@code adds}.
     */
    public static Pipeline of(Pipeline approved, String request, Set<Integer> onlyNew, boolean adds) {
        return new Replayed(approved, onlyNew, adds).pipeline(request);
    }

    private Pipeline pipeline(String request) {
        var steps = approved.steps().stream()
                .map(step -> step instanceof Step.Load load ? replayed(load) : step)
                .toList();
        var assumptions = List.of("the pipeline is the one that was approved with request " + request);
        return new Pipeline(steps, assumptions, approved.claims(), approved.readOnly());
    }

    private Step replayed(Step.Load load) {
        if (!(load.destination() instanceof Destination.Table(var table, var create)) || !create) {
            return load;
        }
        var replaces = load.mode() == WriteMode.APPEND && !adds && !readsOnlyNew(load);
        return load.into(new Destination.Table(table, false), replaces ? WriteMode.REPLACE : load.mode());
    }

    private boolean readsOnlyNew(Step step) {
        var before = new HashSet<>(step.dependsOn());
        var grown = true;
        while (grown) {
            grown = approved.steps().stream()
                    .filter(one -> before.contains(one.number()))
                    .flatMap(one -> one.dependsOn().stream())
                    .toList()
                    .stream()
                    .map(before::add)
                    .reduce(false, Boolean::logicalOr);
        }
        return before.stream().anyMatch(onlyNew::contains);
    }
}
