package io.sluice.connector.manifest.auth;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.time.DatetimeFormat;
import io.sluice.connector.expression.time.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Expiry dates as APIs and settings write them: seconds since 1970, ISO 8601, the declared format, or as HTTP headers do. */
final class Moments {
    private Moments() {}

    static Instant parse(@Nullable Object value, String format) {
        var text = Text.str(value).strip();
        if (text.matches("\\d{1,10}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return IsoTime.parse(text).toInstant();
        } catch (PythonError notIso) {
            return format.isEmpty()
                    ? header(text)
                    : DatetimeFormat.parse(text, format).toInstant();
        }
    }

    private static Instant header(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw PythonError.value("'" + text + "' is no date");
        }
    }
}
