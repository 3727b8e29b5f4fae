package io.sluice.undo;

import io.sluice.durable.FailureDetails;
import io.sluice.durable.Limits;
import io.sluice.durable.SearchAttributes;
import io.sluice.request.Approval;
import io.sluice.request.Refusal;
import io.sluice.undo.UndoPhase.Apply;
import io.sluice.undo.UndoPhase.Approve;
import io.sluice.undo.UndoPhase.Check;
import io.sluice.undo.UndoPhase.Finished;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The loop of an undo; a plan that others overtook is made anew, so nobody's later work is overwritten. */
public final class UndoRun implements UndoWorkflow {

    private static final int MAX_PLANS = 3;

    private final UndoRequest undo;
    private final UndoActivity undoer =
            Workflow.newActivityStub(UndoActivity.class, Limits.inspect("compare and plan"));
    private final UndoActivity writer = Workflow.newActivityStub(UndoActivity.class, Limits.commit("put it back once"));
    private final UndoActivity journal = Workflow.newActivityStub(UndoActivity.class, Limits.journal());
    private UndoPhase phase = new Check();
    private int transitions;
    private int plans;
    private @Nullable UndoPhase decision;

    @WorkflowInit
    public UndoRun(UndoRequest undo) {
        this.undo = undo;
    }

    @Override
    public UndoOutcome run(UndoRequest ignored) {
        enter(phase);
        while (!(phase instanceof Finished)) {
            enter(advance(phase));
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        return ((Finished) phase).outcome();
    }

    private void enter(UndoPhase next) {
        phase = next;
        transitions++;
        Workflow.setCurrentDetails("Undo of `" + undo.request() + "`: **" + next.title() + "**");
        Workflow.upsertTypedSearchAttributes(SearchAttributes.PHASE.valueSet("undo_" + next.title()));
        Workflow.newDetachedCancellationScope(() -> journal.entered(undo.request(), transitions, next))
                .run();
    }

    private UndoPhase advance(UndoPhase current) {
        try {
            return next(current);
        } catch (ActivityFailure failure) {
            return new Finished(failed(failure));
        } catch (CanceledFailure stopped) {
            return new Finished(new UndoOutcome.Cancelled());
        }
    }

    private UndoPhase next(UndoPhase current) {
        return switch (current) {
            case Check check -> checked();
            case Approve(var plan) -> approved();
            case Apply(var plan) ->
                switch (writer.apply(plan, undo.partial())) {
                    case UndoActivity.Applied(var rows, var conflicts) ->
                        new Finished(new UndoOutcome.Undone(rows, conflicts));
                    case UndoActivity.Outdated outdated -> again(plan);
                };
            case Finished finished -> finished;
        };
    }

    private UndoPhase checked() {
        plans++;
        return switch (undoer.check(undo)) {
            case UndoActivity.Already(var rows) -> new Finished(new UndoOutcome.Undone(rows, 0));
            case UndoActivity.Overwritten(var by, var more) -> new Finished(new UndoOutcome.Conflicting(0, by, more));
            case UndoActivity.Never(var reason) -> new Finished(new UndoOutcome.Impossible(reason));
            case UndoActivity.Planned(var plan) -> {
                if (plan.conflicts() > 0 && !undo.partial()) {
                    yield new Finished(new UndoOutcome.Conflicting(plan.conflicts(), plan.later(), plan.more()));
                }
                yield undo.approval() == Approval.ASK ? new Approve(plan) : new Apply(plan);
            }
        };
    }

    private UndoPhase approved() {
        Workflow.await(Limits.APPROVAL, () -> decision != null);
        var decided = decision == null ? new Finished(new UndoOutcome.Cancelled()) : decision;
        decision = null;
        return decided;
    }

    private UndoPhase again(UndoRef plan) {
        return plans < MAX_PLANS
                ? new Check()
                : new Finished(new UndoOutcome.Conflicting(plan.rows(), plan.later(), plan.more()));
    }

    private static UndoOutcome failed(ActivityFailure failure) {
        return switch (failure.getCause()) {
            case ApplicationFailure e ->
                new UndoOutcome.Failed(
                        e.getType().toLowerCase(Locale.ROOT),
                        e.getOriginalMessage(),
                        FailureDetails.of(e).next());
            case CanceledFailure e -> new UndoOutcome.Cancelled();
            case null, default ->
                new UndoOutcome.Failed(
                        "internal", String.valueOf(failure.getMessage()), "Look at the undo in Temporal UI.");
        };
    }

    @Override
    public UndoPhase phase() {
        return phase;
    }

    @Override
    public void approve(String plan) {
        if (phase instanceof Approve waiting) {
            decision = new Apply(waiting.plan());
        }
    }

    @Override
    public void mayApprove(String plan) {
        if (!(phase instanceof Approve waiting) || !waiting.plan().hash().equals(plan)) {
            throw new Refusal("this undo plan is not the one that waits: look at the diff again");
        }
    }

    @Override
    public void reject(String reason) {
        decision = new Finished(new UndoOutcome.Rejected(reason));
    }

    @Override
    public void mayReject(String reason) {
        if (!(phase instanceof Approve)) {
            throw new Refusal("nothing waits for approval: the undo is in " + phase.title());
        }
    }
}
