package io.sluice.ui.steer;

import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.request.DataRequest;
import io.sluice.request.DataRequestWorkflow;
import io.sluice.store.Inputs;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Starts the workflow of a stored request under the request's id; a second start is no error and starts nothing. */
@Component
public class Starter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Store store;
    private final WorkflowClient client;

    Starter(Store store, TemporalConnection temporal) {
        this.store = store;
        this.client = temporal.client();
    }

    /** Nothing happens when the id was ever started. */
    public void start(StoredRequest request) {
        var once = WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE;
        start(request, store.inputs().of(request), once, "It starts by itself when Temporal is back");
    }

    /** Goes on with what failed or was committed in part, under the same id. */
    public void resume(StoredRequest request) {
        var again = WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
        start(request, store.inputs().again(request), again, "It goes on, or ends as it was, when Temporal is back");
    }

    private void start(StoredRequest request, DataRequest input, WorkflowIdReusePolicy reuse, String next) {
        Steering.within(PATIENCE, () -> late(request, next), () -> {
            var workflow = client.newWorkflowStub(DataRequestWorkflow.class, options(request, reuse));
            try {
                return WorkflowClient.start(workflow::run, input);
            } catch (WorkflowExecutionAlreadyStarted once) {
                return once.getExecution(); // that is what was asked for
            }
        });
    }

    private static ApiProblem late(StoredRequest request, String next) {
        return ApiProblem.unavailable(
                "temporal_unreachable",
                "Temporal does not answer; request " + request.id() + " is stored",
                next + ": " + Where.request(request.id()) + ".");
    }

    private static WorkflowOptions options(StoredRequest request, WorkflowIdReusePolicy reuse) {
        var label = Inputs.label(request);
        return WorkflowOptions.newBuilder()
                .setWorkflowId(request.id())
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowIdReusePolicy(reuse)
                .setStaticSummary(label.summary())
                .setStaticDetails(label.details())
                .setTypedSearchAttributes(label.attributes())
                .build();
    }
}
