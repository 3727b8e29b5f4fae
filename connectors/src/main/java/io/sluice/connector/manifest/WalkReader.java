package io.sluice.connector.manifest;

import io.sluice.connector.manifest.http.LongWait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a walk through a stream in pieces. */
final class WalkReader implements StreamReader {
    private static final int MOST_RECORDS = 500;
    private static final int MOST_WEIGHT = 4 << 20;

    private final StreamWalk walk;
    private List<Map<String, @Nullable Object>> batch = new ArrayList<>();
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
        var weight = 0L;
        while (true) {
            var step = walk.next();
            switch (step) {
                case RECORD -> {
                    batch.add(walk.record());
                    weight += weight(walk.record());
                    if (batch.size() >= MOST_RECORDS || weight >= MOST_WEIGHT) {
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
        var records = batch;
        batch = new ArrayList<>();
        return new Piece.Records(walk.ordinal(), records);
    }

    /** Roughly the characters a value holds. */
    private static long weight(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Map<?, ?> map -> {
                var sum = 8L;
                for (var entry : map.entrySet()) {
                    sum += 16 + weight(entry.getValue());
                }
                yield sum;
            }
            case Collection<?> items -> {
                var sum = 8L;
                for (var item : items) {
                    sum += 8 + weight(item);
                }
                yield sum;
            }
            case null, default -> 8;
        };
    }

    @Override
    public void close() {
        walk.close();
    }
}
