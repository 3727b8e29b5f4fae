package io.sluice.connector.expression.time;

import io.sluice.connector.expression.python.PythonError;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Locale;

/** Dates, times and spans as text. */
public final class TimeText {
    private TimeText() {}

    public static String str(TemporalAccessor time) {
        return iso(time, " ", "auto");
    }

    public static String str(TemporalAmount amount) {
        if (!(amount instanceof Duration span)) {
            return amount.toString();
        }
        var days = Math.floorDiv(span.getSeconds(), 86_400L);
        var seconds = Math.floorMod(span.getSeconds(), 86_400L);
        var micros = span.getNano() / 1000;
        return (days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, "))
                + String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros));
    }

    public static String repr(TemporalAccessor time) {
        var date = "%d, %d, %d"
                .formatted(
                        time.get(ChronoField.YEAR),
                        time.get(ChronoField.MONTH_OF_YEAR),
                        time.get(ChronoField.DAY_OF_MONTH));
        if (time instanceof LocalDate) {
            return "datetime.date(" + date + ")";
        }
        var second = time.get(ChronoField.SECOND_OF_MINUTE);
        var micros = time.get(ChronoField.MICRO_OF_SECOND);
        return "datetime.datetime(" + date + ", " + time.get(ChronoField.HOUR_OF_DAY) + ", "
                + time.get(ChronoField.MINUTE_OF_HOUR)
                + (second == 0 && micros == 0 ? "" : ", " + second)
                + (micros == 0 ? "" : ", " + micros)
                + (time instanceof OffsetDateTime ? ", tzinfo=datetime.timezone.utc)" : ")");
    }

    public static String repr(TemporalAmount amount) {
        if (!(amount instanceof Duration span)) {
            return amount.toString();
        }
        return "datetime.timedelta(days=%d, seconds=%d, microseconds=%d)"
                .formatted(
                        Math.floorDiv(span.getSeconds(), 86_400L),
                        Math.floorMod(span.getSeconds(), 86_400L),
                        span.getNano() / 1000);
    }

    /** {@code isoformat}: {@code precision} is Python's timespec. */
    public static String iso(TemporalAccessor time, String separator, String precision) {
        var date = PythonFormat.format(time, "%Y-%m-%d");
        if (time instanceof LocalDate) {
            return date;
        }
        var offset = time instanceof OffsetDateTime aware ? offset(aware.getOffset(), ":") : "";
        return date + separator + PythonFormat.format(time, clock(time, precision)) + offset;
    }

    private static String clock(TemporalAccessor time, String precision) {
        return switch (precision) {
            case "auto" -> time.get(ChronoField.MICRO_OF_SECOND) == 0 ? "%H:%M:%S" : "%H:%M:%S.%f";
            case "hours" -> "%H";
            case "minutes" -> "%H:%M";
            case "seconds" -> "%H:%M:%S";
            case "milliseconds" ->
                "%H:%M:%S." + String.format(Locale.ROOT, "%03d", time.get(ChronoField.MILLI_OF_SECOND));
            case "microseconds" -> "%H:%M:%S.%f";
            default -> throw PythonError.value("Unknown timespec value");
        };
    }

    static String offset(ZoneOffset offset, String colon) {
        var seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+")
                + String.format(Locale.ROOT, "%02d%s%02d", seconds / 3600, colon, seconds / 60 % 60)
                + (seconds % 60 == 0 ? "" : String.format(Locale.ROOT, "%s%02d", colon, seconds % 60));
    }

    /** {@code timestamp()}; a naive time is one in UTC, the zone every session works in. */
    public static double epochSeconds(Temporal time) {
        var aware = TimeArithmetic.aware(time);
        return aware.toEpochSecond() + aware.getNano() / 1000 / 1e6;
    }

    static LocalDateTime withoutZone(TemporalAccessor time) {
        return switch (time) {
            case LocalDate date -> date.atStartOfDay();
            case OffsetDateTime aware -> aware.toLocalDateTime();
            default -> LocalDateTime.from(time);
        };
    }
}
