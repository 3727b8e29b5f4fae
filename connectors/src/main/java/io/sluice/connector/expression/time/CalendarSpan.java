package io.sluice.connector.expression.time;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/** A span with years or months, whose length depends on where it starts. */
public record CalendarSpan(Period months, Duration rest) {
    Temporal addTo(Temporal start, int sign) {
        var moved = start.plus(months.multipliedBy(sign));
        return moved.isSupported(ChronoUnit.SECONDS)
                ? moved.plus(rest.multipliedBy(sign))
                : moved.plus(sign * rest.toDays(), ChronoUnit.DAYS);
    }
}
