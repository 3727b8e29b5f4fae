package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins what the parts of a slice add to a request. */
final class Options {
    private Options() {}

    /** The second wins where both use one name. */
    static RequestOptions both(RequestOptions one, RequestOptions other) {
        return new RequestOptions(
                joined(one.params(), other.params()),
                joined(one.headers(), other.headers()),
                joined(one.bodyData(), other.bodyData()),
                joined(one.bodyJson(), other.bodyJson()));
    }

    private static Map<String, @Nullable Object> joined(
            Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }
}
