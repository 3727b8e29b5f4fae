package io.sluice.connector.manifest.slice;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of all partitions of a stream, and one for all: a partition not met before starts at the latter. Beyond 10,000
 * partitions only the common cursor is kept, so that a state stays small.
 */
final class PartitionCursors {
    static final int SWITCH_TO_GLOBAL = 10_000;
    private static final int MOST_KEPT = 25_000;

    private final CursorSettings settings;
    private final LinkedHashMap<String, PartitionCursor> kept = new LinkedHashMap<>();
    private boolean useGlobal;
    private int count;
    private long lookbackSeconds;
    private @Nullable String global;
    private @Nullable String newGlobal;
    private boolean anyObserved;
    private @Nullable DatetimeCursor globalCursor;

    PartitionCursors(CursorSettings settings, boolean useGlobal, Map<String, @Nullable Object> state) {
        this.settings = settings;
        this.useGlobal = useGlobal;
        if (!state.containsKey("states") && !state.containsKey("state")) {
            startAllAt(state);
            return;
        }
        this.useGlobal = Boolean.TRUE.equals(state.get("use_global_cursor"));
        lookbackSeconds = state.get("lookback_window") instanceof Number seconds ? seconds.longValue() : 0;
        for (var each : PartitionState.all(state)) {
            keep(each.partition(), new DatetimeCursor(settings, each.cursor()));
        }
        startAllAt(PartitionState.map(state.get("state")));
    }

    private void startAllAt(Map<String, @Nullable Object> state) {
        if (state.containsKey(settings.field())) {
            global = settings.format().write(settings.format().parse(state.get(settings.field())));
            newGlobal = global;
        }
    }

    private PartitionCursor keep(Map<String, @Nullable Object> partition, DatetimeCursor cursor) {
        count++;
        var made = new PartitionCursor(partition, cursor);
        kept.put(PartitionState.key(partition), made);
        return made;
    }

    /** The cursor of a partition whose reading begins; null where the same partition was begun before in this reading. */
    synchronized @Nullable PartitionCursor begin(Map<String, @Nullable Object> partition) {
        useGlobal = useGlobal || count > SWITCH_TO_GLOBAL;
        while (kept.size() >= MOST_KEPT) {
            forgetOne();
        }
        var cursor = of(partition);
        return cursor.begin() ? cursor : null;
    }

    private void forgetOne() {
        var oldest = kept.entrySet().stream()
                .filter(entry -> entry.getValue().isIdle())
                .findFirst()
                .orElseGet(() -> kept.entrySet().iterator().next());
        kept.remove(oldest.getKey());
    }

    /** A partition's cursor, made from the common one where there is none. */
    synchronized PartitionCursor of(Map<String, @Nullable Object> partition) {
        var cursor = kept.get(PartitionState.key(partition));
        return cursor == null ? keep(partition, fromGlobal()) : cursor;
    }

    private DatetimeCursor fromGlobal() {
        if (global == null) {
            return new DatetimeCursor(settings, Map.of());
        }
        var from = Times.minus(settings.format().parse(global), Duration.ofSeconds(lookbackSeconds));
        return new DatetimeCursor(
                settings, Map.of(settings.field(), settings.format().write(from)));
    }

    synchronized boolean accepts(PartitionCursor partition, OffsetDateTime value) {
        if (!useGlobal) {
            return partition.cursor().accepts(value);
        }
        if (globalCursor == null) {
            globalCursor = fromGlobal();
        }
        return globalCursor.accepts(value);
    }

    synchronized void observe(OffsetDateTime value) {
        anyObserved = true;
        advance(settings.format().write(value));
    }

    /** By text, as the reference compares them. */
    private void advance(String value) {
        if (newGlobal == null || newGlobal.compareTo(value) < 0) {
            newGlobal = value;
        }
    }

    synchronized void close(PartitionCursor partition, Interval window) {
        if (!useGlobal && partition.close(window)) {
            advance(partition.cursor().value());
        } else if (useGlobal) {
            partition.forget();
        }
    }

    /** The state when all has been read, after so many seconds: records may have been late by that much. */
    synchronized Map<String, @Nullable Object> finalState(long seconds) {
        return anyObserved ? state(newGlobal, seconds, false) : state(global, lookbackSeconds, false);
    }

    /** The state in the middle of a reading, with what {@link #goOn} needs. */
    synchronized Map<String, @Nullable Object> progress() {
        var state = state(global, lookbackSeconds, true);
        var reading = new LinkedHashMap<String, @Nullable Object>();
        reading.put("global", newGlobal);
        reading.put("observed", anyObserved);
        state.put("reading", reading);
        return state;
    }

    /** Takes over what an interrupted reading of the same slices had reached. */
    synchronized void goOn(Map<String, @Nullable Object> progress) {
        var reading = PartitionState.map(progress.get("reading"));
        anyObserved = Boolean.TRUE.equals(reading.get("observed"));
        newGlobal = reading.get("global") instanceof String text ? text : newGlobal;
        for (var each : PartitionState.all(progress)) {
            of(each.partition()).cursor().goOn(each.progress());
        }
    }

    private Map<String, @Nullable Object> state(@Nullable String common, long seconds, boolean inProgress) {
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("use_global_cursor", useGlobal);
        if (!useGlobal) {
            List<Object> states = new ArrayList<>(kept.size());
            kept.values().forEach(each -> states.add(each.state(inProgress)));
            state.put("states", states);
        }
        if (common != null) {
            state.put("state", Map.of(settings.field(), common));
        }
        state.put("lookback_window", seconds);
        return state;
    }
}
