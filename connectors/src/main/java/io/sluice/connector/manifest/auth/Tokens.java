package io.sluice.connector.manifest.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the tokens of an OAuth connection are. */
interface Tokens {

    /** What a token endpoint grants; without a new refresh token the old one stays. */
    record Grant(String access, Instant expiry, @Nullable String refresh) {}

    @Nullable
    String access();

    Instant expiry();

    /** Null where there is none to send. */
    @Nullable
    String refresh();

    /** Returns only when nothing can be lost any more: the new access token is not used before. */
    void keep(Grant grant);
}
