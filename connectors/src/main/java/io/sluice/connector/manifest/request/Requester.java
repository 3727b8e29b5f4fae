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
import io.sluice.connector.manifest.http.HostTrust;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the requests that an {@code HttpRequester} describes. */
public final class Requester {
    private static final Set<String> WITH_BODY = Set.of("GET", "POST", "PUT", "PATCH");

    private final String method;
    private final Interpolated url;
    private final Interpolated base;
    private final Interpolated path;
    private final boolean pathIsData;
    private final RequestParts parts;
    private final Authenticator authenticator;
    private final ErrorPolicy policy;
    private final SecretMask mask;

    private Requester(Component requester, Surroundings around) {
        method = requester.text("http_method", "GET").toUpperCase(Locale.ROOT);
        url = requester.interpolated("url", "");
        base = requester.interpolated("url_base", "");
        path = requester.interpolated("path", "");
        pathIsData = stripped(requester.text("path", "").strip()).startsWith("{");
        parts = RequestParts.of(requester);
        authenticator =
                Authenticators.of(requester.child("authenticator"), requester.has("url_base") ? base : url, around);
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
        var address = address(scope, otherPath);
        var home = home(scope, otherPath);
        if (home == null) {
            return authenticated(address, scope, extra);
        }
        var target = HostTrust.secured(home, url(address, address));
        return HostTrust.isSameOwner(home, target)
                ? authenticated(target.toString(), scope, extra)
                : Stranger.asked(
                        made(target.toString(), scope, parts.options(scope).and(extra)), mask);
    }

    private HttpRequest authenticated(String address, Scope scope, RequestOptions extra) {
        return made(
                address,
                scope,
                parts.options(scope).and(authenticator.options(scope)).and(extra));
    }

    private HttpRequest made(String address, Scope scope, RequestOptions options) {
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
        var url = url(Encoding.url(address, options.params()), address);
        return new HttpRequest(method, url, headers, body == null ? null : body.bytes());
    }

    private URI url(String text, String address) {
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
                "the manifest and the settings make no URL of " + mask.masked(address),
                "Check the settings that name a host or an account",
                null);
    }

    private String address(Scope scope, @Nullable String otherPath) {
        var where = where(scope, otherPath);
        var start = start(scope);
        return where.isEmpty() ? start : UrlPath.join(start, where);
    }

    private String start(Scope scope) {
        var start = base.text(scope);
        return start.isEmpty() ? url.text(scope) : start;
    }

    private String where(Scope scope, @Nullable String otherPath) {
        return otherPath == null || otherPath.isEmpty() ? stripped(path.text(scope)) : otherPath;
    }

    /** The manifest's own host where an answer or a record has named a whole URL; null where the manifest itself says where. */
    private @Nullable URI home(Scope scope, @Nullable String otherPath) {
        if ((otherPath == null || otherPath.isEmpty()) && !pathIsData) {
            return null;
        }
        var start = start(scope);
        return start.isEmpty() || !UrlPath.leads(where(scope, otherPath)) ? null : url(start, start);
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
