package io.sluice.connector.rehearsal;

import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.Limiter;
import java.time.Duration;

/** The budget of a mock, which has time for everybody: no pause that it asks for is taken. */
final class Unhurried implements Limiter {
    @Override
    public void acquire(HttpRequest request) {}

    @Override
    public void observe(HttpRequest request, HttpResponse response) {}

    @Override
    public Duration pause(Duration wanted) {
        return Duration.ZERO;
    }
}
