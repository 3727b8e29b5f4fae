package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.ParallelSlices.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several slices of a stream at once, each by a thread of its own; their pieces come as they are ready, those of one slice in order.
 * A position is exact where no slice has given a page in part: such a page is given again from its beginning. Few batches wait between the threads and the caller, so memory stays bounded.
 */
final class ParallelReader implements StreamReader {
    private final BlockingQueue<Message> queue;
    private final ParallelSlices slices;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Thread, Message.Waiting> waiting = new HashMap<>();
    private final Map<Long, Position.OpenSlice> open = new LinkedHashMap<>();
    private Map<String, @Nullable Object> state;
    private long next;
    private int running;

    ParallelReader(ReadingStart start, int parallel) {
        queue = new ArrayBlockingQueue<>(parallel);
        slices = new ParallelSlices(start, queue);
        state = slices.state();
        var from = start.from();
        next = from == null ? 0 : from.next();
        if (from != null) {
            from.open().forEach(slice -> open.put(slice.ordinal(), slice));
        }
        running = parallel;
        for (var i = 0; i < parallel; i++) {
            threads.add(Thread.ofVirtual().name("slice-" + i).start(slices::work));
        }
    }

    @Override
    public Piece next() {
        while (true) {
            if (running == 0) {
                return new Piece.End(state);
            }
            var pause = pause();
            if (pause != null) {
                return pause;
            }
            var piece = delivered(taken());
            if (piece != null) {
                return piece;
            }
        }
    }

    /** Where every thread waits and nothing is left to give, so does the caller: until the first of them goes on. */
    private Piece.@Nullable Pause pause() {
        if (waiting.size() < running || !queue.isEmpty()) {
            return null;
        }
        var now = System.nanoTime();
        var first = waiting.values().stream()
                .min(Comparator.comparingLong(one -> one.until() - now))
                .orElseThrow();
        return first.until() - now <= 0 ? null : new Piece.Pause(Duration.ofNanos(first.until() - now), first.reason());
    }

    private Message taken() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Fault.CANCELLED, "read", "the reading was cancelled", "Start it again", e);
        }
    }

    /** What the caller may know is what was delivered: positions are made here, not where the pieces come from. */
    private @Nullable Piece delivered(Message message) {
        return switch (message) {
            case Message.Begun(var slice) -> {
                open.put(slice.ordinal(), slice);
                next = Math.max(next, slice.ordinal() + 1);
                yield null;
            }
            case Message.Given(var records) -> records;
            case Message.Turned(var slice) -> {
                open.put(slice.ordinal(), slice);
                yield new Piece.PageEnd(slice.ordinal(), position());
            }
            case Message.Ended(var ordinal, var reached) -> {
                open.remove(ordinal);
                state = reached;
                yield new Piece.SliceEnd(ordinal, position());
            }
            case Message.Waiting wait -> {
                waiting.put(wait.thread(), wait);
                yield null;
            }
            case Message.Resumed(var thread) -> {
                waiting.remove(thread);
                yield null;
            }
            case Message.Failed(var failure) -> throw unchecked(failure);
            case Message.Idle(var reached) -> {
                running--;
                state = reached;
                yield null;
            }
        };
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private Position position() {
        return new Position(next, List.copyOf(open.values()), state);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slices.close();
    }
}
