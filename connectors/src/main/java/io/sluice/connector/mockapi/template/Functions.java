package io.sluice.connector.mockapi.template;

import io.sluice.connector.mockapi.time.Span;
import io.sluice.connector.mockapi.time.TimeFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that manifests call, most of them about time. */
final class Functions {
    private Functions() {}

    static @Nullable Object call(
            String name,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named,
            @Nullable Object clock) {
        var now = (clock instanceof Instant instant ? instant : Instant.EPOCH).atOffset(ZoneOffset.UTC);
        return switch (name) {
            case "now_utc" -> now;
            case "today_utc" -> now.toLocalDate().toString();
            case "timestamp" -> time(arguments.getFirst()).toEpochSecond();
            case "str_to_datetime" -> time(arguments.getFirst());
            case "day_delta" -> dayDelta(now, arguments, named);
            case "duration" -> Span.of(Values.text(arguments.getFirst()));
            case "format_datetime" ->
                TimeFormat.of(Values.text(arguments.get(1)))
                        .format(time(arguments.getFirst()).toInstant());
            case "max" -> Values.order(arguments.get(0), arguments.get(1)) >= 0 ? arguments.get(0) : arguments.get(1);
            case "min" -> Values.order(arguments.get(0), arguments.get(1)) <= 0 ? arguments.get(0) : arguments.get(1);
            default -> throw new Unreadable("unknown function " + name);
        };
    }

    private static String dayDelta(
            OffsetDateTime now, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        var format = named.containsKey("format") ? named.get("format") : arguments.size() > 1 ? arguments.get(1) : null;
        var days = ((Number) arguments.getFirst()).longValue();
        return TimeFormat.of(format == null ? "%Y-%m-%dT%H:%M:%S.%f%z" : Values.text(format))
                .format(now.plus(days, ChronoUnit.DAYS).toInstant());
    }

    private static OffsetDateTime time(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time;
        }
        var read = TimeFormat.any(Values.text(value));
        if (read == null) {
            throw new Unreadable("no time: " + Values.text(value));
        }
        return read.atOffset(ZoneOffset.UTC);
    }
}
