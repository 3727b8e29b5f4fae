package io.sluice.connector.manifest.slice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One partition of a reading: its cursor, and how many of its windows are still being read. */
final class PartitionCursor {
    private final Map<String, @Nullable Object> partition;
    private final DatetimeCursor cursor;
    private boolean begun;
    private boolean allGiven;
    private int open;

    PartitionCursor(Map<String, @Nullable Object> partition, DatetimeCursor cursor) {
        this.partition = partition;
        this.cursor = cursor;
    }

    Map<String, @Nullable Object> partition() {
        return partition;
    }

    DatetimeCursor cursor() {
        return cursor;
    }

    /** False if it was begun before. */
    boolean begin() {
        var first = !begun;
        begun = true;
        return first;
    }

    /** A window was given out; {@code last} tells whether more will come. */
    void give(boolean last) {
        open++;
        allGiven = last;
    }

    /** A window will not be read, or need not be remembered. */
    void forget() {
        open--;
    }

    /** Whether that was the last window. */
    boolean close(Interval window) {
        open--;
        cursor.close(window);
        return allGiven && open <= 0;
    }

    Map<String, @Nullable Object> state(boolean inProgress) {
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("partition", partition);
        state.put("cursor", cursor.state());
        if (inProgress) {
            state.put("progress", cursor.progress());
        }
        return state;
    }

    boolean isIdle() {
        return open <= 0;
    }
}
