package io.sluice.connector.manifest.fault;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest would rather end a reading than let it wait as long as this. */
final class LongestWait {
    private final Component strategy;
    private final @Nullable Interpolated most;

    LongestWait(Component strategy) {
        this.strategy = strategy;
        most = strategy.has("max_waiting_time_in_seconds")
                ? strategy.interpolated("max_waiting_time_in_seconds")
                : null;
    }

    Optional<Duration> bound(double seconds, Scope scope) {
        if (most != null && seconds >= Backoffs.number(strategy, most, scope)) {
            throw new ConnectorException(
                    Fault.RATE_LIMITED,
                    strategy.path(),
                    "the API asks to wait for " + Math.round(seconds) + " s, longer than the manifest allows",
                    Advice.on(Fault.RATE_LIMITED),
                    null);
        }
        return Backoff.seconds(seconds);
    }
}
