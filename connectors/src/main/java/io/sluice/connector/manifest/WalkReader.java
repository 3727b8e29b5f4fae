package io.sluice.connector.manifest;

import io.sluice.connector.manifest.http.LongWait;
import org.jspecify.annotations.Nullable;

/** Gives a walk through a stream in pieces. */
final class WalkReader implements StreamReader {
    private final StreamWalk walk;
    private final Batch batch = new Batch();
    private @Nullable Piece after;

    WalkReader(StreamWalk walk) {
        this.walk = walk;
    }

    @Override
    public Piece next() {
        if (after != null) {
            var piece = after;
            after = null;
            return piece;
        }
        try {
            return gathered();
        } catch (LongWait wait) {
            var pause = new Piece.Pause(wait.duration(), String.valueOf(wait.getMessage()));
            return batch.isEmpty() ? pause : flushedBefore(pause);
        }
    }

    private Piece gathered() {
        while (true) {
            var step = walk.next();
            switch (step) {
                case RECORD -> {
                    if (batch.add(walk.record())) {
                        return flushed();
                    }
                }
                case PAGE_END -> {
                    return end(new Piece.PageEnd(walk.ordinal(), walk.position()));
                }
                case SLICE_END -> {
                    return end(new Piece.SliceEnd(walk.ordinal(), walk.position()));
                }
                case END -> {
                    return end(new Piece.End(walk.state()));
                }
            }
        }
    }

    private Piece end(Piece piece) {
        return batch.isEmpty() ? piece : flushedBefore(piece);
    }

    private Piece flushedBefore(Piece piece) {
        after = piece;
        return flushed();
    }

    private Piece flushed() {
        return new Piece.Records(walk.ordinal(), batch.taken());
    }

    @Override
    public void close() {
        walk.close();
    }
}
