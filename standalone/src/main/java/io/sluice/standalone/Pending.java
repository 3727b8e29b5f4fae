package io.sluice.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** A part that comes up by itself; whoever needs it waits for it then. */
public final class Pending<T> implements Supplier<T> {
    /**
     * Not virtual ones: those hold on to their carrier while they load a class, and the start loads thousands, so that on two cores all
     * carriers can wait for a lock whose owner waits for a carrier.
     */
    static final Executor THREADS =
            task -> Thread.ofPlatform().daemon().name("part").start(task);

    /** Longer than any part may take to come up. */
    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final CompletableFuture<T> part;

    private Pending(CompletableFuture<T> part) {
        this.part = part;
    }

    public static <T> Pending<T> begun(Supplier<T> part) {
        return new Pending<>(CompletableFuture.supplyAsync(part, THREADS));
    }

    /** What is made of this part as soon as it is there. */
    public <R> Pending<R> then(Function<T, R> next) {
        return new Pending<>(part.thenApplyAsync(next, THREADS));
    }

    /** Waits for it; throws what it failed with. */
    @Override
    public T get() {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StandaloneException("the start failed", e);
        }
    }

    /**
     * After a failure: waits until nothing can come up behind anybody's back, then throws what the first of these failed with, if one did,
     * since that says more than what could not stand on it.
     */
    static void throwFirstFailed(List<? extends Pending<?>> parts) {
        parts.forEach(Pending::settle);
        parts.stream().filter(Pending::hasFailed).forEach(Pending::get);
    }

    /** Waits until it is there or has failed. */
    void settle() {
        part.handle((there, failure) -> "settled")
                .completeOnTimeout("given up", SETTLED.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private boolean hasFailed() {
        return part.isCompletedExceptionally();
    }
}
