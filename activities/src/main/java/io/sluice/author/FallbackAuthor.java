package io.sluice.author;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks the first author and, when it fails, the second, and says so in the draft. After three failures in a row the first is left alone for a
 * minute, so that a dead model costs its timeout once and not with every request.
 */
public final class FallbackAuthor implements Author {

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofMinutes(1);

    private final Author first;
    private final Author second;
    private final Clock clock;
    private int failures;
    private Instant resting = Instant.MIN;

    public FallbackAuthor(Author first, Author second, Clock clock) {
        this.first = first;
        this.second = second;
        this.clock = clock;
    }

    @Override
    public Drafting draft(Task task) {
        return asked(() -> first.draft(task), () -> flagged(second.draft(task)));
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        Supplier<Repairing> other = () -> second.repair(task, broken, problem, earlier);
        return asked(
                () -> first.repair(task, broken, problem, earlier) instanceof Patched patched ? patched : other.get(),
                other);
    }

    @Override
    public int candidates() {
        return first.candidates();
    }

    /** Of the first author only: what the second says is known. */
    @Override
    public Drafting another(Task task, int number) {
        return first.another(task, number);
    }

    private <T> T asked(Supplier<T> one, Supplier<T> other) {
        if (isResting()) {
            return other.get();
        }
        try {
            var reply = one.get();
            succeeded();
            return reply;
        } catch (RuntimeException unavailable) {
            failed();
            System.getLogger(FallbackAuthor.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0} gave nothing: {1}",
                            first.stamp().name(),
                            unavailable.getMessage());
            return other.get();
        }
    }

    private Drafting flagged(Drafting drafting) {
        if (!(drafting instanceof Drafted(var pipeline, var by))) {
            return drafting;
        }
        var assumptions = new ArrayList<>(pipeline.assumptions());
        assumptions.add("the model " + first.stamp().name() + " did not answer, so the built-in planner wrote this");
        return new Drafted(new Pipeline(pipeline.steps(), assumptions, pipeline.claims(), pipeline.readOnly()), by);
    }

    private synchronized boolean isResting() {
        return clock.instant().isBefore(resting);
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    private synchronized void failed() {
        failures++;
        if (failures >= FAILURES) {
            resting = clock.instant().plus(REST);
            failures = 0;
        }
    }

    @Override
    public Stamp stamp() {
        return first.stamp();
    }
}
