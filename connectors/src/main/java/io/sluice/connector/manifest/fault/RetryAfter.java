package io.sluice.connector.manifest.fault;

import io.sluice.connector.manifest.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header in both of its forms, seconds and a date. */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse response, Clock clock) {
        var value = response.headers().get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        var seconds = Backoffs.number(value);
        if (seconds != null) {
            return Double.isFinite(seconds) && seconds >= 0
                    ? Optional.of(Duration.ofMillis((long) (Math.min(seconds, 1e9) * 1000)))
                    : Optional.empty();
        }
        return date(value.strip(), clock);
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(clock.instant(), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
