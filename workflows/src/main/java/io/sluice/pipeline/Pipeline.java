package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an author drafted: steps in a DAG, the assumptions it made and the claims it can be held to. {@code readOnly} pipelines are
 * questions: they run once, on their source, and change nothing.
 */
public record Pipeline(List<Step> steps, List<String> assumptions, List<Claim> claims, boolean readOnly) {

    public Pipeline {
        steps = List.copyOf(steps);
        assumptions = List.copyOf(assumptions);
        claims = List.copyOf(claims);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a pipeline needs a step");
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() != i + 1) {
                throw new IllegalArgumentException("steps are numbered from 1 without a gap");
            }
        }
        topological(steps);
    }

    /** The same, with what was assumed besides. */
    public Pipeline assuming(List<String> more) {
        var all = Stream.concat(assumptions.stream(), more.stream()).distinct().toList();
        return new Pipeline(steps, all, claims, readOnly);
    }

    /** The steps in an order in which each comes after those it depends on; among equals the smaller number first. */
    @JsonIgnore
    public List<Step> inOrder() {
        return topological(steps);
    }

    /** The places whose rows are staged, each once, in an order that stays. Scripts make files, so that nothing is read before they have run. */
    @JsonIgnore
    public List<String> places() {
        return steps.stream().anyMatch(Step.Bash.class::isInstance)
                ? List.of()
                : steps.stream()
                        .filter(this::isStaged)
                        .flatMap(step -> switch (step) {
                            case Step.Extract extract -> extract.source().place().stream();
                            case Step.Load load -> load.source().place().stream();
                            case Step.Bash bash -> Stream.<String>of();
                            case Step.Sql sql -> Stream.<String>of();
                        })
                        .distinct()
                        .toList();
    }

    /** What only files are made of goes into them at once. */
    private boolean isStaged(Step step) {
        if (step instanceof Step.Load load && !(load.destination() instanceof Destination.Output)) {
            return load.destination() instanceof Destination.Table;
        }
        var readers = steps.stream()
                .filter(other -> other.dependsOn().contains(step.number()))
                .toList();
        return readers.isEmpty()
                || !readers.stream()
                        .allMatch(other ->
                                other instanceof Step.Load load && load.destination() instanceof Destination.File);
    }

    /** The loads that bring a step's rows into tables, by way of whatever steps. */
    public List<Step.Load> loadsOf(Step step) {
        return steps.stream()
                .filter(other -> other.dependsOn().contains(step.number()))
                .flatMap(other -> other instanceof Step.Load load && load.destination() instanceof Destination.Table
                        ? Stream.of(load)
                        : loadsOf(other).stream())
                .distinct()
                .toList();
    }

    private static List<Step> topological(List<Step> steps) {
        var done = new HashSet<Integer>();
        var order = new ArrayList<Step>();
        while (order.size() < steps.size()) {
            var next = steps.stream()
                    .filter(step -> !done.contains(step.number()) && done.containsAll(step.dependsOn()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "steps depend on each other in a circle, or on a step that is not there"));
            done.add(next.number());
            order.add(next);
        }
        return order;
    }
}
