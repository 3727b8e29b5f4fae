package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads on while what it gave before is being written. A few pieces wait in between, each of a few MB at most, so memory stays bounded; after
 * a pause nothing is read until the pieces' taker asks again.
 */
public final class ReadAhead implements StreamReader {

    private static final int WAITING = 4;

    private final StreamReader reader;
    private final BlockingQueue<Given> queue = new ArrayBlockingQueue<>(WAITING);
    private final Semaphore afterPause = new Semaphore(0);
    private final Thread thread;
    private boolean paused;
    private Given last = new Given.Nothing();

    private sealed interface Given {
        record Nothing() implements Given {}

        record One(Piece piece) implements Given {}

        record Failed(Throwable failure) implements Given {}
    }

    public ReadAhead(StreamReader reader) {
        this.reader = reader;
        this.thread = Thread.ofVirtual().name("read-ahead").start(this::read);
    }

    private void read() {
        try {
            while (true) {
                var piece = reader.next();
                queue.put(new Given.One(piece));
                if (piece instanceof Piece.End) {
                    return;
                }
                if (piece instanceof Piece.Pause) {
                    afterPause.acquire();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        try {
            queue.put(new Given.Failed(e));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Piece next() {
        if (last instanceof Given.One(var piece) && piece instanceof Piece.End) {
            return piece;
        }
        if (paused) {
            paused = false;
            afterPause.release();
        }
        if (!(last instanceof Given.Failed)) {
            last = taken();
        }
        return switch (last) {
            case Given.One(var piece) -> {
                paused = piece instanceof Piece.Pause;
                yield piece;
            }
            case Given.Failed(var failure) when failure instanceof Error error -> throw error;
            case Given.Failed(var failure) -> throw (RuntimeException) failure;
            case Given.Nothing nothing -> throw new IllegalStateException("nothing was taken");
        };
    }

    private Given taken() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Fault.CANCELLED, "read", "the reading was cancelled", "Start it again", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt(); // a virtual thread: it leaves a socket that it waits for
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // the reader must not be closed beside its reading
            }
        }
        reader.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
