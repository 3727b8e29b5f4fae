package io.sluice.store;

import io.sluice.pipeline.Problem;
import io.sluice.request.Halt;
import io.sluice.request.Outcome;
import io.sluice.request.Pace;
import io.sluice.request.Phase;
import io.sluice.request.ProofRef;
import io.sluice.request.Question;
import org.jspecify.annotations.Nullable;

/** Which status and outcome a phase means for those who read the store. */
public final class Standings {

    private static final String PENDING = "pending";
    private static final String RUNNING = "running";

    private final Problems problems;

    public Standings(Problems problems) {
        this.problems = problems;
    }

    public Standing after(StoredRequest request, Phase phase) {
        return switch (phase) {
            case Phase.Ask ask -> new Standing(phase.title(), PENDING, "asked", ask.question(), null, null);
            case Phase.Halted halted -> new Standing(phase.title(), PENDING, "asked", question(halted), null, null);
            case Phase.Approve approve
            when waits(request, approve) -> Standing.of(phase.title(), PENDING, "awaiting_approval");
            case Phase.Finished finished -> finished(request, finished.outcome());
            case Phase.Generate p -> running(phase);
            case Phase.Introspect p -> running(phase);
            case Phase.Answer p -> stepped(request, phase);
            case Phase.SandboxRun p -> p.tries().repairs() == 0 ? stepped(request, phase) : running(phase);
            case Phase.Repair p -> stepped(request, phase);
            case Phase.Rehearse p -> running(phase);
            case Phase.Approve p -> running(phase);
            case Phase.Commit p -> running(phase);
        };
    }

    private Question question(Phase.Halted halted) {
        var problem = problems.load(halted.problem().id());
        return new Question(
                "The pipeline that was approved no longer fits: " + problem.message() + ". " + problem.next()
                        + ". Repair it, try again as it is, or stop?",
                Halt.WORDS);
    }

    private static Standing running(Phase phase) {
        return Standing.of(phase.title(), RUNNING, RUNNING);
    }

    /** Step by step, the phase waits for its call. */
    private static Standing stepped(StoredRequest request, Phase phase) {
        return request.pace() == Pace.STEP_BY_STEP ? Standing.of(phase.title(), PENDING, RUNNING) : running(phase);
    }

    /** Mirrors the workflow: nobody must be told to approve what commits itself a moment later. */
    private static boolean waits(StoredRequest request, Phase.Approve approve) {
        return switch (request.approval()) {
            case NEVER -> false;
            case ASK -> true;
            case YES -> request.pace() == Pace.STEP_BY_STEP;
            case AUTO -> request.pace() == Pace.STEP_BY_STEP || !approve.proof().policyAllows();
        };
    }

    /** How a request stands that ended so. */
    public Standing finished(StoredRequest request, Outcome outcome) {
        var good = request.repairs() > 0 ? "repaired" : "success";
        return switch (outcome) {
            case Outcome.Committed o -> ended(outcome, good, null, null);
            case Outcome.Answered o -> ended(outcome, good, null, null);
            case Outcome.Proven o -> ended(outcome, good, null, null);
            case Outcome.Rejected o ->
                failed(outcome, "rejected", "approve", 0, o.reason(), "Edit the draft or say it differently.");
            case Outcome.Refused o -> failed(outcome, o.rule(), "generate", 0, o.message(), o.next());
            case Outcome.Expired o ->
                failed(outcome, "expired", at(request), 0, "nobody decided in time", "Ask again.");
            case Outcome.Cancelled o ->
                failed(outcome, "cancelled", at(request), 0, "it was cancelled", "Ask again when you want it done.");
            case Outcome.PartlyCommitted o -> partly(outcome, o.proof(), o.message(), o.next());
            case Outcome.Failed o ->
                o.problem() == 0
                        ? failed(outcome, o.code(), o.phase(), o.step(), o.message(), o.next())
                        : failed(request, o, problems.load(o.problem()));
        };
    }

    /**
     * The cause and what cures it, then why nothing more was tried; a statement by hand is never repaired: it has no draft to edit and no
     * other words.
     */
    private static Standing failed(StoredRequest request, Outcome.Failed outcome, Problem problem) {
        if (request.writtenIn() == WrittenIn.SQL) {
            return failed(outcome, outcome.code(), problem.phase(), outcome.step(), problem.message(), problem.next());
        }
        var message = problem.message() + "; " + outcome.message();
        var next = problem.next().isBlank() ? outcome.next() : sentence(problem.next()) + " " + outcome.next();
        return failed(outcome, outcome.code(), outcome.phase(), outcome.step(), message, next);
    }

    private static String sentence(String words) {
        return words.matches("(?s).*[.!?]") ? words : words + ".";
    }

    private static String at(StoredRequest request) {
        var phase = request.phase();
        return phase == null ? "generate" : phase;
    }

    private static Standing partly(Outcome outcome, ProofRef proof, String message, String next) {
        var error = new RequestError("partly_committed", "commit", 0, message, next);
        return ended(outcome, "failed", error, proof);
    }

    private static Standing failed(Outcome outcome, String code, String phase, int step, String message, String next) {
        return ended(outcome, "failed", new RequestError(code, phase, step, message, next), null);
    }

    private static Standing ended(
            Outcome outcome, String status, @Nullable RequestError error, @Nullable ProofRef resumable) {
        return new Standing("finished", status, outcome.title(), null, error, resumable);
    }
}
