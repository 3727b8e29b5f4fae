package io.sluice.commit;

import io.sluice.heartbeat.Heartbeat;
import io.sluice.store.Progress;
import io.sluice.target.TargetSession;
import io.sluice.target.Watch;

/** Follows long work for one request: shows its progress once a second and carries a cancel to the target's session. */
public final class Following implements Watch, AutoCloseable {

    private static final long SECOND = 1_000_000_000;

    private final Heartbeat heartbeat;
    private final Progress progress;
    private final String request;
    private final long totalBytes;
    private long next = System.nanoTime();

    private Following(Heartbeat heartbeat, Progress progress, String request, long totalBytes) {
        this.heartbeat = heartbeat;
        this.progress = progress;
        this.request = request;
        this.totalBytes = totalBytes;
    }

    public static Following of(String request, Progress progress) {
        return new Following(Heartbeat.start(), progress, request, -1);
    }

    /** The same follower of a source of known size. */
    public Watch expecting(long bytes) {
        return new Following(heartbeat, progress, request, bytes);
    }

    @Override
    public void moved(int step, long rows, long bytes) {
        if (System.nanoTime() >= next) {
            progress.put(request, step, rows, bytes, totalBytes);
            next = System.nanoTime() + SECOND;
        }
    }

    @Override
    public void running(TargetSession session) {
        heartbeat.onCancel(session::cancel);
    }

    @Override
    public void check() {
        heartbeat.throwIfCancelled();
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
