package io.sluice.standalone.bench.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connector.mockapi.Seen;
import io.sluice.connector.mockapi.http.Call;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One way to write what may be written in several, so that texts can be compared. */
final class Canonical {
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "host",
            "user-agent",
            "accept-encoding",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept",
            "upgrade");

    private Canonical() {}

    /** Keys in order, numbers by value, and no {@code lookback_window}, which is not part of the format. */
    static String json(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .filter(field -> !field.getKey().equals("lookback_window"))
                    .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
                    .map(field -> quoted(field.getKey()) + ":" + json(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Canonical::json)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.isNumber() ? number(node) : node.isTextual() ? quoted(node.textValue()) : node.toString();
    }

    private static String quoted(String text) {
        return Reference.JSON.getNodeFactory().textNode(text).toString();
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        var value = node.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** Method, address with its query in order, body, and the headers that a manifest may set. */
    static String request(Seen seen) {
        var query = pairs(seen.query());
        var headers = new TreeMap<String, String>();
        seen.headers().forEach((name, value) -> {
            if (!OF_THE_CLIENT.contains(name)) {
                headers.put(name, name.equals("content-type") ? value.replaceAll(";.*", "") : value);
            }
        });
        if (seen.body().isEmpty()) {
            headers.remove("content-type");
        }
        return seen.method() + " " + decoded(seen.path()) + " " + query + " " + body(seen) + " " + headers;
    }

    private static List<String> pairs(String query) {
        var pairs = new ArrayList<String>();
        for (var pair : query.split("&")) {
            if (!pair.isEmpty()) {
                pairs.add(decoded(pair));
            }
        }
        pairs.sort(null);
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }

    private static String body(Seen seen) {
        try {
            return seen.body().isEmpty() ? "" : json(Reference.JSON.readTree(seen.body()));
        } catch (IOException notJson) {
            var type = seen.headers().getOrDefault("content-type", "");
            return type.contains("form") ? new TreeMap<>(Call.form(seen.body())).toString() : seen.body();
        }
    }
}
