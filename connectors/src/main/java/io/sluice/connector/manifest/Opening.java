package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.SecretMask;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * With what a manifest is opened. {@code mask} learns the secrets of the configuration; give one where they must be hidden in a log
 * too. {@code baseUrl} replaces scheme, host and path prefix of every {@code url_base}, or is null.
 */
public record Opening(
        Config config,
        Clock clock,
        Http http,
        Limiter limiter,
        SecretMask mask,
        @Nullable URI baseUrl) {

    public Opening(Config config, Clock clock, Http http, Limiter limiter, @Nullable URI baseUrl) {
        this(config, clock, http, limiter, new SecretMask(), baseUrl);
    }

    /** With the settings as the manifest makes them. */
    Surroundings surroundings(Config config) {
        return new Surroundings(config, clock, http, limiter, mask);
    }
}
