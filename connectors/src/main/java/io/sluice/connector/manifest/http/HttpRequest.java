package io.sluice.connector.manifest.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as it is sent. {@code secrets}: texts that no log and no message may show. */
public record HttpRequest(
        String method, URI url, Map<String, List<String>> headers, byte @Nullable [] body, Set<String> secrets) {

    public HttpRequest(String method, URI url, Map<String, List<String>> headers, byte @Nullable [] body) {
        this(method, url, headers, body, Set.of());
    }
}
