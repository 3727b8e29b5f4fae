package io.sluice.author;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.request.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks the first author and, when it fails, the second, and says so in whatever that one writes. After three failures in a row the first is
 * left alone for a minute, so that a dead model costs its timeout once and not with every request; a request that has used its budget says
 * nothing about the model.
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
        return asked(() -> first.draft(task), why -> flagged(second.draft(task), why));
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        return asked(
                () -> first.repair(task, broken, problem, earlier) instanceof Patched patched
                        ? patched
                        : second.repair(task, broken, problem, earlier),
                why -> flagged(second.repair(task, broken, problem, earlier), why));
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

    private <T> T asked(Supplier<T> one, Function<String, T> other) {
        if (isResting()) {
            return other.apply(said("did not answer"));
        }
        try {
            var reply = one.get();
            succeeded();
            return reply;
        } catch (BudgetSpent spent) {
            return other.apply(said("was not asked, as " + spent.getMessage()));
        } catch (RuntimeException unavailable) {
            failed();
            System.getLogger(FallbackAuthor.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0} gave nothing: {1}",
                            first.stamp().name(),
                            unavailable.getMessage());
            return other.apply(said("did not answer"));
        }
    }

    private String said(String what) {
        return "the model " + first.stamp().name() + " " + what;
    }

    private static Drafting flagged(Drafting drafting, String why) {
        return switch (drafting) {
            case Drafted(var pipeline, var by) -> {
                var assumptions = new ArrayList<>(pipeline.assumptions());
                assumptions.add(why + ", so the built-in planner wrote this");
                yield new Drafted(
                        new Pipeline(pipeline.steps(), assumptions, pipeline.claims(), pipeline.readOnly()), by);
            }
            case Unclear(var question, var by) ->
                new Unclear(question.remarking("(The built-in planner asks: " + why + ".)"), by);
            case Declined(var refusal, var by) ->
                new Declined(
                        new Outcome.Refused(
                                refusal.rule(),
                                refusal.message() + " (The built-in planner says so: " + why + ".)",
                                refusal.next()),
                        by);
        };
    }

    private static Repairing flagged(Repairing repairing, String why) {
        var flag = " (by the built-in planner: " + why + ")";
        return switch (repairing) {
            case Patched(var pipeline, var reason, var changesMeaning, var by) ->
                new Patched(pipeline, reason + flag, changesMeaning, by);
            case Unrepaired(var reason) -> new Unrepaired(reason + flag);
        };
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
