package io.sluice.connector.expression.time;

import io.sluice.connector.expression.python.PythonError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators of dates, times and spans; empty where Python has none for the two. */
public final class TimeArithmetic {
    private TimeArithmetic() {}

    public static Optional<Object> add(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Duration one && right instanceof Duration other) {
            return Optional.of(one.plus(other));
        }
        if (left instanceof Temporal time) {
            return moved(time, right, 1);
        }
        return right instanceof Temporal time ? moved(time, left, 1) : Optional.empty();
    }

    public static Optional<Object> subtract(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Duration one && right instanceof Duration other) {
            return Optional.of(one.minus(other));
        }
        if (left instanceof Temporal one && right instanceof Temporal other) {
            return sameKind(one, other) ? Optional.of(between(other, one)) : Optional.empty();
        }
        return left instanceof Temporal time ? moved(time, right, -1) : Optional.empty();
    }

    private static Optional<Object> moved(Temporal time, @Nullable Object span, int sign) {
        try {
            return switch (span) {
                case CalendarSpan months -> Optional.of(months.addTo(time, sign));
                case Duration duration
                when time instanceof LocalDate ->
                    Optional.of(time.plus(sign * Math.floorDiv(duration.getSeconds(), 86_400L), ChronoUnit.DAYS));
                case Duration duration -> Optional.of(time.plus(duration.multipliedBy(sign)));
                case null, default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new PythonError("OverflowError", "date value out of range");
        }
    }

    private static Duration between(Temporal start, Temporal end) {
        return start instanceof LocalDate from && end instanceof LocalDate to
                ? Duration.ofDays(ChronoUnit.DAYS.between(from, to))
                : Duration.between(start, end);
    }

    public static Optional<Integer> order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Duration one && right instanceof Duration other) {
            return Optional.of(one.compareTo(other));
        }
        if (left instanceof Temporal one && right instanceof Temporal other && sameKind(one, other)) {
            return Optional.of(aware(one).toInstant().compareTo(aware(other).toInstant()));
        }
        return Optional.empty();
    }

    private static boolean sameKind(Temporal one, Temporal other) {
        return one.getClass() == other.getClass();
    }

    /** Midnight for a date, UTC where there is no zone. */
    public static OffsetDateTime aware(Temporal time) {
        return switch (time) {
            case OffsetDateTime aware -> aware;
            case LocalDateTime naive -> naive.atOffset(ZoneOffset.UTC);
            default -> LocalDate.from(time).atStartOfDay().atOffset(ZoneOffset.UTC);
        };
    }
}
