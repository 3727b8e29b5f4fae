package io.sluice.ui.reconcile;

import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.request.CommitActivity.Settlement;
import io.sluice.request.Outcome;
import io.sluice.request.ProofRef;
import io.sluice.request.SettlementWorkflow;
import io.sluice.store.Standings;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Steering;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks Temporal whether a workflow lives and, where a commit was under way when it ended, the ledger how far that came. */
@Component
class Fates {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Store store;
    private final WorkflowClient client;
    private final Standings standings;

    Fates(Store store, TemporalConnection temporal) {
        this.store = store;
        this.client = temporal.client();
        this.standings = new Standings(store.problems());
    }

    Fate of(StoredRequest request) {
        try {
            var workflow = client.newUntypedWorkflowStub(request.id());
            return switch (workflow.describe().getStatus()) {
                case WORKFLOW_EXECUTION_STATUS_COMPLETED -> ended(request, workflow.getResult(Outcome.class));
                case WORKFLOW_EXECUTION_STATUS_CANCELED -> ended(request, settled(request, new Outcome.Cancelled()));
                case WORKFLOW_EXECUTION_STATUS_TERMINATED -> ended(request, settled(request, terminated(request)));
                case WORKFLOW_EXECUTION_STATUS_FAILED, WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
                    ended(request, settled(request, broken(request)));
                default -> new Fate.Alive();
            };
        } catch (WorkflowNotFoundException e) {
            return new Fate.Unknown();
        }
    }

    private Fate ended(StoredRequest request, Outcome outcome) {
        return new Fate.Ended(standings.finished(request, outcome));
    }

    /** Once a commit has begun only the ledger knows how it ended. */
    private Outcome settled(StoredRequest request, Outcome otherwise) {
        var proof = proof(request);
        if (!"commit".equals(request.phase()) || proof.isEmpty()) {
            return otherwise;
        }
        return switch (ledger(proof.get())) {
            case ALL -> new Outcome.Committed(proof.get().hash());
            case PART ->
                new Outcome.PartlyCommitted(
                        proof.get(), "it was ended in between", "Resume it to finish the rest, or undo what is done.");
            case NOTHING -> otherwise;
        };
    }

    private Optional<ProofRef> proof(StoredRequest request) {
        return store.proofs().latest(request.id()).map(proof -> new ProofRef(proof.draft(), proof.hash(), false));
    }

    private Settlement ledger(ProofRef proof) {
        var workflow = client.newWorkflowStub(
                SettlementWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId("settlement-" + UUID.randomUUID())
                        .setTaskQueue(TaskQueues.WORKFLOWS)
                        .setWorkflowExecutionTimeout(PATIENCE)
                        .build());
        return Steering.within(
                PATIENCE,
                () -> ApiProblem.unavailable("no_worker", "the ledger could not be read in time", "Start a worker."),
                () -> workflow.settle(proof));
    }

    private static Outcome terminated(StoredRequest request) {
        return new Outcome.Failed(
                "terminated", at(request), 0, "an operator ended it", "Resume it if it is still wanted.", 0);
    }

    private static Outcome broken(StoredRequest request) {
        return new Outcome.Failed(
                "workflow_failed",
                at(request),
                0,
                "its workflow broke",
                "Look at it in Temporal UI, report it, and resume it when that is mended.",
                0);
    }

    private static String at(StoredRequest request) {
        var phase = request.phase();
        return phase == null ? "generate" : phase;
    }
}
