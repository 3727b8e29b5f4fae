package io.sluice.connector.manifest.slice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a stream is cut, and how its state is kept; made once per connection and stream, opened for each reading. */
public interface Slicer {

    /**
     * Begins a reading. {@code initial} is the stream's state before it and decides the slices; {@code progress} is the state
     * that an interrupted reading of the same slices had reached, or null.
     */
    Slicing open(@Nullable Map<String, @Nullable Object> initial, @Nullable Map<String, @Nullable Object> progress);
}
