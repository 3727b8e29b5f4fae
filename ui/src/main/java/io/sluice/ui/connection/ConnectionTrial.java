package io.sluice.ui.connection;

import io.sluice.connection.Check;
import io.sluice.connection.ConnectionCheckWorkflow;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Steering;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a connection tried where the workers are; it lies in the store as a candidate meanwhile, so no secret passes through Temporal. */
@Component
class ConnectionTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Store store;
    private final WorkflowClient client;

    ConnectionTrial(Store store, TemporalConnection temporal) {
        this.store = store;
        this.client = temporal.client();
    }

    /** What the check said, and the secret as it stands after it: a token that renews itself was replaced. */
    record Tried(Check check, @Nullable String secret) {}

    Tried of(StoredConnection connection) {
        var candidate = connection.named(connection.name() + StoredConnection.CANDIDATE);
        store.connections().save(candidate);
        try {
            var check = Steering.within(PATIENCE, ConnectionTrial::late, () -> check(candidate.name()));
            var standing = store.connections().find(candidate.name()).orElse(candidate);
            return new Tried(check, standing.secret());
        } catch (WorkflowFailedException e) {
            throw late();
        } finally {
            store.connections().delete(candidate.name());
        }
    }

    private Check check(String name) {
        return client.newWorkflowStub(
                        ConnectionCheckWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("connection-check-" + UUID.randomUUID())
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowExecutionTimeout(PATIENCE)
                                .build())
                .check(name);
    }

    private static ApiProblem late() {
        return ApiProblem.unavailable(
                "not_checked",
                "the connection could not be tried in time",
                "Look whether a worker runs, then try again.");
    }
}
