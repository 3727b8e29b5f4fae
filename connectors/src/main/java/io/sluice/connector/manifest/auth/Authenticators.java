package io.sluice.connector.manifest.auth;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the authenticator that a component describes. */
public final class Authenticators {
    private Authenticators() {}

    public static Authenticator of(@Nullable Component component, Surroundings around) {
        if (component == null) {
            return scope -> RequestOptions.NONE;
        }
        return switch (component.type()) {
            case "NoAuth" -> scope -> RequestOptions.NONE;
            case "ApiKeyAuthenticator" -> apiKey(component, around);
            case "BearerAuthenticator" -> bearer(() -> token(component, around));
            case "BasicHttpAuthenticator" -> basic(component, around);
            case "OAuthAuthenticator" -> OAuth.of(component, around);
            case "SessionTokenAuthenticator" -> SessionToken.of(component, around);
            case "JwtAuthenticator" -> JsonWebToken.of(component, around);
            case "SelectiveAuthenticator" -> of(selected(component, around), around);
            default -> throw component.invalid("is no authenticator that this version knows");
        };
    }

    /** {@code base}: the address of the requests, for those that ask at paths below it. */
    public static Authenticator of(@Nullable Component component, Interpolated base, Surroundings around) {
        return switch (component == null ? "" : component.type()) {
            case "LegacySessionTokenAuthenticator" -> new LegacySession(component, base, around);
            case "SelectiveAuthenticator" -> of(selected(component, around), base, around);
            default -> of(component, around);
        };
    }

    private static String token(Component component, Surroundings around) {
        var token = Text.str(component.interpolated("api_token", "").value(around.scope()));
        around.mask().add(token);
        return token;
    }

    static Authenticator bearer(Supplier<String> token) {
        return scope -> header("Authorization", "Bearer " + token.get());
    }

    static RequestOptions header(String name, String value) {
        return new RequestOptions(Map.of(), Map.of(name, value), Map.of(), Map.of());
    }

    /** In the place that is described, or, as older manifests say it, in a header. */
    private static Authenticator apiKey(Component component, Surroundings around) {
        var place = component.child("inject_into");
        if ((place == null) == !component.has("header")) {
            throw component.invalid("needs either inject_into or header");
        }
        if (place != null) {
            var option = RequestOption.of(place);
            return scope -> option.put(RequestOptions.NONE, token(component, around), around.scope());
        }
        var header = component.interpolated("header");
        return scope -> header(Text.str(header.value(around.scope())), token(component, around));
    }

    private static Authenticator basic(Component component, Surroundings around) {
        var user = component.interpolated("username");
        var password = component.interpolated("password", "");
        return scope -> {
            var name = Text.str(user.value(around.scope()));
            var secret = Text.str(password.value(around.scope()));
            around.mask().addBasic(name, secret);
            var both = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
            return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
        };
    }

    /** By the value of a setting. */
    private static Component selected(Component component, Surroundings around) {
        Object found = around.config().values();
        for (var step : component.list("authenticator_selection_path")) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        var choices = component.needed("authenticators");
        var chosen = found == null ? null : choices.child(Text.str(found));
        if (chosen == null) {
            throw component.invalid("the setting " + component.list("authenticator_selection_path")
                    + " names none of the authenticators " + choices.fields().keySet());
        }
        return chosen;
    }
}
