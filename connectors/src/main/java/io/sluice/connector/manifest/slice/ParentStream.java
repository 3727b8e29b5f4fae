package io.sluice.connector.manifest.slice;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream whose records become the partitions of another. */
public interface ParentStream {

    String name();

    /** Begins a reading of the parent, incremental from {@code state} or whole where it is null. */
    Reading read(@Nullable Map<String, @Nullable Object> state);

    /** One reading of a parent. */
    interface Reading extends AutoCloseable {

        /** All records in order; asked once. An iterator that threw {@code LongWait} goes on where it was. */
        Iterator<ParentRecord> records();

        /** The parent's state after the slices of it that have been read to their end. */
        Map<String, @Nullable Object> state();

        @Override
        void close();
    }

    /** A record of a parent, the slice it came from, and whether it is the last of that slice. */
    record ParentRecord(Map<String, @Nullable Object> fields, Slice slice) {}
}
