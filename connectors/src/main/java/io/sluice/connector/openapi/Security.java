package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.Nodes.list;
import static io.sluice.connector.openapi.Nodes.map;
import static io.sluice.connector.openapi.Nodes.text;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Authenticators for the security schemes of a document, and the settings that they need. */
final class Security {

    private final OpenApiDocument document;
    private final SpecFields spec;

    Security(OpenApiDocument document, SpecFields spec) {
        this.document = document;
        this.spec = spec;
    }

    /** Of the alternatives that the operation accepts the simplest; an operation that accepts none is open. */
    Map<String, @Nullable Object> authenticator(Operation operation) {
        var accepted = operation.security() == null ? document.security() : operation.security();
        if (accepted.isEmpty()
                && operation.security() == null
                && document.securitySchemes().size() == 1) {
            // a document that defines one scheme and forgets to ask for it
            return component(document.securitySchemes().keySet().iterator().next());
        }
        return accepted.stream()
                .map(Nodes::map)
                .flatMap(alternative -> alternative.keySet().stream().limit(1))
                .min(java.util.Comparator.comparingInt(this::effort))
                .map(this::component)
                .orElse(Map.of("type", "NoAuth"));
    }

    private int effort(String name) {
        return switch (text(scheme(name).get("type"))) {
            case "http" -> text(scheme(name).get("scheme")).equalsIgnoreCase("bearer") ? 0 : 2;
            case "apiKey" -> 1;
            case "basic" -> 2;
            case "oauth2" -> 3;
            default -> 4;
        };
    }

    private Map<String, @Nullable Object> scheme(String name) {
        return document.resolved(document.securitySchemes().get(name));
    }

    private Map<String, @Nullable Object> component(String name) {
        var scheme = scheme(name);
        return switch (text(scheme.get("type"))) {
            case "apiKey" -> key(scheme);
            case "basic" -> basic();
            case "http" -> text(scheme.get("scheme")).equalsIgnoreCase("basic") ? basic() : bearer();
            case "oauth2" -> oauth(scheme);
            default -> bearer();
        };
    }

    private Map<String, @Nullable Object> bearer() {
        spec.secret("token", "Access token");
        return ordered("type", "BearerAuthenticator", "api_token", "{{ config['token'] }}");
    }

    private Map<String, @Nullable Object> basic() {
        spec.needed("username", "User name");
        spec.secret("password", "Password");
        return ordered(
                "type",
                "BasicHttpAuthenticator",
                "username",
                "{{ config['username'] }}",
                "password",
                "{{ config['password'] }}");
    }

    private Map<String, @Nullable Object> key(Map<String, @Nullable Object> scheme) {
        spec.secret("api_key", "API key");
        var cookie = text(scheme.get("in")).equals("cookie");
        var name = text(scheme.get("name"));
        return ordered(
                "type",
                "ApiKeyAuthenticator",
                "api_token",
                (cookie ? name + "=" : "") + "{{ config['api_key'] }}",
                "inject_into",
                ordered(
                        "type",
                        "RequestOption",
                        "inject_into",
                        text(scheme.get("in")).equals("query") ? "request_parameter" : "header",
                        "field_name",
                        cookie ? "Cookie" : name));
    }

    private Map<String, @Nullable Object> oauth(Map<String, @Nullable Object> scheme) {
        var flows = map(scheme.get("flows"));
        var machine =
                flows.isEmpty() ? "application".equals(scheme.get("flow")) : flows.containsKey("clientCredentials");
        var person = flows.isEmpty() ? "accessCode".equals(scheme.get("flow")) : flows.containsKey("authorizationCode");
        var flow = flows.isEmpty() ? scheme : map(flows.get(machine ? "clientCredentials" : "authorizationCode"));
        if (!machine && !person) {
            return bearer();
        }
        spec.needed("client_id", "Client id");
        spec.secret("client_secret", "Client secret");
        var oauth = ordered(
                "type",
                "OAuthAuthenticator",
                "token_refresh_endpoint",
                text(flow.get("tokenUrl")),
                "client_id",
                "{{ config['client_id'] }}",
                "client_secret",
                "{{ config['client_secret'] }}",
                "grant_type",
                machine ? "client_credentials" : "refresh_token");
        if (!machine) {
            spec.secret("refresh_token", "Refresh token");
            oauth.put("refresh_token", "{{ config['refresh_token'] }}");
        }
        var scopes = flow.get("scopes") instanceof Map<?, ?> named
                ? named.keySet().stream().map(String::valueOf).toList()
                : list(flow.get("scopes")).stream().map(String::valueOf).toList();
        if (machine && !scopes.isEmpty()) {
            oauth.put("scopes", scopes);
        }
        return oauth;
    }

    /** A map in the order of its arguments: names and values by turns. */
    static Map<String, @Nullable Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
