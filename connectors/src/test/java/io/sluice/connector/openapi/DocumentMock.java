package io.sluice.connector.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A server that behaves as one of the documents says, written by hand from the document and not by the importer. */
final class DocumentMock implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a list is answered: the page that was asked for, and the address it was asked at. */
    interface Style {
        Object page(List<Map<String, Object>> all, Map<String, String> query, HttpExchange exchange, String address);
    }

    private record Endpoint(Pattern path, int records, String key, Style style) {}

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Predicate<HttpExchange> admits;
    private final HttpServer server;

    DocumentMock(Predicate<HttpExchange> admits) throws IOException {
        this.admits = admits;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** {@code path} is a regular expression; {@code key} the field that counts the records. */
    DocumentMock list(String path, int records, String key, Style style) {
        endpoints.add(new Endpoint(Pattern.compile(path), records, key, style));
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> refusals() {
        return refusals;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/token")) {
                send(exchange, 200, Map.of("access_token", "fresh", "expires_in", 3600));
                return;
            }
            if (!admits.test(exchange)) {
                refusals.add(path);
                send(exchange, 401, Map.of("error", "who are you?"));
                return;
            }
            for (var endpoint : endpoints) {
                if (endpoint.path.matcher(path).matches()) {
                    var query = query(exchange.getRequestURI().getRawQuery());
                    var all = new ArrayList<Map<String, Object>>();
                    for (var i = 1; i <= endpoint.records; i++) {
                        all.add(record(endpoint.key, i));
                    }
                    send(exchange, 200, endpoint.style.page(all, query, exchange, address() + path));
                    return;
                }
            }
            refusals.add(exchange.getRequestURI().toString());
            send(exchange, 404, Map.of("error", "there is no " + path));
        }
    }

    private static Map<String, Object> record(String key, int number) {
        var record = new LinkedHashMap<String, Object>();
        record.put(key, number);
        record.put("name", "no. " + number);
        record.put("updated_at", "2026-03-%02dT00:00:00Z".formatted(1 + number % 28));
        return record;
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var parts = pair.split("=", 2);
                query.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        var body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    static int number(Map<String, String> query, String name, int otherwise) {
        return Integer.parseInt(query.getOrDefault(name, String.valueOf(otherwise)));
    }

    static <T> List<T> part(List<T> all, int from, int size) {
        return all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
