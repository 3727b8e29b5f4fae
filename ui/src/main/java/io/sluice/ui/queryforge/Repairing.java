package io.sluice.ui.queryforge;

import io.sluice.pipeline.Pipeline;
import io.sluice.request.Tries;
import io.sluice.store.Patch;
import io.sluice.store.RepairLogs.RepairLog;
import io.sluice.store.Store;
import io.sluice.store.StoredDraft;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.queryforge.Pipelines.RepairCall;
import io.sluice.ui.queryforge.Pipelines.Repaired;
import io.sluice.ui.queryforge.Pipelines.StepDocument;
import io.sluice.ui.steer.Steering;
import io.sluice.ui.steer.Waiting;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One repair: returns when the patch is written, or when none was found. */
@Component
class Repairing {

    private final Found found;
    private final Steering steering;
    private final Waiting waiting;
    private final Store store;

    Repairing(Found found, Steering steering, Waiting waiting, Store store) {
        this.found = found;
        this.steering = steering;
        this.waiting = waiting;
        this.store = store;
    }

    Repaired repair(String id, RepairCall call) {
        var request = found.stepwise(id);
        if (call.attempt() == null || call.attempt() < 1) {
            throw ApiProblem.badRequest("bad_attempt", "attempt must be 1, 2 or 3", "Send {\"attempt\": 1}.");
        }
        int attempt = call.attempt();
        if (attempt > Tries.MAX_REPAIRS) {
            throw ApiProblem.conflict(
                    "no_more_repairs",
                    "a pipeline is repaired at most 3 times",
                    "Edit the draft, or say it differently.");
        }
        return made(request, attempt).orElseGet(() -> make(request, attempt));
    }

    private Repaired make(StoredRequest request, int attempt) {
        steering.ask(request.id(), "repair", attempt);
        return waiting.until(
                        request.id(),
                        now -> !now.open()
                                || movedOn(now, attempt) && made(now, attempt).isPresent())
                .flatMap(now -> made(now, attempt).or(() -> Optional.of(unrepaired(now, attempt))))
                .orElseThrow(() -> ApiProblem.unavailable(
                        "not_repaired_yet",
                        "the patch is not written yet",
                        "Call /pipeline/repair/" + request.pipelineId() + " with the same attempt again."));
    }

    /** The retry has begun or is over: whoever asks for its run next must not be shown the run before. */
    private static boolean movedOn(StoredRequest request, int attempt) {
        return !"repair".equals(request.phase()) || request.repairs() >= attempt;
    }

    /** A made attempt answers the same, however often it is asked for. */
    private Optional<Repaired> made(StoredRequest request, int attempt) {
        return patch(request, attempt).or(() -> log(request, attempt)
                .map(log -> new Repaired(request.pipelineId(), attempt, log.reason(), List.of(), "failed")));
    }

    private Optional<Repaired> patch(StoredRequest request, int attempt) {
        return store.drafts().all(request.id()).stream()
                .filter(draft -> attemptOf(draft) == attempt)
                .findFirst()
                .map(draft -> new Repaired(
                        request.pipelineId(), attempt, reason(draft), changed(request, draft), "in_progress"));
    }

    private static int attemptOf(StoredDraft draft) {
        var patch = draft.patch();
        return patch == null ? 0 : patch.attempt();
    }

    private static String reason(StoredDraft draft) {
        return Optional.ofNullable(draft.patch()).map(Patch::reason).orElse("");
    }

    private Optional<RepairLog> log(StoredRequest request, int attempt) {
        return store.repairLogs().of(request.id()).stream()
                .filter(log -> log.attempt() == attempt)
                .findFirst();
    }

    /** The steps that are not as they were in the draft before. */
    private List<StepDocument> changed(StoredRequest request, StoredDraft patched) {
        var before = store.drafts()
                .find(request.id(), patched.ref().version() - 1)
                .map(StoredDraft::pipeline)
                .map(Pipeline::steps)
                .orElse(List.of());
        return patched.pipeline().steps().stream()
                .filter(step -> !before.contains(step))
                .map(step -> StepDocument.of(patched.pipeline(), step))
                .toList();
    }

    private static Repaired unrepaired(StoredRequest request, int attempt) {
        var error = request.error();
        var analysis = error == null ? "no better draft was found" : error.message();
        return new Repaired(request.pipelineId(), attempt, analysis, List.of(), "failed");
    }
}
