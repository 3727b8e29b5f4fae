package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.Limiter;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** With what a manifest is opened. {@code baseUrl} replaces scheme, host and path prefix of every {@code url_base}, or is null. */
public record Opening(
        Config config,
        Clock clock,
        Http http,
        Limiter limiter,
        @Nullable URI baseUrl) {}
