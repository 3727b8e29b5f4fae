package io.sluice.connector.manifest.component;

import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.SecretMask;
import java.time.Clock;

/** What all parts of one connection share; every secret that a part uses or fetches is told to the mask first. */
public record Surroundings(Config config, Clock clock, Http http, Limiter limiter, SecretMask mask) {

    /** The same, with requests sent another way. */
    public Surroundings through(Http other) {
        return new Surroundings(config, clock, other, limiter, mask);
    }

    /** The scope that every other one extends. */
    public Scope scope() {
        return Scope.of(config);
    }
}
