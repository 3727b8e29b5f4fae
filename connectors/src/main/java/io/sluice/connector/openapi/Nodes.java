package io.sluice.connector.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values of a document, read without surprise: what is not there or of another kind is empty. */
final class Nodes {

    private Nodes() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : "";
    }
}
