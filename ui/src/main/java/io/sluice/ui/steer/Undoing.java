package io.sluice.ui.steer;

import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.request.Approval;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.undo.UndoOutcome;
import io.sluice.undo.UndoRequest;
import io.sluice.undo.UndoWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes commits back by the undo workflow; twice is once, and one that ended without effect may be started again. */
@Component
public class Undoing {

    private final WorkflowClient client;

    Undoing(TemporalConnection temporal) {
        this.client = temporal.client();
    }

    /** Returns when it is undone, or at once when somebody else must approve it; throws what stood in its way. */
    public void undo(StoredRequest request, boolean partial, Approval approval) {
        if (request.open()) {
            throw ApiProblem.conflict("not_committed", "the request is not committed yet", "Cancel it instead.");
        }
        var undo = new UndoRequest(request.id(), partial, approval);
        var workflow = client.newWorkflowStub(UndoWorkflow.class, options(undo, request));
        WorkflowClient.start(workflow::run, undo);
        if (approval != Approval.ASK) {
            refuse(Steering.within(
                    Waiting.LONGEST,
                    () -> ApiProblem.unavailable(
                            "not_done_yet", "the undo is still going on", "Look at the request later."),
                    () -> WorkflowStub.fromTyped(workflow).getResult(UndoOutcome.class)));
        }
    }

    private static void refuse(UndoOutcome outcome) {
        switch (outcome) {
            case UndoOutcome.Undone done -> {}
            case UndoOutcome.Conflicting o ->
                throw ApiProblem.conflict(
                        "undo_conflicts",
                        o.conflicts() + " rows were changed by others since; nothing was undone",
                        "Undo the rest with partial, or put these rows right by hand.");
            case UndoOutcome.Impossible o ->
                throw ApiProblem.conflict("cannot_undo", o.reason(), "Put it right by hand.");
            case UndoOutcome.Rejected o -> throw ApiProblem.conflict("rejected", o.reason(), "Nothing was undone.");
            case UndoOutcome.Cancelled o ->
                throw ApiProblem.conflict("cancelled", "the undo was stopped", "Nothing was undone; start it again.");
            case UndoOutcome.Failed o -> throw ApiProblem.of(HttpStatus.BAD_GATEWAY, o.code(), o.message(), o.next());
        }
    }

    private static WorkflowOptions options(UndoRequest undo, StoredRequest request) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(undo.workflowId())
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setStaticSummary(Starter.summary("undo: " + request.sentence()))
                .setStaticDetails("Takes back request `" + request.id() + "`")
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.USER, String.valueOf(request.userId()))
                        .build())
                .build();
    }
}
