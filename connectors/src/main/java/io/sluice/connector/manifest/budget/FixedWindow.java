package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** So many calls until the next reset, whose time the API tells. */
final class FixedWindow implements Window {
    /** Until the API has told, nobody knows when a window ends. */
    private static final Duration UNKNOWN = Duration.ofDays(10);

    private final long limit;
    private final Duration period;
    private long calls;
    private Instant reset;

    FixedWindow(long limit, Duration period, Instant now) {
        this.limit = limit;
        this.period = period;
        reset = now.plus(UNKNOWN);
    }

    @Override
    public Duration take(long weight, Instant now) {
        roll(now);
        if (calls > 0 && calls + weight > limit) {
            return Duration.between(now, reset).plusMillis(1);
        }
        calls += weight;
        return Duration.ZERO;
    }

    private void roll(Instant now) {
        if (now.isAfter(reset)) {
            // at once: an API may tell a time decades ago
            var missed = Duration.between(reset, now).plus(period).minusNanos(1).dividedBy(period);
            reset = reset.plus(period.multipliedBy(missed));
            calls = 0;
        }
    }

    /** More calls than the manifest allows are not taken, whatever the API says. */
    @Override
    public void told(long remaining, @Nullable Instant next, Instant now) {
        roll(now);
        if (remaining >= 0 && limit - calls > remaining) {
            calls = limit - remaining;
        }
        if (next != null) {
            reset = next;
        }
    }
}
