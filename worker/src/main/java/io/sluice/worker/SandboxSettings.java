package io.sluice.worker;

import io.sluice.connector.Connection;
import io.sluice.connector.Secret;
import io.sluice.sandbox.SandboxDriver;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where steps are tried out: a second PostgreSQL server that holds none of our data, written {@code postgres://admin@host:port/postgres}, and
 * the driver for Bash (without one the best that is there).
 */
@ConfigurationProperties(prefix = "sluice.sandbox", ignoreUnknownFields = false)
record SandboxSettings(
        String url,
        Path passwordFile,
        SandboxDriver.@Nullable Kind driver,
        @Nullable Path folder) {

    Connection administrator() {
        var password = new Secret(StoreSettings.readSecret(passwordFile));
        return new Connection("sandbox", Connection.Kind.POSTGRES, url, password, false);
    }

    Path workspaces() {
        return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    }

    io.sluice.sandbox.SandboxSettings driverSettings() {
        var defaults = io.sluice.sandbox.SandboxSettings.defaults(workspaces());
        return Optional.ofNullable(driver).map(defaults::with).orElse(defaults);
    }
}
