package io.sluice.ui.ask;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.sluice.ask.AskWorkflow;
import io.sluice.durable.Limits;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.store.Store;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Steering;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A read-only question that leaves no request behind: for batches and evaluations. */
@RestController
public class AskController {

    private static final int LONGEST_QUESTION = 10_000;

    private final Store store;
    private final WorkflowClient client;
    private final JsonMapper json;

    AskController(Store store, TemporalConnection temporal, JsonMapper json) {
        this.store = store;
        this.client = temporal.client();
        this.json = json;
    }

    record Ask(
            @Nullable String question,
            @Nullable String evidence,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> on,

            @Nullable String now,
            @Nullable String timezone) {}

    @PostMapping(value = "/v1/asks", produces = MediaType.APPLICATION_JSON_VALUE)
    String ask(@RequestBody Ask ask) {
        check(ask);
        var id = "ask-" + UUID.randomUUID();
        store.asks().put(id, json.writeValueAsString(ask));
        Optional<String> answer;
        try {
            Steering.within(Limits.ANSWER, AskController::late, () -> answered(id));
        } finally {
            answer = store.asks().take(id);
        }
        return answer.orElseThrow(AskController::late);
    }

    private boolean answered(String id) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowExecutionTimeout(Limits.ANSWER)
                .build();
        try {
            client.newWorkflowStub(AskWorkflow.class, options).ask(id);
            return true;
        } catch (WorkflowFailedException e) {
            throw late();
        }
    }

    private static void check(Ask ask) {
        if (ask.question() == null || ask.question().isBlank() || ask.question().length() > LONGEST_QUESTION) {
            throw ApiProblem.badRequest(
                    "bad_question",
                    "a question has 1 to " + LONGEST_QUESTION + " characters",
                    "Send {\"question\": \"How many orders are there?\"}.");
        }
        try {
            Optional.ofNullable(ask.now()).ifPresent(Instant::parse);
            Optional.ofNullable(ask.timezone()).ifPresent(ZoneId::of);
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    "bad_time",
                    "now or timezone cannot be read",
                    "Write them as 2026-01-31T12:00:00Z and Europe/Berlin.");
        }
    }

    private static ApiProblem late() {
        return ApiProblem.unavailable(
                "not_answered",
                "the question could not be answered in time",
                "Look whether a worker runs, then ask again.");
    }
}
