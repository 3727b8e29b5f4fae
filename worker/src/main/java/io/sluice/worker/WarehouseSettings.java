package io.sluice.worker;

import io.sluice.connector.Connection;
import io.sluice.connector.Secret;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The target that every installation has: the connection {@code warehouse}, written {@code postgres://user@host:port/database}. */
@ConfigurationProperties(prefix = "sluice.warehouse", ignoreUnknownFields = false)
public record WarehouseSettings(String url, Path passwordFile) {

    public static final String NAME = "warehouse";

    Connection connection() {
        var password = new Secret(StoreSettings.readSecret(passwordFile));
        return new Connection(NAME, Connection.Kind.POSTGRES, url, password, false);
    }
}
