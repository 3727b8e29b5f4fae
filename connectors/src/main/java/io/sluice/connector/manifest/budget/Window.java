package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts calls. Not for several threads at once: its budget sees to that. */
interface Window {
    /** For requests that cost nothing. */
    Window UNLIMITED = new Window() {
        @Override
        public Duration take(long weight, Instant now) {
            return Duration.ZERO;
        }

        @Override
        public void told(long remaining, @Nullable Instant reset, Instant now) {}
    };

    /** Zero if the call was taken, else how long until it may be asked for again. */
    Duration take(long weight, Instant now);

    /** The API says how many calls are left ({@code -1}: it does not), and when there will be more. */
    void told(long remaining, @Nullable Instant reset, Instant now);
}
