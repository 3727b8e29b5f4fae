package io.sluice.connector.manifest.auth;

import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.RequestOptions;

/** Says who asks; its headers win over those of the request. */
public interface Authenticator {

    /** What the next request carries; may ask the API for a token first. */
    RequestOptions options(Scope scope);

    /** The API has refused what the last call brought; whether the next one brings a new token. */
    default boolean refused() {
        return false;
    }
}
