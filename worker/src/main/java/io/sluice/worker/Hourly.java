package io.sluice.worker;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that is done again and again beside the requests, first a minute after the start. */
final class Hourly implements AutoCloseable {

    private final ScheduledExecutorService clock;

    private Hourly(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    static Hourly run(String name, Runnable work) {
        var clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        clock.scheduleAtFixedRate(work, 1, TimeUnit.HOURS.toMinutes(1), TimeUnit.MINUTES);
        return new Hourly(clock);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
