package io.sluice.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What runs so far. Stopped from the top: the application, then, side by side, what it ran on. */
final class StartedParts implements AutoCloseable {
    private final List<AutoCloseable> applications = new ArrayList<>();
    private final List<AutoCloseable> foundations = new ArrayList<>();
    private boolean closed;

    /** A part that comes up while the rest is being stopped is stopped too. */
    <T extends AutoCloseable> T foundation(T part) {
        return keep(foundations, part);
    }

    <T extends AutoCloseable> T application(T part) {
        return keep(applications, part);
    }

    private <T extends AutoCloseable> T keep(List<AutoCloseable> parts, T part) {
        synchronized (this) {
            if (!closed) {
                parts.add(part);
                return part;
            }
        }
        stop(part);
        throw new IllegalStateException("stopped while starting");
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stopAll(applications);
        stopAll(foundations);
    }

    private static void stopAll(List<AutoCloseable> parts) {
        CompletableFuture.allOf(parts.stream()
                        .map(part -> CompletableFuture.runAsync(() -> stop(part), Pending.THREADS))
                        .toArray(CompletableFuture[]::new))
                .join();
        parts.clear();
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception | LinkageError e) { // classes may be gone when a build ran meanwhile
            System.getLogger(StartedParts.class.getName()).log(System.Logger.Level.WARNING, "a part did not stop", e);
        }
    }
}
