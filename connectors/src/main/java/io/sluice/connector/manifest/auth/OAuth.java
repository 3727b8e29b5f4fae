package io.sluice.connector.manifest.auth;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** A token that is fetched when first needed, and again when it has expired or was refused. */
final class OAuth implements Authenticator {
    private final OAuthSettings settings;
    private final Tokens tokens;
    private final TokenEndpoint endpoint;
    private final Surroundings around;
    private volatile @Nullable String refused;

    private OAuth(OAuthSettings settings, Tokens tokens, Surroundings around) {
        this.settings = settings;
        this.tokens = tokens;
        this.around = around;
        endpoint = new TokenEndpoint(around);
    }

    static OAuth of(Component component, Surroundings around) {
        var settings = new OAuthSettings(component, around);
        var updater = component.child("refresh_token_updater");
        return new OAuth(
                settings,
                updater == null ? MemoryTokens.of(component, around) : new KeptTokens(updater, around),
                around);
    }

    @Override
    public RequestOptions options(Scope scope) {
        return Authenticators.header("Authorization", "Bearer " + token());
    }

    private String token() {
        var token = usable();
        if (token != null) {
            return token;
        }
        tokens.renew(this::usable, this::granted);
        var fresh = tokens.access();
        if (fresh == null) {
            throw new IllegalStateException("a renewal leaves a token");
        }
        return fresh;
    }

    private @Nullable String usable() {
        var token = tokens.access();
        if (token != null) {
            around.mask().add(token);
        }
        if (token == null || !settings.hasEndpoint()) {
            return token;
        }
        return token.equals(refused) || around.clock().instant().isAfter(tokens.expiry()) ? null : token;
    }

    private Tokens.Grant granted() {
        var fresh = settings.grant(settings.ask(endpoint, tokens.refresh()), tokens);
        around.mask().add(fresh.access());
        if (fresh.refresh() != null) {
            around.mask().add(fresh.refresh());
        }
        return fresh;
    }

    @Override
    public boolean refused() {
        refused = tokens.access();
        return settings.hasEndpoint();
    }
}
