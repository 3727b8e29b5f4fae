package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.time.TimeArithmetic;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Arithmetic of times and spans, which are Durations or calendar spans; order is that of instants, whatever the zone. */
final class Times {
    private Times() {}

    static OffsetDateTime plus(OffsetDateTime time, Object span) {
        return (OffsetDateTime) TimeArithmetic.add(time, span).orElseThrow();
    }

    static OffsetDateTime minus(OffsetDateTime time, Object span) {
        return (OffsetDateTime) TimeArithmetic.subtract(time, span).orElseThrow();
    }

    static int order(OffsetDateTime one, OffsetDateTime other) {
        return one.toInstant().compareTo(other.toInstant());
    }

    static OffsetDateTime later(OffsetDateTime one, OffsetDateTime other) {
        return order(other, one) > 0 ? other : one;
    }

    static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return order(other, one) < 0 ? other : one;
    }

    static @Nullable OffsetDateTime laterOf(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return later(one, other);
    }
}
