package io.sluice.connector.mockapi.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request as it came in; header names are in lower case. */
public record Call(String method, String path, String query, Map<String, String> headers, String body) {
    /** The first query parameter of that name. */
    public @Nullable String parameter(String name) {
        return form(query).get(name);
    }

    /** A header, whatever its case. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The path with its escapes undone and doubled slashes made one. */
    public String plainPath() {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replaceAll("/{2,}", "/");
    }

    /** Fields of a query or of a form body; the first of a name counts. */
    public static Map<String, String> form(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            var cut = pair.indexOf('=');
            if (!pair.isEmpty()) {
                fields.putIfAbsent(
                        decoded(cut < 0 ? pair : pair.substring(0, cut)),
                        cut < 0 ? "" : decoded(pair.substring(cut + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }
}
