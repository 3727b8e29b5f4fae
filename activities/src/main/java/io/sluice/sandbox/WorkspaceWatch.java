package io.sluice.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks five times a second how much a workspace on disk holds, and stops the step when it is too much. */
public final class WorkspaceWatch implements AutoCloseable {
    private final Path workspace;
    private final long maxBytes;
    private final Runnable stop;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("workspace-watch").factory());
    private volatile boolean exceeded;

    private WorkspaceWatch(Path workspace, long maxBytes, Runnable stop) {
        this.workspace = workspace;
        this.maxBytes = maxBytes;
        this.stop = stop;
    }

    public static WorkspaceWatch over(Path workspace, long maxBytes, Runnable stop) {
        var watch = new WorkspaceWatch(workspace, maxBytes, stop);
        watch.clock.scheduleWithFixedDelay(watch::look, 200, 200, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Also looks itself, so that a step that ended between two looks does not slip through. */
    public boolean exceeded() {
        return exceeded || size() > maxBytes;
    }

    private void look() {
        if (!exceeded && size() > maxBytes) {
            exceeded = true;
            stop.run();
        }
    }

    private long size() {
        try (var files = Files.walk(workspace)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(WorkspaceWatch::size)
                    .sum();
        } catch (IOException | UncheckedIOException vanished) {
            // a file went while we looked: the next look tells
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException vanished) {
            return 0;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
