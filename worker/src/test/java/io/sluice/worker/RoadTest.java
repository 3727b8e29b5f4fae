package io.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.planner.Planner;
import io.sluice.durable.Payloads;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.fixture.TestDatabase;
import io.sluice.request.Approval;
import io.sluice.request.DataRequest;
import io.sluice.request.DataRequestWorkflow;
import io.sluice.request.Outcome;
import io.sluice.request.Pace;
import io.sluice.sandbox.NoSandbox;
import io.sluice.store.NewRequest;
import io.sluice.store.fixture.TestStore;
import io.sluice.trial.SandboxServers;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road with every real activity: a sentence, a file, a database, and Temporal's in-JVM server. */
class RoadTest {

    @TempDir
    Path files;

    private final TestStore store = TestStore.fresh();
    private final TestDatabase warehouse = TestDatabase.postgres();
    private final TestDatabase sandbox = TestDatabase.postgres();
    private TestWorkflowEnvironment temporal;
    private Assembly worker;

    @BeforeEach
    void start() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute(SearchAttributes.PHASE.getName(), SearchAttributes.PHASE.getValueType())
                .registerSearchAttribute(SearchAttributes.OUTCOME.getName(), SearchAttributes.OUTCOME.getValueType())
                .build());
        worker = Assembly.start(new WorkerParts(
                store.store(),
                new TemporalConnection(temporal.getWorkflowServiceStubs(), temporal.getWorkflowClient()),
                warehouse.as("warehouse"),
                SandboxServers.of(sandbox.as("sandbox")),
                new NoSandbox("this test runs no scripts"),
                files,
                new Planner(),
                1L << 30,
                List.of()));
        temporal.start();
    }

    @AfterEach
    void stop() {
        worker.close();
        temporal.close();
        sandbox.close();
        warehouse.close();
        store.close();
    }

    private Outcome runs(String id, String sentence) {
        store.store()
                .requests()
                .insert(new NewRequest(
                        id,
                        1,
                        sentence,
                        List.of(),
                        List.of(),
                        files.toString(),
                        Approval.AUTO,
                        Pace.ONE_GO,
                        null,
                        "UTC"));
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        DataRequestWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(id)
                                .build())
                .run(DataRequest.of(id, Approval.AUTO));
    }

    @Test
    void a_sentence_ends_in_committed_rows() throws Exception {
        Files.writeString(files.resolve("visits.csv"), "visitor,minutes\nAnn,12\nBob,\nCid,  \nDee,7\n");
        assertThat(runs("first", "Import visits.csv into the stays table and drop rows with empty minutes fields"))
                .as(() -> store.store().requests().find("first").toString())
                .isInstanceOf(Outcome.Committed.class);
        assertThat(warehouse.count("stays")).isEqualTo(2);
    }

    @Test
    void a_question_is_answered() throws Exception {
        Files.writeString(files.resolve("visits.csv"), "visitor,minutes\nAnn,12\nBob,3\n");
        runs("first", "Import visits.csv into the stays table");
        assertThat(runs("ask", "How many stays are there?"))
                .as(() -> store.store().requests().find("ask").toString())
                .isEqualTo(new Outcome.Answered(1));
    }
}
