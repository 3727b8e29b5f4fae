package io.sluice.connector.manifest.auth;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** Makes the authenticator that a component describes. */
public final class Authenticators {
    private Authenticators() {}

    public static Authenticator of(@Nullable Component component, Surroundings around) {
        return scope -> RequestOptions.NONE;
    }
}
