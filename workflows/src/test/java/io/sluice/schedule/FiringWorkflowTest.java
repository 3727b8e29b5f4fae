package io.sluice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.durable.Payloads;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.request.Approval;
import io.sluice.request.DataRequest;
import io.sluice.request.Label;
import io.sluice.request.Outcome;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.EncodedValues;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.DynamicWorkflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiringWorkflowTest {

    private static final String ID = FiringWorkflow.PREFIX + "morning-2026-11-28T07:00:00Z";
    private static final String REQUEST = "morning-20261128070000";
    private static final Path FIRED = Path.of("src/test/resources/firings/fired.json");

    private final Keeper keeper = new Keeper();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options());

    {
        var workflows = temporal.newWorker(TaskQueues.WORKFLOWS);
        workflows.registerWorkflowImplementationTypes(FiringRun.class, AnyRequest.class);
        temporal.newWorker(TaskQueues.DATA).registerActivitiesImplementations(keeper);
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    /** A request that is committed at once. */
    public static final class AnyRequest implements DynamicWorkflow {
        @Override
        public Object execute(EncodedValues input) {
            return new Outcome.Committed("proof");
        }
    }

    /** What the store would say, and what it was asked. */
    private static final class Keeper implements FiringActivity {
        private final List<String> prepared = Collections.synchronizedList(new ArrayList<>());
        private @Nullable String held;

        @Override
        public Preparation prepare(FiringRequest firing, String request) {
            prepared.add(request);
            var label = new Label("Load it", "of morning", "1", "warehouse", List.of(), "morning");
            return held == null ? new Ready(DataRequest.of(request, Approval.AUTO), label) : new Held(held);
        }

        @Override
        public String outcome(String request) {
            return "committed";
        }
    }

    private static TestEnvironmentOptions options() {
        var options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build());
        for (var key : List.of(
                SearchAttributes.USER, SearchAttributes.TARGET, SearchAttributes.OUTCOME, SearchAttributes.SCHEDULE)) {
            options.registerSearchAttribute(key.getName(), key.getValueType());
        }
        return options.build();
    }

    private FiringWorkflow firing(String id) {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        FiringWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(id)
                                .build());
    }

    @Test
    void starts_the_request_of_its_time_and_ends_as_that_does() {
        assertThat(firing(ID).run(FiringRequest.of("morning"))).isEqualTo(new Fired(REQUEST, "committed", ""));
        assertThat(keeper.prepared).containsExactly(REQUEST);
    }

    @Test
    void starts_nothing_while_nothing_is_approved() {
        keeper.held = "morning-first waits for its approval";
        assertThat(firing(ID).run(FiringRequest.of("morning")))
                .isEqualTo(new Fired(REQUEST, "held", "morning-first waits for its approval"));
    }

    @Test
    void starts_once_what_others_have_started_already() {
        var other = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "DataRequest",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(REQUEST)
                                .build());
        other.start(DataRequest.of(REQUEST, Approval.AUTO));
        other.getResult(Outcome.class);
        assertThat(firing(ID).run(FiringRequest.of("morning"))).isEqualTo(new Fired(REQUEST, "committed", ""));
    }

    @Test
    void a_saved_firing_replays() throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(Files.readString(FIRED), ID), FiringRun.class);
    }

    /** Saves the history of a firing; run it once, before a change that is guarded with getVersion. */
    public static void main(String[] none) throws IOException {
        var test = new FiringWorkflowTest();
        try {
            test.firing(ID).run(FiringRequest.of("morning"));
            Files.createDirectories(FIRED.getParent());
            Files.writeString(
                    FIRED, test.temporal.getWorkflowClient().fetchHistory(ID).toJson(true));
        } finally {
            test.stop();
        }
    }
}
