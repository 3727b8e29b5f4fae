package io.sluice.connector.manifest.slice;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A datetime cursor with its expressions evaluated. Spans are Durations or calendar spans. {@code step} null: all at once;
 * {@code granularity} null: neighbouring windows share a bound; {@code strict}: the API refuses windows of a single unit.
 */
record CursorSettings(
        String field,
        CursorFormat format,
        OffsetDateTime start,
        OffsetDateTime end,
        @Nullable Object lookback,
        @Nullable Object step,
        @Nullable Object granularity,
        Clamping clamping,
        boolean strict,
        String startField,
        String endField) {

    /** The bounds that an interrupted reading had: the clock has moved since, and its slices must not. */
    CursorSettings within(@Nullable Object span) {
        return span instanceof List<?> bounds && bounds.size() == 2
                ? new CursorSettings(
                        field,
                        format,
                        OffsetDateTime.parse(String.valueOf(bounds.get(0))),
                        OffsetDateTime.parse(String.valueOf(bounds.get(1))),
                        lookback,
                        step,
                        granularity,
                        clamping,
                        strict,
                        startField,
                        endField)
                : this;
    }

    List<String> span() {
        return List.of(start.toString(), end.toString());
    }

    /** How far apart two intervals may be and still leave no gap. */
    Object unit() {
        return granularity == null ? Duration.ofMillis(1) : granularity;
    }

    /** A window as a slice holds it. */
    Map<String, @Nullable Object> written(Window window) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(startField, format.write(window.start()));
        fields.put(endField, format.write(window.end()));
        return fields;
    }

    /** The interval that a slice's window stands for: what its format cut off is not part of it. */
    Interval read(Map<String, @Nullable Object> window, @Nullable OffsetDateTime latest) {
        return new Interval(format.parse(window.get(startField)), format.parse(window.get(endField)), latest);
    }
}
