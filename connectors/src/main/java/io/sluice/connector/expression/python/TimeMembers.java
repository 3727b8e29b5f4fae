package io.sluice.connector.expression.python;

import io.sluice.connector.expression.time.PythonFormat;
import io.sluice.connector.expression.time.TimeText;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** The attributes and methods of dates, times and spans. */
final class TimeMembers {
    private TimeMembers() {}

    static @Nullable Object find(Object owner, String name) {
        return switch (owner) {
            case Duration span -> ofSpan(span, name);
            case LocalDate date -> ofDate(date, name);
            case LocalDateTime time -> ofTime(time, name);
            case OffsetDateTime time -> ofTime(time, name);
            default -> null;
        };
    }

    private static @Nullable Object ofSpan(Duration span, String name) {
        return switch (name) {
            case "days" -> Math.floorDiv(span.getSeconds(), 86_400L);
            case "seconds" -> Math.floorMod(span.getSeconds(), 86_400L);
            case "microseconds" -> (long) span.getNano() / 1000;
            case "total_seconds" -> (Callable) none -> span.getSeconds() + span.getNano() / 1e9;
            default -> null;
        };
    }

    private static @Nullable Object ofDate(Temporal date, String name) {
        return switch (name) {
            case "year" -> date.getLong(ChronoField.YEAR);
            case "month" -> date.getLong(ChronoField.MONTH_OF_YEAR);
            case "day" -> date.getLong(ChronoField.DAY_OF_MONTH);
            case "weekday" -> (Callable) none -> date.getLong(ChronoField.DAY_OF_WEEK) - 1;
            case "isoweekday" -> (Callable) none -> date.getLong(ChronoField.DAY_OF_WEEK);
            case "strftime" -> (Callable) arguments -> PythonFormat.format(date, arguments.text(0, "format"));
            case "isoformat" ->
                (Callable) arguments ->
                        TimeText.iso(date, arguments.text(0, "sep", "T"), arguments.text(1, "timespec", "auto"));
            case "replace" -> (Callable) arguments -> replaced(date, arguments);
            default -> null;
        };
    }

    private static @Nullable Object ofTime(Temporal time, String name) {
        return switch (name) {
            case "hour" -> time.getLong(ChronoField.HOUR_OF_DAY);
            case "minute" -> time.getLong(ChronoField.MINUTE_OF_HOUR);
            case "second" -> time.getLong(ChronoField.SECOND_OF_MINUTE);
            case "microsecond" -> time.getLong(ChronoField.MICRO_OF_SECOND);
            case "date" -> (Callable) none -> LocalDate.from(time);
            case "timestamp" -> (Callable) none -> TimeText.epochSeconds(time);
            default -> ofDate(time, name);
        };
    }

    private static Temporal replaced(Temporal time, Arguments arguments) {
        var result = time;
        for (var entry : arguments.named().entrySet()) {
            var value = entry.getValue();
            result = switch (entry.getKey()) {
                case "year" -> result.with(ChronoField.YEAR, Types.index(value));
                case "month" -> result.with(ChronoField.MONTH_OF_YEAR, Types.index(value));
                case "day" -> result.with(ChronoField.DAY_OF_MONTH, Types.index(value));
                case "hour" -> result.with(ChronoField.HOUR_OF_DAY, Types.index(value));
                case "minute" -> result.with(ChronoField.MINUTE_OF_HOUR, Types.index(value));
                case "second" -> result.with(ChronoField.SECOND_OF_MINUTE, Types.index(value));
                case "microsecond" ->
                    result.with(ChronoField.NANO_OF_SECOND, 0).plus(Types.index(value), ChronoUnit.MICROS);
                case "tzinfo" -> zoned(result, value);
                default -> throw PythonError.type("'" + entry.getKey() + "' is an invalid keyword argument");
            };
        }
        return result;
    }

    private static Temporal zoned(Temporal time, @Nullable Object zone) {
        if (zone != null) {
            throw PythonError.type("tzinfo argument must be None");
        }
        return time instanceof OffsetDateTime aware
                ? aware.toLocalDateTime()
                : LocalDateTime.from(time).atOffset(ZoneOffset.UTC).toLocalDateTime();
    }
}
