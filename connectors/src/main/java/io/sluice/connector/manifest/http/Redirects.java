package io.sluice.connector.manifest.http;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a redirect leads. To another host go only harmless headers. */
final class Redirects {
    private static final int MOST = 20;
    private static final Set<Integer> STATUS = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    static @Nullable HttpRequest next(HttpRequest request, HttpResponse response, int before) throws IOException {
        var location = response.headers().get("Location");
        if (!STATUS.contains(response.status()) || location == null || location.isBlank()) {
            return null;
        }
        if (before >= MOST) {
            response.close();
            throw new IOException("more than " + MOST + " redirects, the last to "
                    + request.url().getHost());
        }
        var url = target(request.url(), location.trim());
        var method = method(request.method(), response.status());
        var keepsBody = method.equals(request.method());
        if (keepsBody && request.body() != null && !HostTrust.isSame(request.url(), url)) {
            response.close();
            throw leaving(url);
        }
        return new HttpRequest(method, url, headers(request, url, keepsBody), keepsBody ? request.body() : null);
    }

    /** Logins and token requests have their secrets in the body. */
    private static ConnectorException leaving(URI url) {
        return new ConnectorException(
                Fault.FORBIDDEN,
                String.valueOf(url.getHost()),
                "a redirect to '" + url.getHost() + "' would take the body of the request to another host",
                "If that is the API's new address, write it into the manifest",
                null);
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            return from.resolve(Urls.lenient(location));
        } catch (IllegalArgumentException e) {
            throw new IOException("the redirect leads to no URL", e);
        }
    }

    private static String method(String method, int status) {
        var becomesGet = status == 303 && !method.equals("HEAD")
                || status == 302 && !method.equals("HEAD")
                || status == 301 && method.equals("POST");
        return becomesGet ? "GET" : method;
    }

    private static Map<String, List<String>> headers(HttpRequest request, URI url, boolean keepsBody) {
        var headers = new LinkedHashMap<>(
                HostTrust.isSame(request.url(), url) ? request.headers() : HostTrust.harmless(request.headers()));
        if (!keepsBody) {
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Type"));
        }
        return headers;
    }
}
