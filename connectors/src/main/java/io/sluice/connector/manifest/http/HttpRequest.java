package io.sluice.connector.manifest.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it is sent. */
public record HttpRequest(String method, URI url, Map<String, List<String>> headers, byte @Nullable [] body) {}
