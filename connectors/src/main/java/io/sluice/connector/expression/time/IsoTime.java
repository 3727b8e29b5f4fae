package io.sluice.connector.expression.time;

import io.sluice.connector.expression.python.PythonError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601: times in all the shapes that {@code isoparse} takes, UTC where no zone is given, and durations. */
public final class IsoTime {
    static final Pattern OFFSET = Pattern.compile("Z|[-+]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?");
    private static final Pattern TIME = Pattern.compile("(?<year>\\d{4})"
            + "(?:-?W(?<week>\\d{2})(?:-?(?<weekday>[1-7]))?|-(?<yearday>\\d{3})|(?<yearday2>\\d{3})"
            + "|-?(?<month>\\d{2})(?:-?(?<day>\\d{2}))?)?"
            + "(?:\\D(?<hour>\\d{2})(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d+))?)?)?"
            + "(?<zone>[zZ]|[-+]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern DURATION = Pattern.compile("(?<sign>[-+])?P(?:(?<y>\\d+(?:[.,]\\d+)?)Y)?"
            + "(?:(?<mo>\\d+(?:[.,]\\d+)?)M)?(?:(?<w>\\d+(?:[.,]\\d+)?)W)?(?:(?<d>\\d+(?:[.,]\\d+)?)D)?"
            + "(?:T(?:(?<h>\\d+(?:[.,]\\d+)?)H)?(?:(?<m>\\d+(?:[.,]\\d+)?)M)?(?:(?<s>\\d+(?:[.,]\\d+)?)S)?)?");

    private IsoTime() {}

    public static OffsetDateTime parse(String text) {
        var match = TIME.matcher(text);
        if (!match.matches()) {
            throw PythonError.value("'" + text + "' is not an ISO 8601 time");
        }
        try {
            var midnight = "24".equals(match.group("hour"));
            var date = date(match).plusDays(midnight ? 1 : 0);
            var zone = match.group("zone");
            var aware = date.atTime(midnight ? LocalTime.MIDNIGHT : clock(match))
                    .atOffset(zone == null ? ZoneOffset.UTC : offset(zone));
            return aware.withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw PythonError.value("'" + text + "' is out of range");
        }
    }

    private static LocalDate date(Matcher match) {
        var year = number(match, "year", 1);
        if (match.group("week") != null) {
            return LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(match, "week", 1))
                    .with(ChronoField.DAY_OF_WEEK, number(match, "weekday", 1));
        }
        var yearDay = number(match, "yearday", number(match, "yearday2", 0));
        return yearDay > 0
                ? LocalDate.ofYearDay(year, yearDay)
                : LocalDate.of(year, number(match, "month", 1), number(match, "day", 1));
    }

    private static LocalTime clock(Matcher match) {
        var fraction = match.group("fraction");
        var micros = fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
        return LocalTime.of(
                number(match, "hour", 0), number(match, "minute", 0), number(match, "second", 0), micros * 1000);
    }

    private static int number(Matcher match, String group, int otherwise) {
        var digits = match.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    static ZoneOffset offset(String text) {
        if (text.equalsIgnoreCase("Z")) {
            return ZoneOffset.UTC;
        }
        var digits = (text.substring(1).replace(":", "") + "0000").substring(0, 6);
        var sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutesSeconds(
                sign * Integer.parseInt(digits.substring(0, 2)),
                sign * Integer.parseInt(digits.substring(2, 4)),
                sign * Integer.parseInt(digits.substring(4, 6)));
    }

    /** A Duration, or a {@link CalendarSpan} where years or months take part. */
    public static Object duration(String text) {
        var match = DURATION.matcher(text);
        if (!match.matches() || text.endsWith("P") || text.endsWith("T")) {
            throw new PythonError("ISO8601Error", "Unable to parse duration string '" + text + "'");
        }
        var sign = "-".equals(match.group("sign")) ? -1 : 1;
        var rest = part(match.group("w"), 604_800)
                .plus(part(match.group("d"), 86_400))
                .plus(part(match.group("h"), 3600))
                .plus(part(match.group("m"), 60))
                .plus(part(match.group("s"), 1))
                .multipliedBy(sign);
        if (match.group("y") == null && match.group("mo") == null) {
            return rest;
        }
        return new CalendarSpan(Period.of(sign * count(match.group("y")), sign * count(match.group("mo")), 0), rest);
    }

    private static Duration part(@Nullable String amount, int seconds) {
        if (amount == null) {
            return Duration.ZERO;
        }
        var micros = new BigDecimal(amount.replace(',', '.')).multiply(BigDecimal.valueOf(seconds * 1_000_000L));
        return Duration.ofSeconds(micros.longValue() / 1_000_000).plusNanos(micros.longValue() % 1_000_000 * 1000);
    }

    private static int count(@Nullable String amount) {
        return amount == null ? 0 : new BigDecimal(amount.replace(',', '.')).intValue();
    }
}
