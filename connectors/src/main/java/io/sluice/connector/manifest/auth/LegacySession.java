package io.sluice.connector.manifest.auth;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.ErrorPolicies;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.connector.manifest.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The older way of sessions: a token of the settings for as long as the API takes it, else one that user name and password get. */
final class LegacySession implements Authenticator {
    private final Component component;
    private final Surroundings around;
    private final Interpolated base;
    private final TokenExchange exchange;
    private @Nullable String token;
    private boolean given;

    /** {@code base} is the address that the two paths of the component follow. */
    LegacySession(Component component, Interpolated base, Surroundings around) {
        this.component = component;
        this.base = base;
        this.around = around;
        exchange = new TokenExchange(around, ErrorPolicies.of(null, around), "the login");
    }

    @Override
    public RequestOptions options(Scope scope) {
        return Authenticators.header(text("header"), token());
    }

    /** A token of the settings that is refused is given up for a login. */
    @Override
    public synchronized boolean refused() {
        token = null;
        given = true;
        return !text("username").isEmpty() && !text("password").isEmpty();
    }

    private synchronized String token() {
        if (token == null) {
            token = chosen();
            around.mask().add(token);
        }
        return token;
    }

    private String chosen() {
        var held = text("session_token");
        around.mask().add(held);
        if (!given && !held.isEmpty() && isTaken(held)) {
            return held;
        }
        var password = text("password");
        if (text("username").isEmpty() || password.isEmpty()) {
            throw exchange.failure(
                    Fault.UNAUTHORIZED,
                    "the session token of the settings is not taken, and there is no user name and password",
                    "Give a new session token, or user name and password",
                    null);
        }
        around.mask().add(password);
        return exchange.ask(login(text("username"), password), this::read);
    }

    private boolean isTaken(String held) {
        var request = new HttpRequest(
                "GET",
                address("validate_session_url"),
                Map.of("Accept", List.of("*/*"), text("header"), List.of(held)),
                null);
        try {
            return exchange.ask(request, response -> true);
        } catch (ConnectorException refusal) {
            if (refusal.fault() == Fault.UNAUTHORIZED) {
                return false;
            }
            throw refusal;
        }
    }

    private HttpRequest login(String user, String password) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("username", user);
        body.put("password", password);
        return new HttpRequest(
                "POST",
                address("login_url"),
                Map.of("Accept", List.of("*/*"), "Content-Type", List.of("application/json")),
                JsonValues.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private URI address(String path) {
        var whole = Text.str(base.value(around.scope())) + text(path);
        try {
            return URI.create(whole.strip());
        } catch (IllegalArgumentException e) {
            // without a cause, which repeats the address: secrets may be part of it
            throw component.invalid(path + " makes no URL: " + around.mask().masked(whole));
        }
    }

    private String read(HttpResponse response) {
        var key = text("session_token_response_key");
        var found = response.json() instanceof Map<?, ?> map ? map.get(key) : null;
        if (!Types.truth(found)) {
            throw exchange.failure(
                    Fault.CONTRACT_BROKEN,
                    "its answer has no " + key,
                    "Check session_token_response_key in the manifest, and the user name and password",
                    null);
        }
        return Text.str(found);
    }

    private String text(String field) {
        return Text.str(component.interpolated(field, "").value(around.scope()));
    }
}
