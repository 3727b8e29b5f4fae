package io.sluice.connector.manifest.component;

import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.SecretMask;
import java.time.Clock;

/**
 * What all parts of one connection share; every secret that a part uses or fetches is told to the mask first. {@code hasty}: a person
 * waits for it.
 */
public record Surroundings(Config config, Clock clock, Http http, Limiter limiter, SecretMask mask, boolean hasty) {

    public Surroundings(Config config, Clock clock, Http http, Limiter limiter, SecretMask mask) {
        this(config, clock, http, limiter, mask, false);
    }

    /** The same, with requests sent another way. */
    public Surroundings through(Http other) {
        return new Surroundings(config, clock, other, limiter, mask, hasty);
    }

    /** The same, where what does not come soon is said and not waited for. */
    public Surroundings inHaste() {
        return new Surroundings(config, clock, http, limiter, mask, true);
    }

    /** The scope that every other one extends. */
    public Scope scope() {
        return Scope.of(config);
    }
}
