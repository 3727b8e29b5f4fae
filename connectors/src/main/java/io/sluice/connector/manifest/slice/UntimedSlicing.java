package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream without a cursor: cut by partitions or read in one piece, and always from its start. */
final class UntimedSlicing implements Slicing {
    private static final Map<String, @Nullable Object> READ = Map.of("__ab_no_cursor_state_message", true);
    private final Router router;
    private final Router.Partitions partitions;

    UntimedSlicing(Router router, Map<String, @Nullable Object> initial) {
        this.router = router;
        partitions = router.open(initial);
    }

    @Override
    public Iterator<Slice> slices() {
        return partitions.slices();
    }

    @Override
    public RequestOptions options(Slice slice) {
        return router.options(slice);
    }

    @Override
    public void close(Slice slice) {}

    /** What the ecosystem writes where there is nothing to say. */
    @Override
    public Map<String, @Nullable Object> state() {
        return READ;
    }

    @Override
    public void close() {
        partitions.close();
    }
}
