package io.sluice.heartbeat;

import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells Temporal every second that this activity is alive while its thread blocks, and runs the cancel that fits what it does at the
 * moment as soon as Temporal says that the activity must stop. Outside an activity there is nobody to tell.
 */
public final class Heartbeat implements AutoCloseable {

    /** A query must be dead two seconds after a cancel, and a beat is how a cancel is heard. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Stops what blocks, such as {@code statement::cancel}; called from another thread. */
    @FunctionalInterface
    public interface Cancel {
        void run() throws Exception;
    }

    private static final ThreadLocal<@Nullable Heartbeat> OF_THIS_THREAD = new ThreadLocal<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<@Nullable String> beat;
    private volatile @Nullable String howFar;
    private @Nullable Cancel cancel;
    private @Nullable ActivityCompletionException stopped;

    private Heartbeat(Consumer<@Nullable String> beat) {
        this.beat = beat;
    }

    /** Begins to beat for the activity of the calling thread. */
    public static Heartbeat start() {
        var heartbeat = new Heartbeat(beatOfThisActivity());
        OF_THIS_THREAD.set(heartbeat);
        Thread.ofVirtual().name("heartbeat").start(heartbeat::beatUntilClosed);
        return heartbeat;
    }

    /** What operators see beside the next beat; nobody reads it again. */
    public void tell(String text) {
        howFar = text;
    }

    /** What a cancel runs from now on, in place of what it ran before; at once if the activity must stop already. */
    public void onCancel(Cancel what) {
        synchronized (this) {
            cancel = what;
            if (stopped == null) {
                return;
            }
        }
        stopQuietly(what);
    }

    /** A cancel has nothing to stop from now on. */
    public synchronized void nothingToCancel() {
        cancel = null;
    }

    public synchronized boolean cancelled() {
        return stopped != null;
    }

    /** Ends the activity as Temporal wants it: call it where a blocking call has failed, before its failure is explained. */
    public synchronized void throwIfCancelled() {
        if (stopped != null) {
            throw stopped;
        }
    }

    /** As {@link #throwIfCancelled} for the activity of this thread; nothing where there is none. For waits deep below an activity. */
    public static void throwIfThisIsCancelled() {
        var heartbeat = OF_THIS_THREAD.get();
        if (heartbeat != null) {
            heartbeat.throwIfCancelled();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        OF_THIS_THREAD.remove();
    }

    private void beatUntilClosed() {
        try {
            while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    beat.accept(howFar);
                } catch (ActivityCompletionException stop) {
                    stop(stop);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A cancel that comes between two statements finds nothing to stop: ask again until the activity has noticed. */
    private void stop(ActivityCompletionException stop) throws InterruptedException {
        do {
            Cancel what;
            synchronized (this) {
                stopped = stop;
                what = cancel;
            }
            if (what != null) {
                stopQuietly(what);
            }
        } while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void stopQuietly(Cancel what) {
        try {
            what.run();
        } catch (Exception e) {
            // The call that was to be stopped has ended by itself, or its session is gone: both are a stop.
        }
    }

    private static Consumer<@Nullable String> beatOfThisActivity() {
        try {
            var activity = Activity.getExecutionContext();
            return activity::heartbeat;
        } catch (IllegalStateException notAnActivity) {
            return text -> {};
        }
    }
}
