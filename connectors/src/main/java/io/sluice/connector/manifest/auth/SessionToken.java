package io.sluice.connector.manifest.auth;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.time.IsoTime;
import io.sluice.connector.expression.time.TimeArithmetic;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import io.sluice.connector.manifest.request.Requester;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A token that a login gives; kept until it expires, or asked for each time where the manifest does not say how long it lasts. */
final class SessionToken {
    private final Component component;
    private final Surroundings around;
    private final Requester login;
    private final TokenExchange exchange;
    private final List<String> path;
    private @Nullable String token;
    private @Nullable Instant expiry;

    private SessionToken(Component component, Surroundings around) {
        this.component = component;
        this.around = around;
        login = Requester.of(component.needed("login_requester"), around);
        exchange = new TokenExchange(around, login.policy(), "the login");
        path = component.list("session_token_path").stream()
                .map(String::valueOf)
                .toList();
    }

    static Authenticator of(Component component, Surroundings around) {
        var session = new SessionToken(component, around);
        var use = component.needed("request_authentication");
        if (use.type().equals("Bearer")) {
            return session.using(token -> Authenticators.header("Authorization", "Bearer " + token));
        }
        var place = RequestOption.of(use.needed("inject_into"));
        var shape = use.interpolated("api_token", "{{ session_token }}");
        return session.using(token -> place.put(
                RequestOptions.NONE,
                Text.str(shape.value(around.scope().with("session_token", token))),
                around.scope()));
    }

    private Authenticator using(Function<String, RequestOptions> put) {
        return new Authenticator() {
            @Override
            public RequestOptions options(Scope scope) {
                return put.apply(token());
            }

            @Override
            public boolean refused() {
                forget();
                return true;
            }
        };
    }

    private synchronized void forget() {
        expiry = null;
    }

    private synchronized String token() {
        if (token == null || expiry == null || expiry.isBefore(around.clock().instant())) {
            token = exchange.ask(login.request(around.scope(), null, RequestOptions.NONE), this::read);
            around.mask().add(token);
            expiry = lastsUntil();
        }
        return token;
    }

    private @Nullable Instant lastsUntil() {
        var span = component.text("expiration_duration", "");
        if (span.isEmpty()) {
            return null;
        }
        var now = around.clock().instant().atOffset(ZoneOffset.UTC);
        return ((OffsetDateTime) TimeArithmetic.add(now, IsoTime.duration(span)).orElseThrow()).toInstant();
    }

    private String read(HttpResponse response) {
        Object found = response.json();
        for (var step : path) {
            found = found instanceof Map<?, ?> map
                    ? map.get(step)
                    : found instanceof List<?> list && step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size()
                            ? list.get(Integer.parseInt(step))
                            : null;
        }
        if (!Types.truth(found)) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    component.path(),
                    "the login's answer has no session token at " + String.join("/", path),
                    "Check session_token_path in the manifest, and the user name and password",
                    null);
        }
        return Text.str(found);
    }
}
