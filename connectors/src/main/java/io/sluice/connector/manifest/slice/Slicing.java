package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of a stream, slice by slice. Calls for different slices may come from different threads. */
public interface Slicing extends AutoCloseable {

    /** The slices, made as they are asked for; asked once. An iterator that threw {@code LongWait} goes on where it was. */
    Iterator<Slice> slices();

    /** What a slice adds to its requests. */
    RequestOptions options(Slice slice);

    /** Whether a record, already filtered, belongs into this reading (client-side incremental streams drop old ones). */
    default boolean accepts(Map<String, @Nullable Object> record, Slice slice) {
        return true;
    }

    /** Whether paging ends after this last record of a page (data feeds stop at what was already read). */
    default boolean endsPaging(Map<String, @Nullable Object> lastRecord, Slice slice) {
        return false;
    }

    /** A record was handed out; its fields are those after the transformations. */
    default void observe(Map<String, @Nullable Object> record, Slice slice) {}

    /** The highest cursor value observed in an open slice, to be given to {@link #resume} when its reading goes on elsewhere. */
    default @Nullable Object observed(Slice slice) {
        return null;
    }

    default void resume(Slice slice, @Nullable Object observed) {}

    /** The slice was read to its end before an interruption, and counts in the progress that this reading began with. */
    default void skip(Slice slice) {}

    /** All records of the slice have been handed out. */
    void close(Slice slice);

    /** The state after the slices closed so far, as the ecosystem's {@code stream_state}. */
    Map<String, @Nullable Object> state();

    @Override
    default void close() {}
}
