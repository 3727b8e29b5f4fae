package io.sluice.request;

import io.sluice.durable.Limits;
import io.sluice.request.Phase.Approve;
import io.sluice.request.Phase.Ask;
import io.sluice.request.Phase.Commit;
import io.sluice.request.Phase.Finished;
import io.sluice.request.Phase.Generate;
import io.sluice.request.Phase.Halted;
import io.sluice.request.Phase.Introspect;
import io.sluice.request.Phase.Rehearse;
import io.sluice.request.Phase.Repair;
import io.sluice.request.Phase.SandboxRun;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;

/** The one loop that carries a request: enter a phase, do its work, and let what came of it name the next phase. */
public final class DataRequestRun extends SteeredRequest {

    private final Activities activities = new Activities();
    private final Story story = new Story();
    private final Repairs repairs;
    private int transitions;
    private boolean staged;
    private Duration pauses = Duration.ZERO;

    @WorkflowInit
    public DataRequestRun(DataRequest request) {
        super(request);
        var restart = request.restart();
        this.repairs = new Repairs(activities.journal, restart == null ? 0 : restart.written(), request.byHand());
    }

    @Override
    public Outcome run(DataRequest ignored) {
        enter(phase);
        while (!(phase instanceof Finished)) {
            enter(advance(phase));
        }
        var outcome = ((Finished) phase).outcome();
        cleanUp(outcome);
        Workflow.await(Workflow::isEveryHandlerFinished);
        return outcome;
    }

    private void enter(Phase next) {
        phase = next;
        transitions++;
        story.entered(next);
        detached(() -> activities.journal.entered(request.id(), transitions, next));
    }

    private Phase advance(Phase current) {
        try {
            Workflow.await(() -> counter.cancelled() || counter.decided() || allowed(current));
            if (counter.cancelled()) {
                return new Finished(settled(current, new Outcome.Cancelled()));
            }
            return counter.decided() ? counter.takeDecision() : inScope(current);
        } catch (ActivityFailure | CanceledFailure | ChildWorkflowFailure failure) {
            return new Finished(settled(current, Failures.outcome(current, failure, counter.cancelled())));
        }
    }

    private boolean allowed(Phase current) {
        return request.pace() == Pace.ONE_GO || counter.permits(current);
    }

    /** Runs a phase's work where the cancel update can reach it. */
    private Phase inScope(Phase current) {
        var result = new Phase[1];
        work = Workflow.newCancellationScope(() -> result[0] = next(current));
        work.run();
        return result[0];
    }

    private Phase next(Phase current) {
        return switch (current) {
            case Generate(var answers) ->
                switch (activities.author.draft(request.id(), answers)) {
                    case AuthorActivity.Drafted(var draft) -> new Introspect(draft, Tries.NONE);
                    case AuthorActivity.Unclear(var question) -> new Ask(question, answers);
                    case AuthorActivity.Declined(var refusal) -> new Finished(refusal);
                };
            case Ask(var question, var answers) -> asked(answers);
            case Halted halted -> halted(halted);
            case Introspect(var draft, var tries) ->
                switch (activities.inspector.inspect(draft)) {
                    case InspectActivity.Sound(var pipeline) ->
                        pipeline.readOnly() ? new Phase.Answer(pipeline, tries) : toProve(pipeline, tries);
                    case InspectActivity.Drifted(var pipeline) -> new SandboxRun(pipeline, tries);
                    case InspectActivity.Faulty(var problem) -> after(draft, problem, tries, current);
                };
            case Phase.Answer(var pipeline, var tries) ->
                switch (activities.answerer.answer(pipeline)) {
                    case AnswerActivity.Rows(var rows) -> {
                        repairs.worked(pipeline.draft(), tries);
                        yield new Finished(new Outcome.Answered(rows));
                    }
                    case AnswerActivity.Unanswered(var problem) ->
                        repairs.after(pipeline.draft(), problem, tries, current);
                };
            case SandboxRun(var pipeline, var tries) ->
                switch (activities.sandbox.run(pipeline, tries.repairs())) {
                    case SandboxActivity.Passed passed -> {
                        repairs.worked(pipeline.draft(), tries);
                        yield new Rehearse(pipeline, tries);
                    }
                    case SandboxActivity.Failed(var problem) -> after(pipeline.draft(), problem, tries, current);
                };
            case Repair(var draft, var problem, var tries) -> repaired(draft, problem, tries);
            case Rehearse(var pipeline, var tries) -> rehearsed(pipeline, tries);
            case Approve(var proof, var tries) -> approved(proof, tries);
            case Commit(var proof, var tries) ->
                switch (activities.committer.commit(proof)) {
                    case CommitActivity.Done done -> new Finished(new Outcome.Committed(proof.hash()));
                    case CommitActivity.Stale(var pipeline, var why) -> stale(pipeline, why, tries);
                    case CommitActivity.Broken(var problem) -> after(proof.draft(), problem, tries, current);
                };
            case Finished finished -> finished;
        };
    }

    /** What was approved as it is needs no sandbox; whatever differs from it does. */
    private Phase toProve(PipelineRef pipeline, Tries tries) {
        var replay = request.replay();
        return replay != null && replay.draft().equals(pipeline.draft())
                ? new Rehearse(pipeline, tries)
                : new SandboxRun(pipeline, tries);
    }

