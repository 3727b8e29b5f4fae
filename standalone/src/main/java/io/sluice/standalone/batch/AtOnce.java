package io.sluice.standalone.batch;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Tasks done in their order by several workers at once; the first that fails ends all, after what the others are at. */
public final class AtOnce {

    private AtOnce() {}

    /** {@code workers} may each have a place of their own to work in. */
    public static <T> void each(List<T> tasks, List<? extends Consumer<? super T>> workers) {
        var waiting = new ConcurrentLinkedQueue<>(tasks);
        try (var pool = Executors.newFixedThreadPool(
                workers.size(), Thread.ofPlatform().daemon().factory())) {
            var working = workers.stream()
                    .map(worker -> pool.submit(() -> work(waiting, worker)))
                    .toList();
            try {
                for (var one : working) {
                    one.get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> void work(Queue<T> waiting, Consumer<? super T> worker) {
        try {
            for (var task = waiting.poll(); task != null; task = waiting.poll()) {
                worker.accept(task);
            }
        } catch (RuntimeException | Error e) {
            waiting.clear();
            throw e;
        }
    }
}
