package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.http.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that a stream makes: method, path, and what else tells it from the requests of other streams. */
record RequestForm(String method, String template, TextPattern path, Map<Place, TextPattern> values) {

    static RequestForm of(Map<String, @Nullable Object> requester, Scope outer) {
        var scope = outer.in(requester);
        var url = joined(
                Tree.textAt(requester, requester.containsKey("url_base") ? "url_base" : "url"),
                Tree.textAt(requester, "path"));
        var values = new LinkedHashMap<Place, TextPattern>();
        var rendered = withoutHost(url, scope);
        var mark = rendered.indexOf('?');
        if (mark >= 0) {
            Call.form(rendered.substring(mark + 1))
                    .forEach((name, value) -> values.put(Place.parameter(name), TextPattern.of(value, scope)));
        }
        var options = options(requester);
        add(values, Place.Kind.PARAMETER, List.of(), options.get("request_parameters"), scope);
        add(values, Place.Kind.HEADER, List.of(), options.get("request_headers"), scope);
        add(values, Place.Kind.JSON, List.of(), options.get("request_body_json"), scope);
        add(values, Place.Kind.FORM, List.of(), options.get("request_body_data"), scope);
        var method = requester.get("http_method") instanceof String text ? text : "GET";
        var path = (mark < 0 ? rendered : rendered.substring(0, mark)).replaceAll("/{2,}", "/");
        return new RequestForm(method, path, TextPattern.of(path, scope), values);
    }

    /** Options stand beside the path, under an options provider, or (the newest form) in a typed body. */
    private static Map<String, @Nullable Object> options(Map<String, @Nullable Object> requester) {
        var options = new LinkedHashMap<>(Tree.mapAt(requester, "request_options_provider"));
        options.putAll(requester);
        var body = Tree.mapAt(requester, "request_body");
        switch (Tree.textAt(body, "type")) {
            case "RequestBodyJsonObject" -> options.put("request_body_json", body.get("value"));
            case "RequestBodyUrlEncodedForm" -> options.put("request_body_data", body.get("value"));
            default -> {}
        }
        return options;
    }

    private static String joined(String base, String path) {
        if (path.startsWith("http://") || path.matches("/*")) {
            return path.startsWith("http://") ? path : base;
        }
        return base.replaceAll("/+$", "") + "/" + path.replaceAll("^/+", "");
    }

    /** The path part of a template whose start may itself be an expression. */
    private static String withoutHost(String url, Scope scope) {
        var end = url.startsWith("{{") ? url.indexOf("}}") + 2 : 0;
        var start = end > 1 ? scope.text(url.substring(0, end)) : "";
        var whole = (start == null ? "" : start) + url.substring(end);
        return whole.replaceFirst("^https?://[^/]*", "");
    }

    private static void add(
            Map<Place, TextPattern> values,
            Place.Kind kind,
            List<String> path,
            @Nullable Object template,
            Scope scope) {
        if (template instanceof Map<?, ?> map) {
            Tree.map(map).forEach((name, value) -> {
                var longer = new ArrayList<>(path);
                longer.add(String.valueOf(scope.text(name)));
                add(values, kind, longer, value, scope);
            });
        } else if (!path.isEmpty() && template != null && !(template instanceof List)) {
            values.put(new Place(kind, path), TextPattern.of(template, scope));
        }
    }

    /** How many of the fixed values the request does not carry. */
    long missing(Call call) {
        return values.entrySet().stream()
                .filter(value -> value.getValue().isFixed() && value.getValue().fixedLetters() > 0)
                .filter(value -> {
                    var found = value.getKey().in(call);
                    return found == null || value.getValue().read(found) == null;
                })
                .count();
    }

    /** What fills the gaps in this request. */
    List<TextPattern.Filled> gaps(Call call) {
        var filled = new ArrayList<TextPattern.Filled>();
        var inPath = path.read(call.plainPath());
        filled.addAll(inPath == null ? List.of() : inPath);
        values.forEach((place, pattern) -> {
            var text = place.in(call);
            var found = text == null ? null : pattern.read(text);
            filled.addAll(found == null ? List.of() : found);
        });
        return filled;
    }
}
