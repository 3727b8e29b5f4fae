package io.sluice.ui.queryforge;

import io.sluice.pipeline.Problem;
import io.sluice.store.ExecutionLogs.AttemptLog;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.queryforge.Pipelines.StepDocument;
import io.sluice.ui.queryforge.Pipelines.StepLogDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The log of the latest attempt, step by step; a fault that was found before anything ran is its step's log. */
final class RunLog {

    private final Store store;
    private final StoredRequest request;
    private final Map<String, StepLogDocument> steps = new LinkedHashMap<>();
    private boolean successful = true;

    RunLog(Store store, StoredRequest request) {
        this.store = store;
        this.request = request;
    }

    RunLog with(Optional<Problem> fault) {
        if (fault.isPresent() && !fault.get().phase().equals("sandbox_run")) {
            add(fault.get());
        } else {
            var logs = store.executionLogs().of(request.id());
            var attempt = logs.stream().mapToInt(AttemptLog::attempt).max().orElse(0);
            logs.stream().filter(log -> log.attempt() == attempt).forEach(this::add);
        }
        return this;
    }

    private void add(AttemptLog ran) {
        var log = ran.log();
        successful &= log.successful();
        steps.put(
                "step_" + log.step(),
                new StepLogDocument(StepDocument.typeOf(ran.type()), log.exitCode(), log.stdout(), log.stderr()));
    }

    private void add(Problem fault) {
        var number = Math.max(1, fault.step());
        var type = store.drafts()
                .latest(request.id())
                .flatMap(draft -> draft.pipeline().steps().stream()
                        .filter(step -> step.number() == number)
                        .findFirst())
                .map(step -> StepDocument.typeOf(step.type()))
                .orElse("sql");
        successful = false;
        steps.put("step_" + number, new StepLogDocument(type, 1, null, fault.message()));
    }

    Map<String, StepLogDocument> steps() {
        return steps;
    }

    boolean successful() {
        return successful;
    }
}
