package io.sluice.connector.rows;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO dates and times; the answer is the canonical text ({@code 2024-01-31}, {@code 10:00:00.5}, {@code 2024-01-31 10:00:00},
 * {@code 2024-01-31 10:00:00+00:00}), or null. Fractions finer than a microsecond are refused, not rounded.
 */
final class TimeText {

    private static final DateTimeFormatter CANONICAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private TimeText() {}

    static @Nullable String date(String text) {
        return text.length() == 10 && isDate(text) ? text : null;
    }

    static @Nullable String time(String text) {
        return clock(text, 0, text.length());
    }

    static @Nullable String timestamp(String text) {
        if (text.length() == 10) {
            return isDate(text) ? text + " 00:00:00" : null;
        }
        if (text.length() < 16 || !isDate(text) || !separator(text.charAt(10))) {
            return null;
        }
        var clock = clock(text, 11, text.length());
        if (clock == null) {
            return null;
        }
        boolean asWritten = text.charAt(10) == ' ' && clock.length() == text.length() - 11;
        return asWritten ? text : text.substring(0, 10) + ' ' + clock;
    }

    /** Text without a zone is taken in UTC, as every session of Sluice is. */
    static @Nullable String timestamptz(String text) {
        int zone = zoneStart(text);
        int minutes = zone < 0 ? 0 : offset(text, zone);
        if (minutes == Integer.MIN_VALUE) {
            return null;
        }
        int end = zone < 0 ? text.length() : zone;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        var local = timestamp(text.substring(0, end));
        if (local == null || minutes == 0) {
            return local == null ? null : local + "+00:00";
        }
        var utc = LocalDateTime.parse(local, CANONICAL).minusMinutes(minutes);
        return utc.getYear() < 1 || utc.getYear() > 9999 ? null : utc.format(CANONICAL) + "+00:00";
    }

    /** Whether the text ends in a zone or offset. */
    static boolean zoned(String text) {
        return zoneStart(text) >= 0;
    }

    private static int zoneStart(String text) {
        int last = text.length() - 1;
        if (last < 16) {
            return -1;
        }
        if (text.charAt(last) == 'Z' || text.charAt(last) == 'z') {
            return last;
        }
        if (text.endsWith("UTC")) {
            return last - 2;
        }
        for (int i = last; i >= Math.max(13, last - 6); i--) {
            if (text.charAt(i) == '+' || text.charAt(i) == '-') {
                return i;
            }
        }
        return -1;
    }

    /** Minutes east of UTC of {@code Z}, {@code UTC}, {@code +02}, {@code +0200} or {@code +02:00}; MIN_VALUE for anything else. */
    private static int offset(String text, int at) {
        if (text.charAt(at) != '+' && text.charAt(at) != '-') {
            return 0;
        }
        var digits = text.substring(at + 1).replace(":", "");
        boolean colon = text.length() - at - 1 != digits.length();
        if (digits.length() != 2 && digits.length() != 4
                || colon && (text.length() != at + 6 || text.charAt(at + 3) != ':')) {
            return Integer.MIN_VALUE;
        }
        int hours = two(digits, 0);
        int minutes = digits.length() == 4 ? two(digits, 2) : 0;
        if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (text.charAt(at) == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static boolean isDate(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int century = two(text, 0);
        int yearOfCentury = two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        if (century < 0 || yearOfCentury < 0 || century + yearOfCentury == 0 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= daysIn(month, century * 100 + yearOfCentury);
    }

    private static int daysIn(int month, int year) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static @Nullable String clock(String text, int from, int end) {
        int length = end - from;
        if (length < 5 || text.charAt(from + 2) != ':' || !below(text, from, 24) || !below(text, from + 3, 60)) {
            return null;
        }
        if (length == 5) {
            return text.substring(from, end) + ":00";
        }
        if (length < 8 || text.charAt(from + 5) != ':' || !below(text, from + 6, 60)) {
            return null;
        }
        return length == 8 ? text.substring(from, end) : withFraction(text, from, end);
    }

    private static @Nullable String withFraction(String text, int from, int end) {
        if (text.charAt(from + 8) != '.' || end == from + 9) {
            return null;
        }
        int significant = end;
        while (text.charAt(significant - 1) == '0') {
            significant--;
        }
        for (int i = from + 9; i < significant; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        if (significant == from + 9) {
            return text.substring(from, from + 8);
        }
        return significant - from - 9 > 6 ? null : text.substring(from, significant);
    }

    private static boolean below(String text, int at, int limit) {
        int number = two(text, at);
        return number >= 0 && number < limit;
    }

    private static boolean separator(char c) {
        return c == ' ' || c == 'T' || c == 't';
    }

    /** The number of two digits, or −1. */
    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
