package io.sluice.connector.manifest.request;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Tuple;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values as a query or a form carries them: a list as several pairs, nothing for null. */
public final class Encoding {
    private Encoding() {}

    public static String form(Map<String, @Nullable Object> values) {
        var pairs = new ArrayList<String>();
        values.forEach((name, value) -> {
            for (var item : items(value)) {
                if (item != null) {
                    pairs.add(encoded(name) + "=" + encoded(Text.str(item)));
                }
            }
        });
        return String.join("&", pairs);
    }

    private static Collection<?> items(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Tuple tuple -> tuple.items();
            case Collection<?> items -> items;
            default -> List.of(value);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** The URL with the parameters added, but for those it carries already with the same value. */
    static String url(String url, Map<String, @Nullable Object> params) {
        if (params.isEmpty()) {
            return url;
        }
        var fragment = url.indexOf('#');
        var plain = fragment < 0 ? url : url.substring(0, fragment);
        var question = plain.indexOf('?');
        var carried = question < 0 ? Map.<String, String>of() : first(plain.substring(question + 1));
        var added = new java.util.LinkedHashMap<String, @Nullable Object>();
        params.forEach((name, value) -> {
            if (!Text.str(value).equals(carried.get(name))) {
                added.put(name, value);
            }
        });
        var query = form(added);
        if (query.isEmpty()) {
            return plain;
        }
        return plain + (question < 0 ? "?" : plain.endsWith("?") || plain.endsWith("&") ? "" : "&") + query;
    }

    private static Map<String, String> first(String query) {
        var values = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
