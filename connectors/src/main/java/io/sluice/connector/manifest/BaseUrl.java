package io.sluice.connector.manifest;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends every request of a manifest to another host. */
final class BaseUrl {
    private BaseUrl() {}

    /** The same values, but each {@code url_base} is the base, and of each {@code url} only the path is left. */
    static @Nullable Object replaced(@Nullable Object node, URI base) {
        return switch (node) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, @Nullable Object>();
                var requester = "HttpRequester".equals(map.get("type"));
                map.forEach((key, value) -> copy.put(
                        key,
                        requester && "url_base".equals(key)
                                ? base.toString()
                                : requester && "url".equals(key) && value instanceof String url
                                        ? moved(url, base)
                                        : replaced(value, base)));
                yield copy;
            }
            case List<?> list -> list.stream().map(item -> replaced(item, base)).toList();
            case null, default -> node;
        };
    }

    private static String moved(String url, URI base) {
        var scheme = url.indexOf("://");
        var path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
        var root = base.toString().endsWith("/") ? base.toString() : base + "/";
        return path < 0 ? base.toString() : root + url.substring(path + 1);
    }
}
