package io.sluice.ui.state;

import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.state.StateReply;
import io.sluice.state.StateWish;
import io.sluice.state.StateWorkflow;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Steering;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a wish to where the workers are, and its reply back. */
@Component
class StateRoad {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final WorkflowClient client;

    StateRoad(TemporalConnection temporal) {
        this.client = temporal.client();
    }

    StateReply send(StateWish wish) {
        try {
            return Steering.within(PATIENCE, StateRoad::late, () -> client.newWorkflowStub(
                            StateWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("state-" + UUID.randomUUID())
                                    .setTaskQueue(TaskQueues.WORKFLOWS)
                                    .setWorkflowExecutionTimeout(PATIENCE)
                                    .build())
                    .handle(wish));
        } catch (WorkflowFailedException e) {
            throw late();
        }
    }

    private static ApiProblem late() {
        return ApiProblem.unavailable(
                "no_answer",
                "the target could not be looked at in time",
                "Look whether it is up and a worker runs, then try again.");
    }
}
