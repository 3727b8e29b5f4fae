package io.sluice.connector.expression.time;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** {@code strftime}, in the C locale and with the directives that glibc adds. */
public final class PythonFormat {
    private PythonFormat() {}

    public static String format(TemporalAccessor time, String format) {
        var local = TimeText.withoutZone(time);
        var text = new StringBuilder();
        for (var i = 0; i < format.length(); i++) {
            var character = format.charAt(i);
            if (character != '%' || i + 1 == format.length()) {
                text.append(character);
                continue;
            }
            var kind = format.charAt(++i);
            if (kind == '-' && i + 1 < format.length()) {
                text.append(unpadded(directive(format.charAt(++i), local, time)));
            } else {
                text.append(directive(kind, local, time));
            }
        }
        return text.toString();
    }

    private static String unpadded(String text) {
        var digits = 0;
        while (digits < text.length() - 1 && "0 ".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        return text.substring(digits);
    }

    private static String directive(char kind, LocalDateTime local, TemporalAccessor time) {
        return switch (kind) {
            case 'Y', 'G', 'C', 'y', 'g', 'm', 'd', 'e', 'j', 'u', 'w', 'U', 'W', 'V' -> day(kind, local);
            case 'H', 'k', 'I', 'l', 'M', 'S', 'f' -> clock(kind, local);
            case 'a' -> local.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> local.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> local.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'p' -> local.getHour() < 12 ? "AM" : "PM";
            case 'P' -> local.getHour() < 12 ? "am" : "pm";
            case 'F' -> format(time, "%Y-%m-%d");
            case 'T', 'X' -> format(time, "%H:%M:%S");
            case 'R' -> format(time, "%H:%M");
            case 'r' -> format(time, "%I:%M:%S %p");
            case 'D', 'x' -> format(time, "%m/%d/%y");
            case 'c' -> format(time, "%a %b %e %H:%M:%S %Y");
            case 's' -> String.valueOf(local.toEpochSecond(ZoneOffset.UTC));
            case 'z' -> time instanceof OffsetDateTime aware ? TimeText.offset(aware.getOffset(), "") : "";
            case 'Z' -> zoneName(time);
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "%" + kind;
        };
    }

    private static String zoneName(TemporalAccessor time) {
        if (!(time instanceof OffsetDateTime aware)) {
            return "";
        }
        return aware.getOffset().equals(ZoneOffset.UTC) ? "UTC" : "UTC" + TimeText.offset(aware.getOffset(), ":");
    }

    private static String day(char kind, LocalDateTime day) {
        return switch (kind) {
            case 'Y' -> String.valueOf(day.getYear());
            case 'G' -> String.valueOf(day.get(IsoFields.WEEK_BASED_YEAR));
            case 'C' -> two(day.getYear() / 100);
            case 'y' -> two(day.getYear() % 100);
            case 'g' -> two(day.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'm' -> two(day.getMonthValue());
            case 'd' -> two(day.getDayOfMonth());
            case 'e' -> String.format(Locale.ROOT, "%2d", day.getDayOfMonth());
            case 'j' -> String.format(Locale.ROOT, "%03d", day.getDayOfYear());
            case 'u' -> String.valueOf(day.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(day.getDayOfWeek().getValue() % 7);
            case 'U' -> two((day.getDayOfYear() + 6 - day.getDayOfWeek().getValue() % 7) / 7);
            case 'W' -> two((day.getDayOfYear() + 7 - day.getDayOfWeek().getValue()) / 7);
            default -> two(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        };
    }

    private static String clock(char kind, LocalDateTime time) {
        var half = (time.getHour() + 11) % 12 + 1;
        return switch (kind) {
            case 'H' -> two(time.getHour());
            case 'k' -> String.format(Locale.ROOT, "%2d", time.getHour());
            case 'I' -> two(half);
            case 'l' -> String.format(Locale.ROOT, "%2d", half);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            default -> String.format(Locale.ROOT, "%06d", time.get(ChronoField.MICRO_OF_SECOND));
        };
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
