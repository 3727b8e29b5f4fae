package io.sluice.connector.manifest.budget;

import io.sluice.connector.expression.python.ForeignPattern;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Recognises requests by method, base URL, path, parameters and headers; what is not given matches all. */
record RequestMatcher(
        @Nullable String method,
        @Nullable String base,
        @Nullable ForeignPattern path,
        Map<String, String> params,
        Map<String, String> headers,
        long weight) {

    static RequestMatcher of(Component matcher, Scope scope) {
        var base = matcher.text("url_base", "");
        var path = matcher.text("url_path_pattern", "");
        var method = matcher.text("method", "");
        return new RequestMatcher(
                method.isEmpty() ? null : method.toUpperCase(Locale.ROOT),
                base.isEmpty() ? null : base.replaceAll("/+$", ""),
                path.isEmpty() ? null : pattern(matcher, path),
                texts(matcher.plain("params"), false),
                texts(matcher.plain("headers"), true),
                matcher.has("weight") ? Budgets.number(matcher, "weight", scope) : 1);
    }

    private static ForeignPattern pattern(Component matcher, String path) {
        try {
            return new ForeignPattern(Pattern.compile(path));
        } catch (PatternSyntaxException e) {
            throw matcher.invalid("url_path_pattern is no regular expression: " + path);
        }
    }

    private static Map<String, String> texts(@Nullable Object value, boolean lower) {
        var texts = new HashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> texts.put(
                    lower ? String.valueOf(name).toLowerCase(Locale.ROOT) : String.valueOf(name),
                    String.valueOf(each)));
        }
        return texts;
    }

    boolean matches(HttpRequest request) {
        var url = request.url();
        return (method == null || method.equals(request.method()))
                && (base == null || base.equals(url.getScheme() + "://" + url.getRawAuthority()))
                && (path == null || path.on(String.valueOf(url.getRawPath()).replaceAll("/+$", ""), Matcher::find))
                && (params.isEmpty() || query(url.getRawQuery()).entrySet().containsAll(params.entrySet()))
                && headers.entrySet().stream().allMatch(wanted -> has(request, wanted.getKey(), wanted.getValue()));
    }

    private static boolean has(HttpRequest request, String name, String value) {
        return request.headers().entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase(name)
                        && header.getValue().contains(value));
    }

    private static Map<String, String> query(@Nullable String query) {
        var values = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
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
