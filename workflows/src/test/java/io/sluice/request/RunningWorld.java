package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.durable.Payloads;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;

/** A world on Temporal's in-JVM test server, with one request of id {@code r} ready to start. */
final class RunningWorld implements AutoCloseable {

    private final TestWorkflowEnvironment temporal;
    private final DataRequestWorkflow workflow;

    RunningWorld(World world) {
        temporal = TestWorkflowEnvironment.newInstance(options());
        var workflows = temporal.newWorker(TaskQueues.WORKFLOWS);
        workflows.registerWorkflowImplementationTypes(DataRequestRun.class, ExtractionRun.class);
        workflows.registerActivitiesImplementations(world);
        for (var queue : List.of(TaskQueues.MODEL, TaskQueues.SANDBOX, TaskQueues.DATA, TaskQueues.EXTRACT)) {
            temporal.newWorker(queue).registerActivitiesImplementations(world);
        }
        temporal.start();
        workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        DataRequestWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId("r")
                                .build());
    }

    private static TestEnvironmentOptions options() {
        return TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute(SearchAttributes.PHASE.getName(), SearchAttributes.PHASE.getValueType())
                .registerSearchAttribute(SearchAttributes.OUTCOME.getName(), SearchAttributes.OUTCOME.getValueType())
                .build();
    }

    DataRequestWorkflow workflow() {
        return workflow;
    }

    /** The test server's time passes only while somebody waits for it. */
    void letsTimePass(Duration time) {
        temporal.sleep(time);
    }

    void waitsIn(String phase) {
        for (int i = 0; i < 200 && !workflow.phase().title().equals(phase); i++) {
            letsTimePass(Duration.ofMillis(50));
        }
        assertThat(workflow.phase().title()).isEqualTo(phase);
    }

    void extractsAlready(String id, Extraction extraction) {
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(id)
                .build();
        var child = temporal.getWorkflowClient().newWorkflowStub(ExtractionWorkflow.class, options);
        WorkflowClient.start(child::extract, extraction);
    }

    String history() {
        return history("r");
    }

    String history(String id) {
        return temporal.getWorkflowClient().fetchHistory(id).toJson(true);
    }

    @Override
    public void close() {
        temporal.close();
    }
}
