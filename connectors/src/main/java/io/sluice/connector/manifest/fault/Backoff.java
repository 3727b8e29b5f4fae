package io.sluice.connector.manifest.fault;

import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long to wait before a request is sent again. */
interface Backoff {

    /** Empty where this strategy has no opinion. {@code response} is null where the connection was lost. */
    Optional<Duration> wait(@Nullable HttpResponse response, int attempt, Scope scope);

    /** Zero is no opinion either, as in the reference engine. */
    static Optional<Duration> seconds(double seconds) {
        return seconds > 0 && Double.isFinite(seconds)
                ? Optional.of(Duration.ofMillis((long) Math.ceil(Math.min(seconds, 1e9) * 1000)))
                : Optional.empty();
    }
}
