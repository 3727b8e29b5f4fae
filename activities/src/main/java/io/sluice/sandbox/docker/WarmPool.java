package io.sluice.sandbox.docker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps containers ready from the first use on; each is handed out once and replaced in the background. */
final class WarmPool implements AutoCloseable {
    private final int size;
    private final Supplier<OneUseContainer> start;
    private final BlockingQueue<OneUseContainer> ready = new LinkedBlockingQueue<>();
    private final ExecutorService refill = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-refill").factory());
    private volatile boolean closed;

    WarmPool(int size, Supplier<OneUseContainer> start) {
        this.size = size;
        this.start = start;
    }

    OneUseContainer take() {
        var warm = ready.poll();
        for (var i = 0; i < size; i++) {
            refill.execute(this::addOne);
        }
        return warm == null ? start.get() : warm;
    }

    private void addOne() {
        if (closed || ready.size() >= size) {
            return;
        }
        try {
            ready.add(start.get());
        } catch (RuntimeException engineAway) {
            // the next step starts one itself and says what is wrong
        }
    }

    @Override
    public void close() {
        closed = true;
        refill.shutdown();
        try {
            refill.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        ready.forEach(OneUseContainer::close);
    }
}
