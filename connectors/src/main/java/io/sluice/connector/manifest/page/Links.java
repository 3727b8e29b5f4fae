package io.sluice.connector.manifest.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Link} header: each link under its relation. */
final class Links {
    private static final Pattern NEXT = Pattern.compile(", *<");

    private Links() {}

    static Map<String, @Nullable Object> parse(String header) {
        var links = new LinkedHashMap<String, @Nullable Object>();
        if (header.isBlank()) {
            return links;
        }
        for (var text : NEXT.split(header.strip())) {
            var link = link(text);
            var name = link.getOrDefault("rel", link.get("url"));
            links.put(String.valueOf(name), link);
        }
        return links;
    }

    private static Map<String, @Nullable Object> link(String text) {
        var link = new LinkedHashMap<String, @Nullable Object>();
        var semicolon = text.indexOf(';');
        link.put("url", trimmed(semicolon < 0 ? text : text.substring(0, semicolon), "<> '\""));
        for (var parameter :
                semicolon < 0 ? new String[0] : text.substring(semicolon + 1).split(";")) {
            var equals = parameter.indexOf('=');
            if (equals < 0) {
                break;
            }
            link.put(trimmed(parameter.substring(0, equals), " '\""), trimmed(parameter.substring(equals + 1), " '\""));
        }
        return link;
    }

    private static String trimmed(String text, String characters) {
        var start = 0;
        var end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