    /** Nobody's approved pipeline is changed unasked, unless that was agreed. */
    private Phase after(DraftRef draft, ProblemRef problem, Tries tries, Phase seenIn) {
        var replay = request.replay();
        return replay != null && !replay.repairs() && replay.draft().equals(draft)
                ? new Halted(draft, problem, tries)
                : repairs.after(draft, problem, tries, seenIn);
    }

    private Phase halted(Halted halted) {
        if (!heard() || !counter.answered()) {
            return decided();
        }
        var said = counter.takeAnswer(List.of()).getLast();
        return switch (Halt.read(said)) {
            case REPAIR -> new Repair(halted.draft(), halted.problem(), halted.tries());
            case AGAIN -> new Introspect(halted.draft(), halted.tries());
            case STOP -> new Finished(new Outcome.Rejected("it was not to be repaired"));
        };
    }

    private Phase asked(List<String> answers) {
        return heard() && counter.answered() ? new Generate(counter.takeAnswer(answers)) : decided();
    }

    /** Waits for a person; false when nobody said anything in time. */
    private boolean heard() {
        return Workflow.await(Limits.APPROVAL, () -> counter.answered() || counter.decided() || counter.cancelled());
    }

    private Phase decided() {
        if (counter.cancelled()) {
            return new Finished(new Outcome.Cancelled());
        }
        return counter.decided() ? counter.takeDecision() : new Finished(new Outcome.Expired());
    }

    private Phase repaired(DraftRef draft, ProblemRef problem, Tries tries) {
        var attempt = tries.repairs() + 1;
        return switch (activities.repairer.repair(draft, problem, attempt)) {
            case AuthorActivity.Patched(var patched) -> new Introspect(patched, tries.repaired());
            case AuthorActivity.Unrepaired(var why) -> {
                activities.journal.repairTried(draft, attempt, false);
                yield new Finished(Failures.unrepaired(problem, why));
            }
        };
    }

    private Phase rehearsed(PipelineRef pipeline, Tries tries) {
        staged = true;
        if (pipeline.parts() > 1) {
            var gathered = extractor().extract(Extraction.of(pipeline));
            pauses = pauses.plus(gathered.rested());
            if (gathered.problem() != null) {
                return after(pipeline.draft(), gathered.problem(), tries, new Rehearse(pipeline, tries));
            }
        }
        return switch (activities.rehearser.rehearse(pipeline, request.approval())) {
            case RehearseActivity.Sealed(var proof) -> new Approve(proof, tries);
            case RehearseActivity.Unproven(var problem) ->
                after(pipeline.draft(), problem, tries, new Rehearse(pipeline, tries));
            case RehearseActivity.Paused(var duration, var reason) -> rested(pipeline, duration, reason, tries);
        };
    }

    private ExtractionWorkflow extractor() {
        return Workflow.newChildWorkflowStub(
                ExtractionWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(request.id() + "/extraction")
                        .build());
    }

    /** A timer of the server's: no worker waits, and none need live that long. */
    private Phase rested(PipelineRef pipeline, Duration duration, String reason, Tries tries) {
        pauses = pauses.plus(duration);
        if (pauses.compareTo(Limits.APPROVAL) > 0) {
            return new Finished(Failures.impatient(reason));
        }
        story.rests(duration, reason);
        Workflow.await(duration, counter::cancelled);
        return new Rehearse(pipeline, tries);
    }

    private Phase approved(ProofRef proof, Tries tries) {
        if (request.approval() == Approval.NEVER) {
            return new Finished(new Outcome.Proven(proof.hash()));
        }
        if (request.pace() == Pace.ONE_GO && commitsItself(proof)) {
            return new Commit(proof, tries);
        }
        heard();
        return decided();
    }

    private boolean commitsItself(ProofRef proof) {
        return request.approval() == Approval.YES || request.approval() == Approval.AUTO && proof.policyAllows();
    }

    private Phase stale(PipelineRef pipeline, String why, Tries tries) {
        return tries.mayReprove() ? new Rehearse(pipeline, tries.reproven()) : new Finished(Failures.restless(why));
    }

    /** Once a commit has begun only the ledger knows how it ended. */
    private Outcome settled(Phase current, Outcome otherwise) {
        if (!(current instanceof Commit commit)) {
            return otherwise;
        }
        var settlement = new CommitActivity.Settlement[1];
        detached(() -> settlement[0] = activities.ledger.settle(commit.proof()));
        return switch (settlement[0]) {
            case ALL -> new Outcome.Committed(commit.proof().hash());
            case PART -> Failures.partly(commit.proof(), otherwise);
            case NOTHING -> otherwise;
        };
    }

    private void cleanUp(Outcome outcome) {
        if (!staged || outcome instanceof Outcome.Committed || outcome instanceof Outcome.PartlyCommitted) {
            return;
        }
        try {
            detached(() -> activities.cleaner.dropStages(request.id()));
        } catch (ActivityFailure targetIsGone) {
            // The registry in the target keeps the stages' names: the reconciler drops them when the target is back.
            Workflow.getLogger(DataRequestRun.class).info("stages of {} are left to the reconciler", request.id());
        }
    }

    private static void detached(Runnable effect) {
        Workflow.newDetachedCancellationScope(effect).run();
    }
}
