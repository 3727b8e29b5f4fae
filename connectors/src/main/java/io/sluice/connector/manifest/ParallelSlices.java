package io.sluice.connector.manifest;

import io.sluice.connector.manifest.http.LongWait;
import io.sluice.connector.manifest.slice.Slice;
import io.sluice.connector.manifest.slice.Slicing;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The side of a parallel reading that works: threads take slices, one after the other, and read each to its end. */
final class ParallelSlices implements AutoCloseable {

    /** What a thread tells the reader, in order. */
    sealed interface Message {
        record Begun(Position.OpenSlice slice) implements Message {}

        record Given(Piece.Records records) implements Message {}

        record Turned(Position.OpenSlice slice) implements Message {}

        record Ended(long ordinal, Map<String, @Nullable Object> state) implements Message {}

        /** The thread sleeps until then, by {@link System#nanoTime}. */
        record Waiting(Thread thread, long until, String reason) implements Message {}

        record Resumed(Thread thread) implements Message {}

        record Failed(Throwable failure) implements Message {}

        /** There are no more slices for this thread. */
        record Idle(Map<String, @Nullable Object> state) implements Message {}
    }

    private record Taken(long ordinal, Slice slice, Position.@Nullable OpenSlice resumed) {}

    private final ReadingStart start;
    private final Slicing slicing;
    private final Iterator<Slice> slices;
    private final BlockingQueue<Message> queue;
    /** Held while a slice is taken or ended, so that the reader hears of it in the order in which it counts. */
    private final ReentrantLock turn = new ReentrantLock();

    private long ordinal = -1;

    ParallelSlices(ReadingStart start, BlockingQueue<Message> queue) {
        this.start = start;
        this.queue = queue;
        slicing = start.slicing();
        slices = slicing.slices();
    }

    Map<String, @Nullable Object> state() {
        return slicing.state();
    }

    /** What a thread does until there are no more slices, or the reader is closed. */
    void work() {
        try {
            queue.put(outcome());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Message outcome() throws InterruptedException {
        try {
            for (var taken = patiently(this::take); taken != null; taken = patiently(this::take)) {
                read(taken);
            }
            return new Message.Idle(slicing.state());
        } catch (RuntimeException
                | Error failure) { // also a stack that a manifest's pattern used up: the reader waits for a word
            return new Message.Failed(failure);
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        @Nullable
        T go() throws InterruptedException;
    }

    /** Waits as long as the API wants, and lets the reader know. */
    private <T> @Nullable T patiently(Step<T> step) throws InterruptedException {
        while (true) {
            try {
                return step.go();
            } catch (LongWait wait) {
                var until = System.nanoTime() + wait.duration().toNanos();
                queue.put(new Message.Waiting(Thread.currentThread(), until, String.valueOf(wait.getMessage())));
                Thread.sleep(wait.duration());
                queue.put(new Message.Resumed(Thread.currentThread()));
            }
        }
    }

    private @Nullable Taken take() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            while (slices.hasNext()) {
                var slice = slices.next();
                ordinal++;
                var resumed = start.resumed(ordinal, slice);
                if (!start.isDone(ordinal, resumed)) {
                    if (resumed != null) {
                        slicing.resume(slice, resumed.observed());
                    }
                    queue.put(new Message.Begun(open(ordinal, slice, resumed == null ? null : resumed.token())));
                    return new Taken(ordinal, slice, resumed);
                }
                slicing.skip(slice);
            }
            return null;
        } finally {
            turn.unlock();
        }
    }

    private void read(Taken taken) throws InterruptedException {
        var token = taken.resumed() == null ? null : taken.resumed().token();
        try (var pages = new SlicePages(start, taken.slice(), token)) {
            do {
                page(taken, pages);
            } while (turned(taken, pages));
        }
        turn.lockInterruptibly();
        try {
            slicing.close(taken.slice());
            queue.put(new Message.Ended(taken.ordinal(), slicing.state()));
        } finally {
            turn.unlock();
        }
    }

    private void page(Taken taken, SlicePages pages) throws InterruptedException {
        var batch = new Batch();
        for (var record = patiently(pages::record); record != null; record = patiently(pages::record)) {
            slicing.observe(record, taken.slice());
            if (batch.add(record)) {
                queue.put(new Message.Given(new Piece.Records(taken.ordinal(), batch.taken())));
            }
        }
        if (!batch.isEmpty()) {
            queue.put(new Message.Given(new Piece.Records(taken.ordinal(), batch.taken())));
        }
    }

    private boolean turned(Taken taken, SlicePages pages) throws InterruptedException {
        var more = pages.turn();
        if (more) { // behind the last page stands the end of the slice
            queue.put(new Message.Turned(open(taken.ordinal(), taken.slice(), pages.token())));
        }
        return more;
    }

    private Position.OpenSlice open(long number, Slice slice, @Nullable Object token) {
        return new Position.OpenSlice(
                number,
                new LinkedHashMap<>(slice),
                token,
                start.parts().paginator().isIssued(),
                token == null ? null : slicing.observed(slice));
    }

    @Override
    public void close() {
        slicing.close();
    }
}
