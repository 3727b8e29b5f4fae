package io.sluice.connector.manifest.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many calls are left, says the API ({@code -1}: it does not say), when there will be more, and when it said so. */
record Told(long remaining, @Nullable Instant reset, Instant heard) {

    /** By a clock that is so much ahead. */
    Told by(Duration ahead) {
        return new Told(remaining, reset == null ? null : reset.plus(ahead), heard.plus(ahead));
    }
}
