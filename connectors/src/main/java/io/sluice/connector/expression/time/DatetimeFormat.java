package io.sluice.connector.expression.time;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Locale;

/** The datetime formats of manifests: strftime's, and those that count from the epoch. */
public final class DatetimeFormat {
    private static final int LAST_YEAR = 9999;

    private DatetimeFormat() {}

    /** What has no zone is UTC. */
    public static OffsetDateTime parse(String text, String format) {
        try {
            var time = read(text, format);
            if (time.getYear() > LAST_YEAR || time.getYear() < 1) {
                throw PythonError.value("year " + time.getYear() + " is out of range");
            }
            return time;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw PythonError.value("'" + text + "' is no time in format '" + format + "'");
        }
    }

    private static OffsetDateTime read(String text, String format) {
        return switch (format) {
            case "%s" -> Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC);
            case "%s_as_float" ->
                Instant.EPOCH
                        .plus(Math.round(Double.parseDouble(text) * 1e6), ChronoUnit.MICROS)
                        .atOffset(ZoneOffset.UTC);
            case "%epoch_microseconds" ->
                Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            case "%ms" -> Instant.ofEpochMilli(Long.parseLong(text)).atOffset(ZoneOffset.UTC);
            default -> TimeArithmetic.aware(PythonParse.parse(text, format.replace("%_ms", "%f")));
        };
    }

    /** By the same format, but a time without zone stays one. */
    public static Temporal parseAsWritten(String text, String format) {
        return PythonParse.parse(text, format);
    }

    public static String format(Temporal time, String format) {
        return switch (format) {
            case "%s" -> String.valueOf(TimeArithmetic.aware(time).toInstant().getEpochSecond());
            case "%s_as_float" -> Text.repr(TimeText.epochSeconds(time));
            case "%epoch_microseconds" -> String.valueOf((long) (TimeText.epochSeconds(time) * 1_000_000));
            case "%ms" -> String.valueOf((long) (TimeText.epochSeconds(time) * 1000));
            default -> formatted(time, format);
        };
    }

    private static String formatted(Temporal time, String format) {
        if (!format.contains("%_ms")) {
            return PythonFormat.format(time, format);
        }
        LocalDateTime local = TimeText.withoutZone(time);
        return PythonFormat.format(
                time, format.replace("%_ms", String.format(Locale.ROOT, "%03d", local.getNano() / 1_000_000)));
    }
}
