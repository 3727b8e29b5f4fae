package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Callable;
import io.sluice.connector.expression.python.Numbers;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Undefined;
import io.sluice.connector.expression.time.DatetimeFormat;
import io.sluice.connector.expression.time.IsoTime;
import io.sluice.connector.expression.time.PythonFormat;
import io.sluice.connector.expression.time.TimeText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions about time. */
final class TimeFunctions {
    private final Clock clock;

    TimeFunctions(Clock clock) {
        this.clock = clock;
    }

    Map<String, Callable> all() {
        return Map.of(
                "now_utc", none -> now(),
                "today_utc", none -> now().toLocalDate(),
                "today_with_timezone", this::todayIn,
                "day_delta", this::dayDelta,
                "timestamp", arguments -> timestamp(arguments.at(0, "dt")),
                "str_to_datetime", arguments -> parsed(arguments.at(0, "s")),
                "duration", arguments -> IsoTime.duration(arguments.text(0, "datestring")),
                "format_datetime", TimeFunctions::formatDatetime);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private Object todayIn(Arguments arguments) {
        var zone = arguments.text(0, "timezone");
        try {
            return clock.instant().atZone(ZoneId.of(zone)).toLocalDate();
        } catch (DateTimeException e) {
            throw new PythonError("UnknownTimeZoneError", zone);
        }
    }

    private Object dayDelta(Arguments arguments) {
        var days = Numbers.toDouble(defined(arguments.at(0, "num_days")));
        var time = now().plus(Math.round(days * 86_400_000_000d), ChronoUnit.MICROS);
        return PythonFormat.format(time, arguments.text(1, "format", "%Y-%m-%dT%H:%M:%S.%f%z"));
    }

    private static @Nullable Object defined(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        return value;
    }

    private static Object timestamp(@Nullable Object value) {
        if (Types.isNumber(value)) {
            return Types.isFloat(value)
                    ? Numbers.whole(Numbers.toDouble(value))
                    : Numbers.integer(Numbers.toBig(value));
        }
        return TimeText.epochSeconds(parsed(value));
    }

    private static OffsetDateTime parsed(@Nullable Object value) {
        return IsoTime.parse(Types.text(defined(value)));
    }

    private static Object formatDatetime(Arguments arguments) {
        var value = arguments.at(0, "dt");
        var format = arguments.text(1, "format");
        var inputFormat = arguments.at(2, "input_format", null);
        if (value instanceof OffsetDateTime || value instanceof LocalDateTime) {
            return PythonFormat.format((Temporal) value, format);
        }
        if (Types.isInteger(value)) {
            var read = inputFormat == null ? "%s" : Types.text(inputFormat);
            return DatetimeFormat.format(DatetimeFormat.parse(Text.str(Numbers.toBig(value)), read), format);
        }
        var time = inputFormat == null
                ? parsed(value)
                : aware(DatetimeFormat.parseAsWritten(Types.text(value), Types.text(inputFormat)));
        return DatetimeFormat.format(time, format);
    }

    private static Temporal aware(Temporal time) {
        return time instanceof LocalDateTime naive ? naive.atOffset(ZoneOffset.UTC) : time;
    }
}
