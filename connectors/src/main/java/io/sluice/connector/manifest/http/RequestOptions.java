package io.sluice.connector.manifest.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one part of a connector adds to a request; {@code bodyData} and {@code bodyJson} exclude each other. */
public record RequestOptions(
        Map<String, @Nullable Object> params,
        Map<String, @Nullable Object> headers,
        Map<String, @Nullable Object> bodyData,
        Map<String, @Nullable Object> bodyJson) {

    public static final RequestOptions NONE = new RequestOptions(Map.of(), Map.of(), Map.of(), Map.of());
}
