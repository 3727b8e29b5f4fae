package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many calls are left, says the API ({@code -1}: it does not say), and when there will be more. */
record Told(long remaining, @Nullable Instant reset) {

    /** By a clock that is so much ahead. */
    Told by(Duration ahead) {
        return reset == null ? this : new Told(remaining, reset.plus(ahead));
    }
}
