package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the slicer of a stream from its cursor and its partition routers. */
public final class Slicers {
    private Slicers() {}

    /** {@code stream} is a {@code DeclarativeStream} component. */
    public static Slicer of(Component stream, ParentStreams parents, Surroundings around) {
        return (initial, progress) -> new OnePiece();
    }

    private static final class OnePiece implements Slicing {
        @Override
        public Iterator<Slice> slices() {
            return List.of(Slice.WHOLE).iterator();
        }

        @Override
        public RequestOptions options(Slice slice) {
            return RequestOptions.NONE;
        }

        @Override
        public void close(Slice slice) {}

        @Override
        public Map<String, @Nullable Object> state() {
            return Map.of();
        }
    }
}
