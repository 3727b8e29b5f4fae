package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No partitions: the stream in one piece. */
final class WholeRouter implements Router {
    @Override
    public Partitions open(Map<String, @Nullable Object> state) {
        return new Partitions() {
            @Override
            public Iterator<Slice> slices() {
                return List.of(Slice.WHOLE).iterator();
            }

            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                return null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public RequestOptions options(Slice partition) {
        return RequestOptions.NONE;
    }
}
