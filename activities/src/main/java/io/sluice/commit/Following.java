package io.sluice.commit;

import io.sluice.heartbeat.Heartbeat;
import io.sluice.store.Pauses.Pause;
import io.sluice.store.Store;
import io.sluice.target.TargetSession;
import io.sluice.target.Watch;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Follows long work for one request: shows its progress once a second and carries a cancel to the target's session. */
public final class Following implements Watch, AutoCloseable {

    private static final long SECOND = 1_000_000_000;

    private final Heartbeat heartbeat;
    private final List<Heartbeat.Cancel> stops;
    private final Store store;
    private final String request;
    private final long totalBytes;
    private long next = System.nanoTime();

    private Following(Heartbeat heartbeat, List<Heartbeat.Cancel> stops, Store store, String request, long totalBytes) {
        this.heartbeat = heartbeat;
        this.stops = stops;
        this.store = store;
        this.request = request;
        this.totalBytes = totalBytes;
    }

    public static Following of(String request, Store store) {
        var following = new Following(Heartbeat.start(), new CopyOnWriteArrayList<>(), store, request, -1);
        following.heartbeat.onCancel(following::stopAll);
        return following;
    }

    /** The same follower of a source of known size. */
    public Watch expecting(long bytes) {
        return new Following(heartbeat, stops, store, request, bytes);
    }

    @Override
    public void moved(int step, long rows, long bytes) {
        if (System.nanoTime() >= next) {
            store.progress().put(request, step, rows, bytes, totalBytes);
            heartbeat.tell("step " + step + ": " + rows + " rows" + (bytes > 0 ? ", " + bytes + " bytes" : ""));
            next = System.nanoTime() + SECOND;
        }
    }

    /** A source wants to be left alone for a while. */
    public void pauses(String source, Duration duration, String reason) {
        store.pauses().tell(request, new Pause(source, Instant.now().plus(duration), reason));
    }

    @Override
    public void running(TargetSession session) {
        stops.add(session::cancel);
    }

    /** A cancel has to end this statement too. */
    public void running(Statement statement) {
        stops.add(statement::cancel);
    }

    /** What has ended by itself cannot be stopped, and must not keep the others from being so. */
    private void stopAll() {
        for (var stop : stops) {
            try {
                stop.run();
            } catch (Exception e) {
                // its session is gone
            }
        }
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
