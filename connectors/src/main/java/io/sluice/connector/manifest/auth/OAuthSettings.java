package io.sluice.connector.manifest.auth;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.request.Encoding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an {@code OAuthAuthenticator} asks for tokens and reads what it gets. */
final class OAuthSettings {
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final int DEEPEST = 5;

    private final Component component;
    private final Surroundings around;
    private final String refreshTokenName;

    OAuthSettings(Component component, Surroundings around) {
        this.component = component;
        this.around = around;
        var updater = component.child("refresh_token_updater");
        refreshTokenName = updater == null
                ? text("refresh_token_name", "refresh_token")
                : updater.text("refresh_token_name", "refresh_token");
        if (Types.truth(component.plain("use_profile_assertion")) || component.has("profile_assertion")) {
            throw component.invalid("profile_assertion is not supported");
        }
        if (!component.has("client_id") || !component.has("client_secret")) {
            throw component.invalid("needs client_id and client_secret");
        }
    }

    private String text(String field, @Nullable Object otherwise) {
        return Text.str(component.interpolated(field, otherwise).value(around.scope()));
    }

    /** Without one, the token of the settings is used as it is. */
    boolean hasEndpoint() {
        return component.has("token_refresh_endpoint");
    }

    /** Asks for a token; a new one each time. */
    Map<String, @Nullable Object> ask(TokenEndpoint endpoint, @Nullable String refreshToken) {
        var url = text("token_refresh_endpoint", "");
        if (url.isEmpty() || url.equals("None")) {
            throw component.invalid("token_refresh_endpoint is empty");
        }
        var headers = map("refresh_request_headers");
        var arguments = arguments(refreshToken, headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase));
        var inQuery = component.flag("send_refresh_request_as_query_params", false);
        var form = Encoding.form(arguments);
        return endpoint.post(
                inQuery ? url + (url.contains("?") ? "&" : "?") + form : url,
                headers,
                inQuery ? new byte[0] : form.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, @Nullable Object> arguments(@Nullable String refreshToken, boolean credentialsInHeader) {
        var arguments = new LinkedHashMap<String, @Nullable Object>();
        arguments.put(text("grant_type_name", "grant_type"), text("grant_type", "refresh_token"));
        if (!credentialsInHeader) {
            arguments.put(text("client_id_name", "client_id"), secret("client_id"));
            arguments.put(text("client_secret_name", "client_secret"), secret("client_secret"));
        }
        if (refreshToken != null) {
            around.mask().add(refreshToken);
        }
        arguments.put(refreshTokenName, refreshToken);
        if (!component.list("scopes").isEmpty()) {
            arguments.put("scopes", component.list("scopes"));
        }
        map("refresh_request_body").forEach(arguments::putIfAbsent);
        return arguments;
    }

    private String secret(String field) {
        var value = text(field, "");
        if (field.equals("client_secret")) {
            around.mask().add(value);
        }
        return value;
    }

    private Map<String, @Nullable Object> map(String field) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (component.interpolation(field).value(around.scope()) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> map.put(Text.str(name), value));
        }
        return map;
    }

    Tokens.Grant grant(Map<String, @Nullable Object> answer, Tokens before) {
        var name = text("access_token_name", "access_token");
        var access = find(answer, name, 0);
        if (!Types.truth(access)) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    component.path(),
                    "the token endpoint's answer has no " + name + ", only " + answer.keySet(),
                    "Check access_token_name in the manifest",
                    null);
        }
        var refresh = find(answer, refreshTokenName, 0);
        return new Tokens.Grant(
                Text.str(access), expiry(answer, before), Types.truth(refresh) ? Text.str(refresh) : null);
    }

    private Instant expiry(Map<String, @Nullable Object> answer, Tokens before) {
        var now = around.clock().instant();
        var told = find(answer, text("expires_in_name", "expires_in"), 0);
        if (told == null) {
            return now.isAfter(before.expiry()) ? now.plus(USUAL_LIFE) : before.expiry();
        }
        var format = component.text("token_expiry_date_format", "");
        try {
            return format.isEmpty()
                    ? now.plusSeconds(new BigDecimal(Text.str(told).strip()).longValue())
                    : Moments.parse(told, format);
        } catch (NumberFormatException | PythonError e) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    component.path(),
                    "the token endpoint says that the token expires at '" + Text.str(told) + "', which cannot be read",
                    "Set token_expiry_date_format in the manifest",
                    e);
        }
    }

    /** Some APIs wrap their answer: the name is looked for at some depth. */
    private static @Nullable Object find(@Nullable Object value, String name, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        if (value instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        var inner = value instanceof Map<?, ?> map ? nonNull(map) : value instanceof List<?> list ? list : List.of();
        for (var each : inner) {
            var found = find(each, name, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<Object> nonNull(Map<?, ?> map) {
        return map.values().stream()
                .filter(each -> each != null)
                .<Object>map(each -> each)
                .toList();
    }
}
