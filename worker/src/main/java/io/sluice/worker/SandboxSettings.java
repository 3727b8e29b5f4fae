package io.sluice.worker;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where steps are tried out: a second PostgreSQL cluster that holds none of our metadata, written {@code postgres://admin@host:port/postgres},
 * and the driver for Bash ({@code auto}, {@code docker}, {@code bubblewrap} or {@code none}).
 */
@ConfigurationProperties(prefix = "sluice.sandbox", ignoreUnknownFields = false)
public record SandboxSettings(
        String url,
        Path passwordFile,
        @DefaultValue("auto") String driver,
        @DefaultValue("sluice-sandbox:1") String image,
        @DefaultValue("10s") Duration step) {}
