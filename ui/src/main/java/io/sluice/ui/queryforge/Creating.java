package io.sluice.ui.queryforge;

import io.sluice.request.Pace;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.WrittenIn;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.queryforge.Pipelines.CreateCall;
import io.sluice.ui.queryforge.Pipelines.Created;
import io.sluice.ui.queryforge.Pipelines.StepDocument;
import io.sluice.ui.request.Submission;
import io.sluice.ui.request.Submissions;
import io.sluice.ui.steer.Waiting;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** From a prompt to a draft: generate and introspect run, then the workflow waits for its next call. */
@Component
class Creating {

    private static final Set<String> DRAFTED = Set.of("sandbox_run", "answer", "repair", "ask", "finished");

    private final Submissions submissions;
    private final Waiting waiting;
    private final Store store;

    Creating(Submissions submissions, Waiting waiting, Store store) {
        this.submissions = submissions;
        this.waiting = waiting;
        this.store = store;
    }

    Created create(CreateCall call) {
        checkUser(call.user_id());
        if (call.prompt() == null || call.prompt().isBlank()) {
            throw ApiProblem.badRequest("empty_sentence", "the prompt is empty", "Say what you want in prompt.");
        }
        // commit is the approval, whatever the policy: so the workflow always waits for it
        var asked = new Submission(null, call.prompt(), null, null, null, "ask", null, null, null);
        var request = submissions.submit(asked, Pace.STEP_BY_STEP, WrittenIn.WORDS, null);
        var drafted = waiting.until(request.id(), now -> now.phase() != null && DRAFTED.contains(now.phase()))
                .orElseThrow(() -> ApiProblem.unavailable(
                                "not_drafted_yet",
                                "the draft is not written yet",
                                "Look at /v1/requests/" + request.id() + ", then call /pipeline/run/"
                                        + request.pipelineId() + ".")
                        .with("pipeline_id", request.pipelineId()));
        return created(drafted);
    }

    private static void checkUser(@Nullable Integer user) {
        if (user == null) {
            throw ApiProblem.badRequest("missing_user_id", "user_id is missing", "Send user_id 1, the local user.");
        }
        if (user != Store.LOCAL_USER) {
            throw ApiProblem.of(
                    HttpStatus.FORBIDDEN,
                    "other_user",
                    "user " + user + " is not who calls",
                    "Send user_id 1, the local user.");
        }
    }

    private Created created(StoredRequest request) {
        var error = request.error();
        if (error != null) {
            throw ApiProblem.ended(status(request), error).with("pipeline_id", request.pipelineId());
        }
        var asked = request.outcome().equals("asked");
        var steps = asked
                ? List.<StepDocument>of()
                : store.drafts()
                        .latest(request.id())
                        .map(draft -> StepDocument.all(draft.pipeline()))
                        .orElse(List.of());
        return new Created(
                request.pipelineId(),
                asked ? "pending" : "generated",
                steps,
                request.createdAt().truncatedTo(ChronoUnit.SECONDS),
                request.question());
    }

    private static HttpStatus status(StoredRequest request) {
        return switch (request.outcome()) {
            case "refused" -> HttpStatus.BAD_REQUEST;
            case "cancelled", "rejected", "expired" -> HttpStatus.CONFLICT;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
