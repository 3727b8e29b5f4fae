package io.sluice.ui.steer;

import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Waits until the store says something of a request; woken by its events, so nothing is polled. */
@Component
public class Waiting {

    /** As long as a blocking call of the API lasts. */
    public static final Duration LONGEST = Duration.ofSeconds(120);

    private final Store store;
    private final Duration longest;

    Waiting(Store store, Duration patience) {
        this.store = store;
        this.longest = patience;
    }

    /** The request as it is when the condition holds; empty when it did not in time. */
    public Optional<StoredRequest> until(String request, Predicate<StoredRequest> condition) {
        var woken = new Semaphore(0);
        var deadline = System.nanoTime() + longest.toNanos();
        try (var subscription = store.events().subscribe(request, woken::release)) {
            while (true) {
                var now = store.requests().load(request);
                if (condition.test(now)) {
                    return Optional.of(now);
                }
                if (!woken.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    return Optional.empty();
                }
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
