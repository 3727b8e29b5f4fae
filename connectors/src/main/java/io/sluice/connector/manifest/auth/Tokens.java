package io.sluice.connector.manifest.auth;

import java.time.Instant;
import java.util.function.Supplier;
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

    /**
     * Gets a new grant alone on this connection, unless {@code usable} finds that somebody else just has; returns only when nothing
     * can be lost any more.
     */
    void renew(Supplier<@Nullable String> usable, Supplier<Grant> grant);
}
