package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.PythonError;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far one stream, or one partition of it, has been read. Starts from a state, gives the windows still to read, learns which
 * were read, and tells the new state: the latest cursor value up to which nothing is missing.
 */
final class DatetimeCursor {
    private final CursorSettings settings;
    private final Map<String, @Nullable Object> before;
    /** From here on records are new. */
    private final OffsetDateTime floor;

    private final List<Interval> known;
    private List<Interval> done;

    DatetimeCursor(CursorSettings settings, Map<String, @Nullable Object> state) {
        this.settings = settings;
        before = state;
        if (state.containsKey("state_type")) {
            known = Interval.merged(intervals(state), settings.unit());
            floor = known.isEmpty() ? settings.start() : first(known);
        } else {
            floor = startOf(state);
            known = List.of(new Interval(settings.start(), floor, floor));
        }
        done = known;
    }

    private static OffsetDateTime first(List<Interval> intervals) {
        var first = intervals.getFirst();
        return first.latest() == null ? first.end() : first.latest();
    }

    private OffsetDateTime startOf(Map<String, @Nullable Object> state) {
        var reached = state.containsKey(settings.field()) ? settings.format().parse(state.get(settings.field())) : null;
        return reached == null ? settings.start() : Times.later(reached, settings.start());
    }

    /** The state of an engine that tells intervals instead of one value. */
    private List<Interval> intervals(Map<String, @Nullable Object> state) {
        var format = settings.format();
        var intervals = new ArrayList<Interval>();
        if (state.get("slices") instanceof List<?> slices) {
            for (var slice : slices) {
                if (slice instanceof Map<?, ?> map) {
                    var latest = map.get("most_recent_cursor_value");
                    intervals.add(new Interval(
                            format.parse(map.get("start")),
                            format.parse(map.get("end")),
                            latest == null ? null : format.parse(latest)));
                }
            }
        }
        return intervals;
    }

    CursorSettings settings() {
        return settings;
    }

    /** The windows that the state leaves to read, and the lookback. */
    Iterator<Window> windows() {
        var windows = new Windows(settings);
        var all = new ArrayList<Iterator<Window>>();
        if (known.isEmpty()) {
            throw PythonError.value("the state names no slices");
        }
        if (Times.order(settings.start(), known.getFirst().start()) < 0) {
            all.add(windows.between(settings.start(), known.getFirst().start(), false));
        }
        for (var i = 0; i + 1 < known.size(); i++) {
            var end = known.get(i).end();
            var lower = settings.granularity() == null ? end : Times.plus(end, settings.granularity());
            all.add(windows.between(lower, known.get(i + 1).start(), false));
        }
        var last = known.getLast().end();
        var lower = settings.lookback() == null ? last : Times.minus(last, settings.lookback());
        all.add(windows.between(lower, settings.end(), true));
        return new Chain<>(all.iterator());
    }

    /** A window was read to its end; {@code latest} is the latest cursor value met in it. */
    void close(Interval window) {
        var all = new ArrayList<>(done);
        all.add(window);
        done = Interval.merged(all, settings.unit());
    }

    /** What was read so far, exactly: a state tells only the value up to which nothing is missing. */
    List<Object> progress() {
        return done.stream().<Object>map(Interval::json).toList();
    }

    /** Takes over the progress of an interrupted reading. */
    void goOn(@Nullable Object progress) {
        if (progress instanceof List<?> intervals) {
            intervals.forEach(interval -> close(Interval.of(PartitionState.map(interval))));
        }
    }

    /** The lookback is read again, but never what lies before the configured start. */
    boolean accepts(OffsetDateTime value) {
        return Times.order(lowest(), value) <= 0 && Times.order(value, settings.end()) <= 0;
    }

    private OffsetDateTime lowest() {
        if (settings.lookback() == null) {
            return floor;
        }
        var lower = Times.minus(floor, settings.lookback());
        return Times.later(lower, Times.earlier(floor, settings.start()));
    }

    /** What the state says of the cursor field. */
    String value() {
        return settings.format().write(done.getFirst().complete());
    }

    Map<String, @Nullable Object> state() {
        var state = new LinkedHashMap<String, @Nullable Object>();
        if (!before.containsKey("state_type")) {
            state.putAll(before);
        }
        state.put(settings.field(), value());
        return state;
    }
}
