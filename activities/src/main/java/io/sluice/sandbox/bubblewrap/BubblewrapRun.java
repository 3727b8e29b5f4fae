package io.sluice.sandbox.bubblewrap;

import io.sluice.sandbox.Capture;
import io.sluice.sandbox.SandboxException;
import io.sluice.sandbox.SandboxLimits;
import io.sluice.sandbox.StepResult;
import io.sluice.sandbox.StepResult.Ending;
import io.sluice.sandbox.WorkspaceWatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process behind the walls, from its start to its result. */
final class BubblewrapRun {
    private static final int FILE_TOO_LARGE = 128 + 25;

    private final SandboxLimits limits;
    private final Duration limit;
    private final Optional<ControlGroups> groups;
    private final Capture stdout;
    private final Capture stderr;

    BubblewrapRun(SandboxLimits limits, Duration limit, Optional<ControlGroups> groups) {
        this.limits = limits;
        this.limit = limit;
        this.groups = groups;
        stdout = new Capture(limits.outputBytes());
        stderr = new Capture(limits.outputBytes());
    }

    StepResult run(List<String> command, Path workspace, long maxBytes) throws IOException {
        if (groups.isEmpty()) {
            return run(command, null, workspace, maxBytes);
        }
        try (var group = groups.get().create(limits)) {
            return run(group.joining(command.toArray(String[]::new)), group, workspace, maxBytes);
        }
    }

    private StepResult run(List<String> command, @Nullable ControlGroup group, Path workspace, long maxBytes)
            throws IOException {
        var start = System.nanoTime();
        var process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        var readers = List.of(reader(process.getInputStream(), stdout), reader(process.getErrorStream(), stderr));
        try (var watch = WorkspaceWatch.over(workspace, maxBytes, process::destroyForcibly)) {
            var inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            var duration = Duration.ofNanos(System.nanoTime() - start);
            if (!inTime) {
                process.destroyForcibly().waitFor();
            }
            // a process that ended by itself is not destroyed: that would close its streams before all was read
            for (var reader : readers) {
                reader.join(Duration.ofSeconds(2));
            }
            var code = inTime && !watch.exceeded() ? process.exitValue() : StepResult.KILLED;
            return result(ending(inTime, code, group, watch.exceeded()), code, duration, maxBytes);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", interrupted);
        }
    }

    private static Thread reader(InputStream from, Capture to) {
        return Thread.ofVirtual().start(() -> {
            var buffer = new byte[8192];
            try (from) {
                for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                    to.add(buffer, count);
                }
            } catch (IOException closed) {
                // the process was killed while it wrote
            }
        });
    }

    private Ending ending(boolean inTime, int code, @Nullable ControlGroup group, boolean full) {
        if (full || code == FILE_TOO_LARGE) {
            return Ending.WORKSPACE_FULL;
        }
        if (inTime && code == 0) {
            return Ending.PASSED;
        }
        if (group != null && group.outOfMemory() > 0 || group == null && said("annot allocate", "memory exhausted")) {
            return Ending.OUT_OF_MEMORY;
        }
        if (group != null && group.tooManyProcesses() > 0
                || group == null && said("Resource temporarily unavailable")) {
            return Ending.TOO_MANY_PROCESSES;
        }
        return inTime ? Ending.FAILED : Ending.TIMEOUT;
    }

    /** Without a control group nobody counts; what the shell says is all there is. */
    private boolean said(String... words) {
        var text = stderr.captured().text();
        return List.of(words).stream().anyMatch(text::contains);
    }

    private StepResult result(Ending ending, int code, Duration duration, long maxBytes) {
        return new StepResult(
                ending,
                code,
                stdout.captured(),
                stderr.captured(),
                duration,
                Map.of(),
                ending.explanation(limits, limit, maxBytes, code));
    }
}
