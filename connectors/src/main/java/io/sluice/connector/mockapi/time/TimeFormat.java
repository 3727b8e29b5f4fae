package io.sluice.connector.mockapi.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A time format of a manifest: Python's {@code %}-letters, or one of the formats that count since 1970. */
public final class TimeFormat {
    private static final List<String> COMMON = List.of(
            "%Y-%m-%dT%H:%M:%SZ",
            "%Y-%m-%dT%H:%M:%S.%fZ",
            "%Y-%m-%dT%H:%M:%S.%f%z",
            "%Y-%m-%dT%H:%M:%S%z",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%d");

    private final String format;

    private TimeFormat(String format) {
        this.format = format;
    }

    /** The format of that text. */
    public static TimeFormat of(String format) {
        return new TimeFormat(format);
    }

    /** Reads a time in one of the usual formats. */
    public static @Nullable Instant any(String text) {
        for (var format : COMMON) {
            var time = of(format).parse(text);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** Whether it is written as a number. */
    public boolean isNumber() {
        return format.matches("%(s|ms|s_as_float|epoch_microseconds)");
    }

    /** Whether seconds may have a fraction of any length. */
    public boolean hasFraction() {
        return format.contains("%f");
    }

    /** The time as text. */
    public String format(Instant time) {
        return switch (format) {
            case "%s" -> String.valueOf(time.getEpochSecond());
            case "%ms" -> String.valueOf(time.toEpochMilli());
            case "%s_as_float" ->
                time.getEpochSecond() + "." + String.format(Locale.ROOT, "%06d", time.getNano() / 1000);
            case "%epoch_microseconds" -> String.valueOf(time.toEpochMilli() * 1000);
            default -> letters().format(time.atOffset(ZoneOffset.UTC));
        };
    }

    /** The time, or nothing if the text is in another format. */
    public @Nullable Instant parse(String text) {
        try {
            return switch (format) {
                case "%s" -> Instant.ofEpochSecond(Long.parseLong(text));
                case "%ms" -> Instant.ofEpochMilli(Long.parseLong(text));
                case "%s_as_float" -> Instant.ofEpochMilli((long) (Double.parseDouble(text) * 1000));
                case "%epoch_microseconds" -> Instant.ofEpochMilli(Long.parseLong(text) / 1000);
                default -> read(text);
            };
        } catch (DateTimeException | NumberFormatException otherwise) {
            return null;
        }
    }

    private Instant read(String text) {
        var parsed = letters().parse(text);
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS) && parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        return parsed.isSupported(ChronoField.HOUR_OF_DAY)
                ? LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC)
                : LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private DateTimeFormatter letters() {
        var builder = new DateTimeFormatterBuilder();
        for (var at = 0; at < format.length(); at++) {
            var letter = format.charAt(at);
            if (letter != '%' || at + 1 == format.length()) {
                builder.appendLiteral(letter);
            } else {
                at++;
                append(builder, format.charAt(at));
            }
        }
        return builder.toFormatter(Locale.ENGLISH);
    }

    private static void append(DateTimeFormatterBuilder builder, char letter) {
        switch (letter) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            case 'f' -> builder.appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, false);
            case 'z' -> builder.appendOffset("+HHMM", "+0000");
            case 'b' -> builder.appendPattern("MMM");
            case 'B' -> builder.appendPattern("MMMM");
            case 'a' -> builder.appendPattern("EEE");
            case 'A' -> builder.appendPattern("EEEE");
            case 'Z' -> builder.appendLiteral("UTC");
            case 'p' -> builder.appendPattern("a");
            default -> {
                var field = field(letter);
                if (field == null) {
                    builder.appendLiteral(letter);
                } else {
                    builder.appendValue(field, letter == 'j' ? 3 : 2);
                }
            }
        }
    }

    private static @Nullable ChronoField field(char letter) {
        return switch (letter) {
            case 'm' -> ChronoField.MONTH_OF_YEAR;
            case 'd' -> ChronoField.DAY_OF_MONTH;
            case 'H' -> ChronoField.HOUR_OF_DAY;
            case 'I' -> ChronoField.CLOCK_HOUR_OF_AMPM;
            case 'M' -> ChronoField.MINUTE_OF_HOUR;
            case 'S' -> ChronoField.SECOND_OF_MINUTE;
            case 'j' -> ChronoField.DAY_OF_YEAR;
            default -> null;
        };
    }
}
