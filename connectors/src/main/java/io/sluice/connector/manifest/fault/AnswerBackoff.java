package io.sluice.connector.manifest.fault;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression finds in the answer how long to wait; where it finds nothing, the next strategy is asked. */
final class AnswerBackoff implements Backoff {
    private final Interpolated wait;
    private final LongestWait most;

    AnswerBackoff(Component strategy) {
        wait = strategy.interpolated("wait_time_in_seconds");
        most = new LongestWait(strategy);
    }

    @Override
    public Optional<Duration> wait(@Nullable HttpResponse response, int attempt, Scope scope) {
        var seconds = told(response, scope);
        return seconds == null || seconds <= 0 ? Optional.empty() : most.bound(seconds, scope);
    }

    private @Nullable Double told(@Nullable HttpResponse response, Scope scope) {
        var seen = scope.with("response", response == null ? Map.of() : ErrorBody.json(response))
                .with("headers", response == null ? Map.of() : response.headers());
        try {
            return Backoffs.number(wait.valueOrNull(seen));
        } catch (PythonError unlikeWhatItWasWrittenFor) {
            return null;
        }
    }
}
