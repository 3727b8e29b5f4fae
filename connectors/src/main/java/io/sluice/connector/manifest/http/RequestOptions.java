package io.sluice.connector.manifest.http;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one part of a connector adds to a request; {@code bodyData} and {@code bodyJson} exclude each other. */
public record RequestOptions(
        Map<String, @Nullable Object> params,
        Map<String, @Nullable Object> headers,
        Map<String, @Nullable Object> bodyData,
        Map<String, @Nullable Object> bodyJson) {

    public static final RequestOptions NONE = new RequestOptions(Map.of(), Map.of(), Map.of(), Map.of());

    /** Both together; the same name in both is an error, but for JSON bodies, which are merged where they agree. */
    public RequestOptions and(RequestOptions other) {
        return new RequestOptions(
                merged(params, other.params, false),
                merged(headers, other.headers, false),
                merged(bodyData, other.bodyData, false),
                merged(bodyJson, other.bodyJson, true));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> one, Map<String, @Nullable Object> other, boolean deep) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var all = new LinkedHashMap<>(one);
        other.forEach((name, value) -> {
            var there = all.get(name);
            if (!all.containsKey(name)) {
                all.put(name, value);
            } else if (deep && there instanceof Map<?, ?> inner && value instanceof Map<?, ?> added) {
                all.put(
                        name,
                        merged((Map<String, @Nullable Object>) inner, (Map<String, @Nullable Object>) added, true));
            } else if (!deep || !Objects.equals(there, value)) {
                throw new ConnectorException(
                        Fault.BAD_SETTING,
                        name,
                        "two parts of the manifest put '" + name + "' into the same request",
                        "Name it in one place only",
                        null);
            }
        });
        return all;
    }
}
