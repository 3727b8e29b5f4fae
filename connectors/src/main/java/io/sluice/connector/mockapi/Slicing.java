package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.time.Span;
import io.sluice.connector.mockapi.time.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a stream is read piece by piece along a time. */
record Slicing(
        String field,
        TimeFormat inRecords,
        TimeFormat inRequests,
        Instant start,
        Duration step,
        boolean newestFirst,
        @Nullable Place startOption,
        @Nullable Place endOption) {

    static @Nullable Slicing of(Map<String, @Nullable Object> cursor, Scope outer, Instant otherwise) {
        if (cursor.get("cursor_field") == null) {
            return null;
        }
        var scope = outer.in(cursor);
        var requests = formatOr(scope.text(cursor.get("datetime_format")), "%Y-%m-%dT%H:%M:%S.%f%z");
        var formats = Tree.list(cursor.get("cursor_datetime_formats"));
        var records = formats.isEmpty() ? requests : formatOr(scope.text(formats.getFirst()), "%Y-%m-%d");
        var step = scope.text(cursor.get("step"));
        return new Slicing(
                String.valueOf(scope.text(cursor.get("cursor_field"))),
                records,
                requests,
                start(cursor.get("start_datetime"), requests, scope, otherwise),
                step == null ? Duration.ZERO : Span.of(step),
                Boolean.TRUE.equals(cursor.get("is_data_feed")),
                Place.of(cursor.get("start_time_option"), scope),
                Place.of(cursor.get("end_time_option"), scope));
    }

    private static TimeFormat formatOr(@Nullable String format, String otherwise) {
        return TimeFormat.of(format == null ? otherwise : format);
    }

    private static Instant start(@Nullable Object datetime, TimeFormat requests, Scope scope, Instant otherwise) {
        var format = Tree.at(datetime, "datetime_format");
        var text = scope.text(datetime instanceof Map ? Tree.at(datetime, "datetime") : datetime);
        for (var tried : List.of(TimeFormat.of(String.valueOf(format)), requests)) {
            var time = text == null ? null : tried.parse(text);
            if (time != null) {
                return time;
            }
        }
        var time = text == null ? null : TimeFormat.any(text);
        return time == null ? otherwise : time;
    }

    /** The time of a text in a request. */
    @Nullable
    Instant read(String text) {
        var time = inRequests.parse(text);
        return time == null ? TimeFormat.any(text) : time;
    }
}
