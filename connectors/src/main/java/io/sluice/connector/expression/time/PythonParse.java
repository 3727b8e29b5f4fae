package io.sluice.connector.expression.time;

import io.sluice.connector.expression.python.PythonError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code strptime}: text to time by a format, naive unless the format has a zone. */
final class PythonParse {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private final String text;
    private final String format;
    private int at;
    private int year = 1900;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private @Nullable Boolean afternoon;
    private int minute;
    private int second;
    private int micros;
    private @Nullable ZoneOffset zone;

    private PythonParse(String text, String format) {
        this.text = text;
        this.format = format;
    }

    static Temporal parse(String text, String format) {
        return new PythonParse(text, format).time();
    }

    private Temporal time() {
        for (var i = 0; i < format.length(); i++) {
            var character = format.charAt(i);
            if (Character.isWhitespace(character)) {
                skipBlanks();
            } else if (character == '%' && i + 1 < format.length()) {
                take(format.charAt(++i));
            } else if (at < text.length()
                    && Character.toLowerCase(text.charAt(at)) == Character.toLowerCase(character)) {
                at++;
            } else {
                throw mismatch();
            }
        }
        if (at < text.length()) {
            throw PythonError.value("unconverted data remains: " + text.substring(at));
        }
        return assembled();
    }

    private void skipBlanks() {
        if (at >= text.length() || !Character.isWhitespace(text.charAt(at))) {
            throw mismatch();
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Temporal assembled() {
        if (afternoon != null) {
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        try {
            var date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
            var time = LocalDateTime.of(date, LocalTime.of(hour, minute, second, micros * 1000));
            return zone == null ? time : time.atOffset(zone);
        } catch (DateTimeException e) {
            throw PythonError.value("time data '" + text + "' is out of range");
        }
    }

    private void take(char kind) {
        switch (kind) {
            case 'Y' -> year = exactly(4);
            case 'm' -> month = number(2);
            case 'd', 'e' -> day = number(2);
            case 'H', 'I' -> hour = number(2);
            case 'M' -> minute = number(2);
            case 'S' -> second = number(2);
            case 'j' -> dayOfYear = number(3);
            case 'y' -> {
                var short2 = exactly(2);
                year = short2 + (short2 <= 68 ? 2000 : 1900);
            }
            case 'f' -> micros = fraction();
            case 'b', 'h', 'B' -> month = 1 + name(MONTHS);
            case 'a', 'A' -> name(DAYS);
            case 'p' -> afternoon = name(List.of("am", "pm")) == 1;
            case 'z' -> zone = offset();
            case 'Z' -> zoneName();
            case '%' -> literal('%');
            default -> throw PythonError.value("'" + kind + "' is a bad directive in format '" + format + "'");
        }
    }

    private PythonError mismatch() {
        return PythonError.value("time data '" + text + "' does not match format '" + format + "'");
    }

    private void literal(char wanted) {
        if (at >= text.length() || text.charAt(at++) != wanted) {
            throw mismatch();
        }
    }

    private int digits(int most) {
        var end = at;
        while (end < text.length() && end - at < most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - at;
    }

    private int exactly(int count) {
        if (digits(count) != count) {
            throw mismatch();
        }
        return number(count);
    }

    private int number(int most) {
        var count = digits(most);
        if (count == 0) {
            throw mismatch();
        }
        at += count;
        return Integer.parseInt(text.substring(at - count, at));
    }

    private int fraction() {
        var count = digits(6);
        var value = number(6);
        for (var i = count; i < 6; i++) {
            value *= 10;
        }
        return value;
    }

    /** The whole name before its first three letters. */
    private int name(List<String> names) {
        var rest = text.substring(at).toLowerCase(Locale.ROOT);
        for (var i = 0; i < names.size(); i++) {
            var full = names.get(i);
            var brief = full.substring(0, Math.min(3, full.length()));
            if (rest.startsWith(brief)) {
                at += rest.startsWith(full) ? full.length() : brief.length();
                return i;
            }
        }
        throw mismatch();
    }

    private ZoneOffset offset() {
        var match = IsoTime.OFFSET.matcher(text).region(at, text.length());
        if (!match.lookingAt()) {
            throw mismatch();
        }
        at = match.end();
        return IsoTime.offset(match.group());
    }

    /** A name is checked and, as in Python, does not make the time aware. */
    private void zoneName() {
        for (var name : List.of("UTC", "GMT")) {
            if (text.regionMatches(true, at, name, 0, 3)) {
                at += 3;
                return;
            }
        }
        throw mismatch();
    }
}
