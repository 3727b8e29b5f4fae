package io.sluice.connector.manifest.auth;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokens that live as long as the reading; the refresh token stays the same. */
final class MemoryTokens implements Tokens {
    private final Component component;
    private final Surroundings around;
    private volatile @Nullable String access;
    private volatile Instant expiry;

    private MemoryTokens(Component component, Surroundings around, @Nullable String access, Instant expiry) {
        this.component = component;
        this.around = around;
        this.access = access;
        this.expiry = expiry;
    }

    static MemoryTokens of(Component component, Surroundings around) {
        var access = component.interpolated("access_token_value", null).valueOrNull(around.scope());
        var expiry = component.interpolated("token_expiry_date", null).valueOrNull(around.scope());
        return new MemoryTokens(
                component,
                around,
                Types.truth(access) ? Text.str(access) : null,
                Types.truth(expiry) ? Moments.parse(expiry, "") : Instant.EPOCH);
    }

    @Override
    public @Nullable String access() {
        return access;
    }

    @Override
    public Instant expiry() {
        return expiry;
    }

    @Override
    public @Nullable String refresh() {
        return component.has("refresh_token")
                ? Text.str(component.interpolated("refresh_token").value(around.scope()))
                : null;
    }

    @Override
    public synchronized void renew(Supplier<@Nullable String> usable, Supplier<Grant> grant) {
        if (usable.get() == null) {
            var fresh = grant.get();
            expiry = fresh.expiry();
            access = fresh.access();
        }
    }
}
