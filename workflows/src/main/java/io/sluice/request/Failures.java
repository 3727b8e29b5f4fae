package io.sluice.request;

import io.sluice.durable.FailureDetails;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Locale;

/** Turns what went wrong into the outcome a person reads: a stable code, what happened, what to do next. */
final class Failures {

    private static final int LONGEST = 1000;

    private Failures() {}

    static Outcome outcome(Phase phase, TemporalFailure failure, boolean cancelled) {
        var cause = cause(failure);
        if (cancelled || cause instanceof CanceledFailure) {
            return new Outcome.Cancelled();
        }
        return switch (cause) {
            case ApplicationFailure e -> {
                var details = FailureDetails.of(e);
                yield failed(lower(e.getType()), phase, details.step(), e.getOriginalMessage(), details.next(), 0);
            }
            case TimeoutFailure e ->
                failed(
                        "timeout",
                        phase,
                        0,
                        "the work did not end in time",
                        "Look at the request in Temporal UI, then ask again.",
                        0);
            case TerminatedFailure e -> unread(phase, "was terminated");
            case WorkflowExecutionAlreadyStarted e -> unread(phase, "is open still");
            default ->
                failed(
                        "internal",
                        phase,
                        0,
                        String.valueOf(failure.getMessage()),
                        "This is a fault in Sluice: keep the request's logs and report it.",
                        0);
        };
    }

    private static Throwable cause(TemporalFailure failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof ActivityFailure || cause instanceof ChildWorkflowFailure)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Outcome unread(Phase phase, String why) {
        return failed(
                "internal",
                phase,
                0,
                "the child workflow that reads the sources " + why,
                "Terminate it in Temporal UI where it is open still, then resume the request.",
                0);
    }

    static Outcome gaveUp(ProblemRef problem, Phase phase) {
        return failed(
                lower(problem.kind().name()),
                phase,
                problem.step(),
                "still wrong after " + Tries.MAX_REPAIRS + " repairs",
                "Look at the repairs, then edit the draft or say it differently.",
                problem.id());
    }

    static Outcome byHand(ProblemRef problem, Phase phase) {
        return failed(
                lower(problem.kind().name()),
                phase,
                problem.step(),
                "a statement by hand stays as it is written",
                "Correct it and send it again.",
                problem.id());
    }

    static Outcome unrepaired(ProblemRef problem, String why) {
        return new Outcome.Failed(
                lower(problem.kind().name()),
                "repair",
                problem.step(),
                cut(why),
                "Edit the draft, mend the source, or say it differently.",
                problem.id());
    }

    static Outcome impatient(String why) {
        return new Outcome.Failed(
                "rate_limited",
                "rehearse",
                0,
                cut("the source asked for pauses of more than a week: " + why),
                "Ask for less at once, or for a higher limit.",
                0);
    }

    static Outcome restless(String why) {
        return new Outcome.Failed(
                "stale",
                "commit",
                0,
                cut("the target kept changing after each proof: " + why),
                "Ask again when fewer others write to the same rows.",
                0);
    }

    static Outcome partly(ProofRef proof, Outcome otherwise) {
        var why = otherwise instanceof Outcome.Failed failed ? failed.message() : "it was stopped in between";
        return new Outcome.PartlyCommitted(proof, why, "Resume it to finish the rest, or undo what is done.");
    }

    private static Outcome.Failed failed(
            String code, Phase phase, int step, String message, String next, long problem) {
        return new Outcome.Failed(code, phase.title(), step, cut(message), next, problem);
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
