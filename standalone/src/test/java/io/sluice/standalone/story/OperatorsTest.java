package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators steer requests from Temporal's side, and the store is right a minute later. */
class OperatorsTest {

    private static final String NAMESPACE = "default";

    /** Started, scheduled, begun, completed: the history's fourth event. */
    private static final int FIRST_TASK = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static WorkflowServiceStubs service;
    private static WorkflowClient temporal;

    @BeforeAll
    static void start() throws IOException {
        sluice = new Installation(folder);
        Files.writeString(sluice.files().resolve("boats.csv"), "number,owner\n1,Ann\n2,Bo\n");
        sluice.up();
        service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(status().path("address").asText())
                .build());
        temporal = WorkflowClient.newInstance(service);
    }

    @AfterAll
    static void stop() {
        service.shutdownNow();
        sluice.close();
    }

    private static JsonNode status() {
        return sluice.run("status", "--json").json().path("temporal");
    }

    @Test
    void an_approval_from_there_commits_and_one_of_another_proof_is_refused() {
        var request = waits("approved");
        assertThat(catching(() -> workflow("approved").update("approve", Void.class, "f00d")))
                .contains("proof");
        workflow("approved").update("approve", Void.class, request);
        Story.ends(sluice, "approved", "committed");
        assertThat(Warehouse.of(sluice).count("approved")).isEqualTo(2);
    }

    @Test
    void a_cancel_from_there_ends_the_request_and_changes_nothing() {
        waits("cancelled");
        workflow("cancelled").cancel();
        Story.ends(sluice, "cancelled", "cancelled");
        nothingIn("cancelled");
    }

    @Test
    void a_terminated_workflow_is_told_of_in_the_store_a_minute_later() {
        waits("terminated");
        workflow("terminated").terminate("by hand");
        Installation.await("the reconciler", PATIENCE, () -> sluice.rest()
                .outcome("terminated")
                .equals("failed"));
        var error = sluice.rest().show("terminated").path("error");
        assertThat(error.path("code").asText()).isEqualTo("terminated");
        assertThat(error.path("phase").asText()).isEqualTo("approve");
        assertThat(error.path("next").asText()).isNotBlank();
        nothingIn("terminated");
    }

    @Test
    void a_reset_workflow_goes_the_road_again_and_commits_once() {
        waits("reset");
        var from = service.blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId("reset"))
                        .setReason("by hand")
                        .setRequestId(UUID.randomUUID().toString())
                        .setWorkflowTaskFinishEventId(FIRST_TASK)
                        .build());
        assertThat(from.getRunId()).isNotBlank();
        Installation.await("the second proof", PATIENCE, () -> phases("reset") == 2);
        Story.ends(sluice, "reset", "awaiting_approval");
        workflow("reset").update("approve", Void.class, proof("reset"));
        Story.ends(sluice, "reset", "committed");
        assertThat(Warehouse.of(sluice).count("reset")).isEqualTo(2);
    }

    private static long phases(String id) {
        return sluice.rest().show(id).path("phases").findValuesAsText("name").stream()
                .filter("approve"::equals)
                .count();
    }

    /** The hash of the proof for which it waits. */
    private static String waits(String id) {
        var request = Story.tell(sluice, id, "Import boats.csv into the " + id + " table", "ask", "warehouse");
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("awaiting_approval");
        return request.path("proof").asText();
    }

    private static String proof(String id) {
        return sluice.rest().show(id).path("proof").asText();
    }

    private static WorkflowStub workflow(String id) {
        return temporal.newUntypedWorkflowStub(id);
    }

    private static void nothingIn(String table) {
        assertThat(Warehouse.of(sluice).one("select to_regclass('public." + table + "')"))
                .isEqualTo("null");
    }

    private static String catching(Runnable call) {
        try {
            call.run();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getCause());
        }
    }
}
