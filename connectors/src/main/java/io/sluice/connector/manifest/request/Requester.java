package io.sluice.connector.manifest.request;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.auth.Authenticator;
import io.sluice.connector.manifest.auth.Authenticators;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.ErrorPolicies;
import io.sluice.connector.manifest.fault.ErrorPolicy;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.http.Urls;
import io.sluice.connector.manifest.reach.SecretMask;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the requests that an {@code HttpRequester} describes. */
public final class Requester {
    private static final Set<String> WITH_BODY = Set.of("GET", "POST", "PUT", "PATCH");

    private final String method;
    private final Interpolated url;
    private final Interpolated base;
    private final Interpolated path;
    private final RequestParts parts;
    private final Authenticator authenticator;
    private final ErrorPolicy policy;
    private final SecretMask mask;

    private Requester(Component requester, Surroundings around) {
        method = requester.text("http_method", "GET").toUpperCase(Locale.ROOT);
        url = requester.interpolated("url", "");
        base = requester.interpolated("url_base", "");
        path = requester.interpolated("path", "");
        parts = RequestParts.of(requester);
        authenticator = Authenticators.of(requester.child("authenticator"), around);
        policy = ErrorPolicies.of(requester.child("error_handler"), around);
        mask = around.mask();
    }

    public static Requester of(Component requester, Surroundings around) {
        return new Requester(requester, around);
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public ErrorPolicy policy() {
        return policy;
    }

    /** {@code otherPath} is the paginator's, or null; {@code extra} what the slice and the paginator add. */
    public HttpRequest request(Scope scope, @Nullable String otherPath, RequestOptions extra) {
        var options = parts.options(scope).and(authenticator.options(scope)).and(extra);
        var body = body(options, parts.text(scope));
        var headers = new LinkedHashMap<String, List<String>>();
        options.headers().forEach((name, value) -> headers.put(name, List.of(Text.str(value))));
        if (headers.keySet().stream().noneMatch("Accept"::equalsIgnoreCase)) {
            headers.put("Accept", List.of("*/*"));
        }
        if (body != null
                && body.type() != null
                && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.put("Content-Type", List.of(body.type()));
        }
        return new HttpRequest(
                method, target(scope, otherPath, options.params()), headers, body == null ? null : body.bytes());
    }

    private URI target(Scope scope, @Nullable String otherPath, Map<String, @Nullable Object> params) {
        var text = Encoding.url(address(scope, otherPath), params);
        try {
            var target = Urls.lenient(text.strip());
            if (target.getScheme() != null && target.getHost() != null) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ConnectorException(
                Fault.BAD_SETTING,
                "url",
                "the manifest and the settings make no URL of " + mask.masked(address(scope, otherPath)),
                "Check the settings that name a host or an account",
                null);
    }

    private String address(Scope scope, @Nullable String otherPath) {
        var start = base.text(scope);
        var where = otherPath == null || otherPath.isEmpty() ? stripped(path.text(scope)) : otherPath;
        if (!start.isEmpty()) {
            return UrlPath.join(start, where);
        }
        return where.isEmpty() ? url.text(scope) : UrlPath.join(url.text(scope), where);
    }

    private static String stripped(String path) {
        var start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path.substring(start);
    }

    private record Body(byte[] bytes, @Nullable String type) {}

    private @Nullable Body body(RequestOptions options, @Nullable String text) {
        if (!WITH_BODY.contains(method)) {
            return null;
        }
        if (!options.bodyJson().isEmpty()) {
            if (text != null || !options.bodyData().isEmpty()) {
                throw new ConnectorException(
                        Fault.BAD_SETTING, "request", "a request has a form and a JSON body", "Keep one of them", null);
            }
            return new Body(JsonValues.write(options.bodyJson()).getBytes(StandardCharsets.UTF_8), "application/json");
        }
        if (text != null) {
            return new Body(text.getBytes(StandardCharsets.UTF_8), null);
        }
        return options.bodyData().isEmpty()
                ? null
                : new Body(
                        Encoding.form(options.bodyData()).getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded");
    }
}
