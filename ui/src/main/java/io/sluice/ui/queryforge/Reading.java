package io.sluice.ui.queryforge;

import io.sluice.store.ExecutionLogs.AttemptLog;
import io.sluice.store.RepairLogs.RepairLog;
import io.sluice.store.Store;
import io.sluice.ui.queryforge.Pipelines.ExecutionLogDocument;
import io.sluice.ui.queryforge.Pipelines.Logs;
import io.sluice.ui.queryforge.Pipelines.RepairLogDocument;
import io.sluice.ui.queryforge.Pipelines.StepDocument;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** The whole story of a pipeline. */
@Component
class Reading {

    private final Found found;
    private final Store store;

    Reading(Found found, Store store) {
        this.found = found;
        this.store = store;
    }

    Logs logs(String id) {
        var request = found.any(id);
        return new Logs(
                request.pipelineId(),
                request.sentence(),
                store.executionLogs().of(request.id()).stream()
                        .map(Reading::log)
                        .toList(),
                store.repairLogs().of(request.id()).stream().map(Reading::log).toList(),
                store.drafts()
                        .latest(request.id())
                        .map(draft -> StepDocument.all(draft.pipeline()))
                        .orElse(List.of()),
                request.status());
    }

    private static ExecutionLogDocument log(AttemptLog ran) {
        var log = ran.log();
        return new ExecutionLogDocument(
                log.step(),
                log.startedAt().truncatedTo(ChronoUnit.SECONDS),
                log.successful(),
                log.stdout(),
                log.stderr(),
                log.exitCode(),
                log.ms(),
                ran.attempt());
    }

    private static RepairLogDocument log(RepairLog log) {
        return new RepairLogDocument(
                log.attempt(),
                log.originalError(),
                log.reason(),
                log.successful(),
                log.patchedCode(),
                log.at().truncatedTo(ChronoUnit.SECONDS));
    }
}
