package io.sluice.connector.manifest.component;

import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.http.Http;
import java.time.Clock;

/** What all parts of one connection share. */
public record Surroundings(Config config, Clock clock, Http http, Limiter limiter) {

    /** The scope that every other one extends. */
    public Scope scope() {
        return Scope.of(config);
    }
}
