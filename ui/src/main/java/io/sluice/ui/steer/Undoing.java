package io.sluice.ui.steer;

import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.request.Approval;
import io.sluice.store.Inputs;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import io.sluice.undo.UndoOutcome;
import io.sluice.undo.UndoPhase;
import io.sluice.undo.UndoRequest;
import io.sluice.undo.UndoWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes commits back by the undo workflow; twice is once, and one that ended without effect may be started again. */
@Component
public class Undoing {

    /** The id of a request's undo begins so; no request's own id does. */
    public static final String PREFIX = "undo-";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
            var outcome = Steering.within(Waiting.LONGEST, () -> late(request.id()), () -> approved(workflow, partial));
            refusal(request.id(), outcome).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    /**
     * The call is the approval, also of an undo that somebody wanted to look at first and that still waits; but not of one that leaves rows
     * as they are, unless that is wanted.
     */
    private static UndoOutcome approved(UndoWorkflow workflow, boolean partial) {
        if (workflow.phase() instanceof UndoPhase.Approve(var plan)) {
            if (plan.conflicts() > 0 && !partial) {
                return new UndoOutcome.Conflicting(plan.conflicts(), plan.later(), plan.more());
            }
            workflow.approve(plan.hash());
        }
        return WorkflowStub.fromTyped(workflow).getResult(UndoOutcome.class);
    }

    /** The request that an undo's id speaks of; any other id stays as it is. */
    public static String requestOf(String id) {
        return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    }

    /** Where the latest undo of a request stands. */
    public UndoPhase phase(StoredRequest request) {
        var undo = PREFIX + request.id();
        return Steering.within(PATIENCE, () -> late(request.id()), () -> {
            try {
                return client.newWorkflowStub(UndoWorkflow.class, undo).phase();
            } catch (WorkflowNotFoundException e) {
                throw ApiProblem.unknownRequest(undo);
            }
        });
    }

    /** What stood in the way, if anything did. */
    public static Optional<ApiProblem> refusal(String request, UndoOutcome outcome) {
        return switch (outcome) {
            case UndoOutcome.Undone done -> Optional.empty();
            case UndoOutcome.Conflicting o -> Optional.of(new UndoConflicts(request, o).problem());
            case UndoOutcome.Impossible o ->
                Optional.of(ApiProblem.conflict("cannot_undo", o.reason(), "Put it right by hand."));
            case UndoOutcome.Rejected o ->
                Optional.of(
                        ApiProblem.conflict("rejected", o.reason(), "Nothing was undone; start it again if wanted."));
            case UndoOutcome.Cancelled o ->
                Optional.of(ApiProblem.conflict(
                        "cancelled", "the undo was stopped", "Nothing was undone; start it again."));
            case UndoOutcome.Failed o ->
                Optional.of(ApiProblem.of(HttpStatus.BAD_GATEWAY, o.code(), o.message(), o.next()));
        };
    }

    private static ApiProblem late(String request) {
        return ApiProblem.unavailable(
                "not_done_yet", "the undo is still going on", "Look at it later: " + Where.request(request) + ".");
    }

    private static WorkflowOptions options(UndoRequest undo, StoredRequest request) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(undo.workflowId())
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setStaticSummary(Inputs.summary("undo: " + request.sentence()))
                .setStaticDetails("Takes back request `" + request.id() + "`")
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.USER, String.valueOf(request.userId()))
                        .build())
                .build();
    }
}
