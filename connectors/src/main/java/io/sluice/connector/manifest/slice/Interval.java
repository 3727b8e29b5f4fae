package io.sluice.connector.manifest.slice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stretch of time that has been read, and the latest cursor value met in it. */
record Interval(
        OffsetDateTime start, OffsetDateTime end, @Nullable OffsetDateTime latest) {
    private static final Comparator<Interval> BY_TIME = Comparator.<Interval, Instant>comparing(
                    interval -> interval.start().toInstant())
            .thenComparing(interval -> interval.end().toInstant());

    /** Joins intervals that overlap or are no more than {@code unit} apart; in the order of time. */
    static List<Interval> merged(List<Interval> intervals, Object unit) {
        var merged = new ArrayList<Interval>();
        for (var next : intervals.stream().sorted(BY_TIME).toList()) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && Times.order(Times.plus(last.end(), unit), next.start()) >= 0) {
                merged.set(merged.size() - 1, last.joined(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private Interval joined(Interval next) {
        return new Interval(start, Times.later(end, next.end), Times.laterOf(next.latest, latest));
    }

    Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("start", start.toString());
        json.put("end", end.toString());
        json.put("latest", latest == null ? null : latest.toString());
        return json;
    }

    static Interval of(Map<String, @Nullable Object> json) {
        return new Interval(
                OffsetDateTime.parse(String.valueOf(json.get("start"))),
                OffsetDateTime.parse(String.valueOf(json.get("end"))),
                json.get("latest") instanceof String latest ? OffsetDateTime.parse(latest) : null);
    }

    /** Before this time nothing is missing. */
    OffsetDateTime complete() {
        return latest == null ? start : latest;
    }
}
