package io.sluice.ui.queryforge;

import io.sluice.pipeline.Problem;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.queryforge.Pipelines.Ran;
import io.sluice.ui.queryforge.Pipelines.RunCall;
import io.sluice.ui.steer.Steering;
import io.sluice.ui.steer.Waiting;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sandbox run (of a question: the query) and its log. */
@Component
class Running {

    private static final Set<String> BEFORE = Set.of("generate", "introspect", "sandbox_run", "answer");

    private final Found found;
    private final Steering steering;
    private final Waiting waiting;
    private final Store store;

    Running(Found found, Steering steering, Waiting waiting, Store store) {
        this.found = found;
        this.steering = steering;
        this.waiting = waiting;
        this.store = store;
    }

    Ran run(String id, @Nullable RunCall call) {
        if (call != null && call.run_mode() != null && !call.run_mode().equals("sandbox")) {
            throw ApiProblem.badRequest(
                    "bad_run_mode", "run_mode must be sandbox", "Send {\"run_mode\": \"sandbox\"}.");
        }
        var request = answerable(found.stepwise(id));
        if (request.open() && BEFORE.contains(String.valueOf(request.phase()))) {
            steering.ask(request.id(), "sandboxRun");
        }
        var ended = waiting.until(request.id(), Running::sandboxHasEnded)
                .orElseThrow(() -> ApiProblem.unavailable(
                        "not_run_yet",
                        "the sandbox run is still going on",
                        "Call /pipeline/run/" + request.pipelineId() + " again."));
        return report(answerable(ended));
    }

    /** A question that is open must be answered before anything can run. */
    private static StoredRequest answerable(StoredRequest request) {
        var question = request.question();
        if (question != null) {
            throw ApiProblem.conflict(
                            "asked", question.text(), "Answer with POST /v1/requests/" + request.id() + "/answer.")
                    .with("question", question);
        }
        return request;
    }

    private static boolean sandboxHasEnded(StoredRequest request) {
        return !request.open() || request.phase() != null && !BEFORE.contains(request.phase());
    }

    private Ran report(StoredRequest request) {
        var fault = fault(request);
        var log = new RunLog(store, request).with(fault);
        var overall = log.successful() && fault.isEmpty() && hasRun(request, log) ? "success" : "failed";
        var ran = new Ran(request.pipelineId(), "running", log.steps(), overall);
        if (fault.isPresent() && fault.get().kind() == Problem.Kind.TIMEOUT) {
            throw ApiProblem.unavailable(
                            "timeout", fault.get().message(), "Call /pipeline/repair/" + request.pipelineId() + ".")
                    .with("phase", fault.get().phase())
                    .with("step", fault.get().step())
                    .with("execution_log", ran.execution_log());
        }
        return ran;
    }

    private static boolean hasRun(StoredRequest request, RunLog log) {
        return !log.steps().isEmpty() || request.outcome().equals("answered");
    }

    /** What stopped the latest attempt before or in its run; a fault of the rehearsal is none of the run's. */
    private Optional<Problem> fault(StoredRequest request) {
        var stands = "repair".equals(request.phase()) || request.outcome().equals("failed");
        return store.problems().latest(request.id()).filter(problem -> stands && BEFORE.contains(problem.phase()));
    }
}
