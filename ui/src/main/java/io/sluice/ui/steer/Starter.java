package io.sluice.ui.steer;

import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.request.DataRequest;
import io.sluice.request.DataRequestWorkflow;
import io.sluice.request.ProofRef;
import io.sluice.store.Redaction;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the workflow of a stored request under the request's id; a second start is no error and starts nothing. */
@Component
public class Starter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SUMMARY = 100;
    private static final String DEFAULT_TARGET = "warehouse";

    private final WorkflowClient client;

    Starter(TemporalConnection temporal) {
        this.client = temporal.client();
    }

    /** Nothing happens when the id was ever started. */
    public void start(StoredRequest request) {
        start(request, null, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
    }

    /** Goes on at the commit of this proof, under the same id. */
    public void resume(StoredRequest request, ProofRef proof) {
        start(request, proof, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    }

    private void start(StoredRequest request, @Nullable ProofRef proof, WorkflowIdReusePolicy reuse) {
        var input = new DataRequest(request.id(), request.approval(), request.pace(), proof);
        Steering.within(PATIENCE, () -> late(request), () -> {
            var workflow = client.newWorkflowStub(DataRequestWorkflow.class, options(request, reuse));
            try {
                return WorkflowClient.start(workflow::run, input);
            } catch (WorkflowExecutionAlreadyStarted once) {
                return once.getExecution(); // that is what was asked for
            }
        });
    }

    private static ApiProblem late(StoredRequest request) {
        return ApiProblem.unavailable(
                "temporal_unreachable",
                "Temporal does not answer; request " + request.id() + " is stored",
                "It starts by itself when Temporal is back: look at /v1/requests/" + request.id() + ".");
    }

    private static WorkflowOptions options(StoredRequest request, WorkflowIdReusePolicy reuse) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(request.id())
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowIdReusePolicy(reuse)
                .setStaticSummary(summary(request.sentence()))
                .setStaticDetails("Request `" + request.id() + "`, pipeline " + request.pipelineId())
                .setTypedSearchAttributes(attributes(request))
                .build();
    }

    private static io.temporal.common.SearchAttributes attributes(StoredRequest request) {
        var attributes = io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.USER, String.valueOf(request.userId()))
                .set(
                        SearchAttributes.TARGET,
                        request.into().isEmpty()
                                ? DEFAULT_TARGET
                                : request.into().getFirst());
        if (!request.on().isEmpty()) {
            attributes.set(SearchAttributes.CONNECTOR, request.on());
        }
        return attributes.build();
    }

    /** Temporal refuses a summary over 400 bytes: 100 characters of any script fit. */
    static String summary(String sentence) {
        var line = Redaction.of(sentence).replaceAll("\\s+", " ").strip();
        var end = line.offsetByCodePoints(0, Math.min(SUMMARY, line.codePointCount(0, line.length())));
        var cut = line.substring(0, end);
        return cut.getBytes(StandardCharsets.UTF_8).length <= 4 * SUMMARY - 4 ? cut : cut.substring(0, SUMMARY / 2);
    }
}
