package io.sluice.sandbox.docker;

import io.sluice.sandbox.FullStep;
import io.sluice.sandbox.OutputFiles;
import io.sluice.sandbox.SandboxException;
import io.sluice.sandbox.SandboxLimits;
import io.sluice.sandbox.SandboxStep;
import io.sluice.sandbox.StepResult;
import io.sluice.sandbox.StepResult.Ending;
import io.sluice.sandbox.WorkspaceWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One step in one container, from the word to begin to its result. */
final class StepRun {
    private final SandboxLimits limits;
    private final Duration limit;

    StepRun(SandboxLimits limits, Duration limit) {
        this.limits = limits;
        this.limit = limit;
    }

    StepResult onSamples(OneUseContainer ready, SandboxStep step) {
        try (var container = ready) {
            var ended = timed(container);
            var report = report(container, ended.inTime() ? step.outputs() : List.of());
            var full = ended.inTime() && container.freeBlocks() == 0;
            var ending = ending(ended, report, full);
            if (ending != Ending.PASSED) {
                return result(container, ended, ending, explanation(ending, ended), Map.of());
            }
            return withOutputs(container, ended, step);
        } catch (IOException failure) {
            throw new SandboxException("the sandbox broke: " + failure.getMessage(), failure);
        }
    }

    StepResult onEverything(OneUseContainer cold, FullStep step) {
        try (var container = cold;
                var watch = WorkspaceWatch.over(step.workspace(), step.maxBytes(), container::close)) {
            var ended = timed(container);
            if (watch.exceeded()) {
                return result(
                        container,
                        ended.killed(),
                        Ending.WORKSPACE_FULL,
                        "The step wrote more than " + step.maxBytes() + " bytes to /tmp.",
                        Map.of());
            }
            var ending = ending(ended, report(container, List.of()), false);
            if (ending != Ending.PASSED) {
                return result(container, ended, ending, explanation(ending, ended), Map.of());
            }
            var found = OutputFiles.in(step.workspace(), step.outputs());
            return result(container, ended, found.ending(), found.explanation(), found.files());
        }
    }

    private record Ended(boolean inTime, int exitCode, Duration duration) {
        Ended killed() {
            return new Ended(inTime, StepResult.KILLED, duration);
        }
    }

    private Ended timed(OneUseContainer container) {
        var start = System.nanoTime();
        try {
            var inTime = container.run(limit);
            var duration = Duration.ofNanos(System.nanoTime() - start);
            return new Ended(inTime, inTime ? container.exitCode() : StepResult.KILLED, duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", interrupted);
        } catch (IOException failure) {
            throw new SandboxException("the sandbox broke: " + failure.getMessage(), failure);
        }
    }

    /** After a step that used up all processes the supervisor may be slow, after one that was killed it may be gone. */
    private static Report report(OneUseContainer container, List<String> outputs) {
        var answer = CompletableFuture.supplyAsync(() -> {
            try {
                return container.report(outputs);
            } catch (IOException gone) {
                return Report.NOTHING;
            }
        });
        try {
            return answer.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException noAnswer) {
            return Report.NOTHING;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", interrupted);
        }
    }

    private static Ending ending(Ended ended, Report report, boolean full) {
        if (ended.inTime() && ended.exitCode() == 0) {
            return Ending.PASSED;
        }
        if (report.outOfMemory() > 0) {
            return Ending.OUT_OF_MEMORY;
        }
        if (report.tooManyProcesses() > 0) {
            return Ending.TOO_MANY_PROCESSES;
        }
        return !ended.inTime() ? Ending.TIMEOUT : full ? Ending.WORKSPACE_FULL : Ending.FAILED;
    }

    private String explanation(Ending ending, Ended ended) {
        return ending.explanation(limits, limit, limits.workspaceBytes(), ended.exitCode());
    }

    private StepResult withOutputs(OneUseContainer container, Ended ended, SandboxStep step) throws IOException {
        var outputs = new OutputArchive(limits.sampleBytes(), step.outputFolder(), step.outputs());
        var found = outputs.unpack(container.archive());
        return result(container, ended, found.ending(), found.explanation(), found.files());
    }

    private static StepResult result(
            OneUseContainer container, Ended ended, Ending ending, String explanation, Map<String, Path> files) {
        return new StepResult(
                ending,
                ended.exitCode(),
                container.stdout().captured(),
                container.stderr().captured(),
                ended.duration(),
                files,
                explanation);
    }
}
