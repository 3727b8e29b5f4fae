package io.sluice.ui.queryforge;

import io.sluice.ui.queryforge.Pipelines.CommitCall;
import io.sluice.ui.queryforge.Pipelines.CommittedDocument;
import io.sluice.ui.queryforge.Pipelines.CreateCall;
import io.sluice.ui.queryforge.Pipelines.Created;
import io.sluice.ui.queryforge.Pipelines.Logs;
import io.sluice.ui.queryforge.Pipelines.Ran;
import io.sluice.ui.queryforge.Pipelines.RepairCall;
import io.sluice.ui.queryforge.Pipelines.Repaired;
import io.sluice.ui.queryforge.Pipelines.RunCall;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** QueryForge's calls: the same workflow, step by step. */
@RestController
public class PipelineController {

    private final Creating creating;
    private final Running running;
    private final Repairing repairing;
    private final Committing committing;
    private final Reading reading;

    PipelineController(
            Creating creating, Running running, Repairing repairing, Committing committing, Reading reading) {
        this.creating = creating;
        this.running = running;
        this.repairing = repairing;
        this.committing = committing;
        this.reading = reading;
    }

    /** Starts the workflow and returns with the draft. */
    @PostMapping("/pipeline/create")
    Created create(@RequestBody CreateCall call) {
        return creating.create(call);
    }

    /** Returns when the sandbox run has ended; called again, the log of the latest attempt. */
    @PostMapping("/pipeline/run/{id}")
    Ran run(@PathVariable String id, @RequestBody(required = false) @Nullable RunCall call) {
        return running.run(id, call);
    }

    /** Returns when the patch is written; its retry follows unasked. */
    @PostMapping("/pipeline/repair/{id}")
    Repaired repair(@PathVariable String id, @RequestBody RepairCall call) {
        return repairing.repair(id, call);
    }

    /** The approval of the proof that stands; returns when it is committed. */
    @PostMapping("/pipeline/commit/{id}")
    CommittedDocument commit(@PathVariable String id, @RequestBody(required = false) @Nullable CommitCall call) {
        return committing.commit(id, call);
    }

    @GetMapping("/pipeline/{id}/logs")
    Logs logs(@PathVariable String id) {
        return reading.logs(id);
    }
}
